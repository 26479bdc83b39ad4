import { doc, join, lit, ts, typeOf, type Code, type Model, type Side } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { keyShape, readableColumns } from '../shapes/model-shapes.js'
import { reachOf } from '../surface.js'
import { decimal, lib, unnamed, type ModelSymbols } from '../symbols.js'

/** The types of a model's bodies and records. */
export function dtoFile(api: Api, model: Model): Code {
  const { schema } = api
  const symbols = api.model(model)
  const shapes = api.shapes(model)
  const type = (shape: Parameters<typeof typeOf>[0], side: Side) =>
    typeOf(shape, side, { ref: unnamed, enum: api.enumType, json: lib.JsonValue, decimal })
  const relations = api.relations(model).map((field) => field.name)
  const columns = readableColumns(model).length > 0 ? ts`keyof ${symbols.read}` : ts`never`
  const reach = reachOf(model)
  const written = reach === 'full'
  const addressed = reach !== 'list'
  const read = ts`
    ${doc(model.doc ?? `A record of ${model.name}, as it is read.`)}
    export type ${symbols.read} = ${type(shapes.read, 'record')}
  `
  const bodies = ts`
    /** What a new record is made of. */
    export type ${symbols.create} = ${type(shapes.create, 'input')}

    ${doc(shapes.update.properties.length > 0 ? 'What may change; what is absent stays as it is.' : 'Nothing of a record may change.')}
    export type ${symbols.update} = ${type(shapes.update, 'input')}
  `
  const address = ts`
    /** What addresses one record. */
    export type ${symbols.key} = ${type(keyShape(model, schema), 'input')}
  `
  const query = ts`
    /** What a list may be asked for. */
    export type ${symbols.query} = ${listQuery(symbols, columns, relations)}

    /** The types above, as services and controllers take them. */
    export type ${symbols.types} = {
      read: ${symbols.read}
      create: ${written ? symbols.create : ts`never`}
      update: ${written ? symbols.update : ts`never`}
      key: ${addressed ? symbols.key : ts`never`}
      query: ${symbols.query}
    }
  `
  return join([read, ...(written ? [bodies] : []), ...(addressed ? [address] : []), query], '\n\n')
}

/** Characters of names that a line has room for, beside what stands around them. */
const ROOM = 80

/** The type of a list's request; relations that no line has room for stand below each other. */
function listQuery({ query, read }: ModelSymbols, columns: Code, relations: readonly string[]): Code {
  if (relations.length === 0) return ts`${lib.ListQuery}<${columns}, never>`
  const names = relations.map((name) => lit(name))
  if ([query.name, read.name, ...relations].join(' | ').length <= ROOM) return ts`${lib.ListQuery}<${columns}, ${join(names, ' | ')}>`
  return ts`
    ${lib.ListQuery}<
      ${columns},
      ${names.map((name) => ts`| ${name}`)}
    >
  `
}
