import { doc, join, lit, ts, typeOf, type Code, type CodeSymbol, type Model, type Printable, type Side } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { keyShape, readableColumns, type ModelShapes } from '../shapes/model-shapes.js'
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
  const server = ts`
    /** What the server may write besides: hooks, and other code of the project. */
    export type ${symbols.serverData} = ${type(shapes.server, 'input')}
  `
  const hasServer = written && shapes.server.properties.length > 0
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
      create: ${written ? createData(symbols, shapes) : ts`never`}
      update: ${written ? updateData(symbols, shapes) : ts`never`}
      key: ${addressed ? symbols.key : ts`never`}
      query: ${symbols.query}
    }
  `
  return join([read, ...(written ? [bodies] : []), ...(hasServer ? [server] : []), ...(addressed ? [address] : []), query], '\n\n')
}

/** What the server makes a record of. */
function createData({ create, serverData, key }: ModelSymbols, { create: { properties }, server, hasServerKey }: ModelShapes): Printable {
  return both({ type: create, properties }, [...(server.properties.length > 0 ? [ts`${serverData}`] : []), ...(hasServerKey ? [ts`Partial<${key}>`] : [])])
}

/** What the server changes a record to. */
function updateData({ update, serverData }: ModelSymbols, { update: { properties }, server }: ModelShapes): Printable {
  return both({ type: update, properties }, server.properties.length > 0 ? [ts`${serverData}`] : [])
}

/** A body and more. The type of a body without properties says that there are none, of whatever name. */
function both({ type, properties }: { readonly type: CodeSymbol; readonly properties: readonly unknown[] }, more: readonly Code[]): Printable {
  return join([...(properties.length > 0 || more.length === 0 ? [ts`${type}`] : []), ...more], ' & ')
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
