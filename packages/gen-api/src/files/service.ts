import { doc, softDeleteOf, ts, type Code, type Model } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { reachOf, type Reach } from '../surface.js'
import { lib } from '../symbols.js'

/** What a service or controller is made by: how far it goes, and whether what it deletes is kept. */
type Form = Reach | 'kept'

const VERBS: { readonly [F in Form]: string } = { full: 'Reads and writes', kept: 'Reads and writes', read: 'Reads', list: 'Lists' }

const SERVICES = { full: lib.createService, kept: lib.createSoftDeleteService, read: lib.createReadService, list: lib.createListService }
const CONTROLLERS = { full: lib.createController, kept: lib.createSoftDeleteController, read: lib.createReadController, list: lib.createListController }

function formOf(model: Model): Form {
  return softDeleteOf(model) ? 'kept' : reachOf(model)
}

/** A model's service. */
export function serviceFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const form = formOf(model)
  return ts`
    ${doc(`${VERBS[form]} ${api.names.model(model).many}; every call passes the one door to the database.`)}
    export const ${symbols.service} = ${SERVICES[form]}(${symbols.model})
  `
}

/** Characters of a controller's name from which on its parts have lines of their own. */
const LONG = 32

/** A model's controller. */
export function controllerFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const create = CONTROLLERS[formOf(model)]
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
