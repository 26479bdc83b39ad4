import { doc, join, key, lit, reexport, ts, type Code, type Model } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { reachOf } from '../surface.js'
import { enumSymbols, lib, models } from '../symbols.js'

/** All that a model's folder offers. */
export function indexFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const actions = api.actions(model)
  const reach = reachOf(model)
  const offered = [
    ...(reach === 'full' ? [symbols.create, symbols.update] : []),
    ...(reach === 'list' ? [] : [symbols.key]),
    ...[symbols.read, symbols.query, symbols.types, symbols.model, symbols.service, symbols.controller],
    ...(actions.includes('create') ? [symbols.createValidator] : []),
    ...(actions.includes('update') ? [symbols.updateValidator] : []),
  ]
  return ts`${reexport(offered)}`
}

/** All models by name, so that relations find their targets without importing each other. */
export function registryFile(api: Api): Code {
  const all = ts`
    {
      ${api.models.map((model) => ts`${key(model.name)}: ${api.model(model).model},`)}
    }
  `
  return ts`
    /** All models of the API, by name. */
    export const ${models}: ${lib.Models} = ${api.models.length > 0 ? all : ts`{}`}
  `
}

/** The enums of the schema: their values, and the type of one. */
export function enumsFile(api: Api): Code {
  const enums = api.schema.enums.map((enumeration) => {
    const { values, type } = enumSymbols(enumeration, api.names)
    return ts`
      ${doc(enumeration.doc ?? `The values of ${enumeration.name}.`)}
      export const ${values} = ${lit(enumeration.values.map((value) => value.name))} as const

      ${doc(`One of the values of ${enumeration.name}.`)}
      export type ${type} = (typeof ${values})[number]
    `
  })
  return join(enums, '\n\n')
}
