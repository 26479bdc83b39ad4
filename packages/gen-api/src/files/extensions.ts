import { join, key, lit, reexport, ts, type Code, type Model } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import type { Action } from '../surface.js'
import { extending, lib } from '../symbols.js'

const { ModelExtensions, defineExtension, defineExtensions, extensions } = extending

/** What a model can be extended by where nothing is said of it: the type's default. */
const USUAL: readonly Action[] = ['list', 'search', 'count', 'get', 'create', 'update', 'delete']

/** The types of what a project may add to its models, and what it is declared with. */
export function extensionsFile(api: Api): Code {
  const models = ts`
    {
      ${api.models.map((model) => ts`${key(api.names.model(model).value)}: ${extensionType(api, model)}`)}
    }
  `
  return ts`
    ${reexport([lib.operation, lib.shape])}

    /** The models by the names of their services, and what each may be extended by. */
    export type ${ModelExtensions} = ${api.models.length > 0 ? models : ts`Record<string, never>`}

    /** What the project adds to its models: hooks, overrides and operations, by model. */
    export function ${defineExtensions}(extensions: Partial<${ModelExtensions}>): ${lib.Extensions} {
      return extensions
    }

    /** What the project adds to one model, for a file of its own. */
    export function ${defineExtension}<Name extends keyof ${ModelExtensions}>(_name: Name, extension: ${ModelExtensions}[Name]): ${ModelExtensions}[Name] {
      return extension
    }
  `
}

function extensionType(api: Api, model: Model): Code {
  const { types } = api.model(model)
  const actions = api.actions(model)
  if (actions.length === USUAL.length && USUAL.every((action) => actions.includes(action))) return ts`${lib.ModelExtension}<${types}>`
  return ts`${lib.ModelExtension}<${types}, ${actions.length > 0 ? join(actions.map((action) => lit(action)), ' | ') : ts`never`}>`
}

/** `src/extensions/index.ts`: what the project adds, still nothing. */
export function extensionsScaffold(): Code {
  return ts`
    /** What this project adds to its models. */
    export const ${extensions} = ${defineExtensions}({})
  `
}
