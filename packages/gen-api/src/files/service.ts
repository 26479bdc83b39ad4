import { ts, type Code, type Model } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { reachOf } from '../surface.js'
import { lib } from '../symbols.js'

/** A model's service. */
export function serviceFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const create = { full: lib.createService, read: lib.createReadService, list: lib.createListService }[reachOf(model)]
  return ts`
    /** Reads and writes records; every call passes the one door to the database. */
    export const ${symbols.service} = ${create}(${symbols.model})
  `
}

/** A model's controller. */
export function controllerFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const create = { full: lib.createController, read: lib.createReadController, list: lib.createListController }[reachOf(model)]
  return ts`
    /** Answers requests for the resource; no framework is known here. */
    export const ${symbols.controller} = ${create}(${symbols.model}, ${symbols.service})
  `
}
