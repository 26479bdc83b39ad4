import { deprecationOf, doc, from, join, key, lit, reexport, ts, type Code, type Enum, type Model } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { bodiesOf, reachOf } from '../surface.js'
import { enumSymbols, lib, models } from '../symbols.js'

/** All that a model's folder offers. */
export function indexFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const bodies = bodiesOf(api.actions(model))
  const reach = reachOf(model)
  const offered = [
    ...(reach === 'full' ? [symbols.create, symbols.update] : []),
    ...(reach === 'list' ? [] : [symbols.key]),
    ...(api.isNamed(model) ? [symbols.unique] : []),
    ...[symbols.read, symbols.query, symbols.types, symbols.model, symbols.service, symbols.controller],
    ...(bodies.create ? [symbols.createValidator] : []),
    ...(bodies.update ? [symbols.updateValidator] : []),
  ]
  return ts`${reexport(offered)}`
}

/** All models by name, so that relations find their targets without importing each other. */
export function registryFile(api: Api): Code {
  const all = ts`
    {
      ${api.models.map((model) => from(model, ts`${key(model.name)}: ${api.model(model).model},`))}
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
    const code = ts`
      ${doc([documentation(enumeration), ...deprecations(enumeration)].join('\n'))}
      export const ${values} = ${lit(enumeration.values.map((value) => value.name))} as const

      ${doc(`One of the values of ${enumeration.name}.`)}
      export type ${type} = (typeof ${values})[number]
    `
    return from(enumeration, code)
  })
  return join(enums, '\n\n')
}

/** Without the line that is the reason why it is deprecated: that is said in the note of it. */
function documentation(enumeration: Enum): string {
  const reason = deprecationOf(enumeration)?.reason
  const lines = (enumeration.doc ?? '').split('\n').filter((line) => line !== reason)
  return lines.join('\n').trim() || `The values of ${enumeration.name}.`
}

/** In words: a tag would be reported wherever the enum is read, and old rows hold its values. */
function deprecations(enumeration: Enum): string[] {
  const notes: [what: string, node: Enum | Enum['values'][number]][] = [['Deprecated', enumeration]]
  for (const value of enumeration.values) notes.push([`"${value.name}" is deprecated`, value])
  return notes.flatMap(([what, node]) => {
    const found = deprecationOf(node)
    return found ? [found.reason === undefined ? `${what}.` : `${what}: ${found.reason}`] : []
  })
}
