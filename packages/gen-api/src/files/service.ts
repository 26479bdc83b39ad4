import { doc, ts, type Code, type Model } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { reachOf, type Reach } from '../surface.js'
import { lib } from '../symbols.js'

const VERBS: { readonly [R in Reach]: string } = { full: 'Reads and writes', read: 'Reads', list: 'Lists' }

/** A model's service. */
export function serviceFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const reach = reachOf(model)
  const create = { full: lib.createService, read: lib.createReadService, list: lib.createListService }[reach]
  return ts`
    ${doc(`${VERBS[reach]} ${api.names.model(model).many}; every call passes the one door to the database.`)}
    export const ${symbols.service} = ${create}(${symbols.model})
  `
}

/** Characters of a controller's name from which on its parts have lines of their own. */
const LONG = 32

/** A model's controller. */
export function controllerFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const create = { full: lib.createController, read: lib.createReadController, list: lib.createListController }[reachOf(model)]
  const flat = ts`${create}(${symbols.model}, ${symbols.service})`
  const broken = ts`
    ${create}(
      ${symbols.model},
      ${symbols.service},
    )
  `
  const isLong = symbols.controller.name.length > LONG
  return ts`
    ${doc(`Answers requests for ${api.names.model(model).many}; no framework is known here.`)}
    export const ${symbols.controller} = ${isLong ? broken : flat}
  `
}
