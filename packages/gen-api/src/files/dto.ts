import { doc, isRelation, join, key, lit, modelNamed, ts, typeOf, type Code, type CodeSymbol, type Model, type Printable, type Property, type Side } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { fieldsOf } from '../fields-of.js'
import { hasBodyShape } from '../operations/shape-names.js'
import { verbsIn } from '../relation-writes.js'
import { bodyShape, uniqueShape, type BodyKind } from '../shapes/relation-shapes.js'
import { isEverywhere, keyShape, readableColumns } from '../shapes/model-shapes.js'
import { reachOf } from '../surface.js'
import { decimal, lib, unnamed, type ModelSymbols } from '../symbols.js'

/** The types of a model's bodies and records. */
export function dtoFile(api: Api, model: Model): Code {
  const { schema } = api
  const symbols = api.model(model)
  const shapes = api.shapes(model)
  const type = (shape: Parameters<typeof typeOf>[0], side: Side) =>
    typeOf(shape, side, { ref: unnamed, enum: api.enumType, json: lib.JsonValue, decimal, origin: fieldsOf(model) })
  const body = (kind: BodyKind) => bodyType(api, model, kind)
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
    export type ${symbols.create} = ${body('create')}

    ${doc(isEmptyBody(api, model, 'update') ? 'Nothing of a record may change.' : 'What may change; what is absent stays as it is.')}
    export type ${symbols.update} = ${body('update')}
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
  const named = ts`
    /** What names one record in a body. */
    export type ${symbols.unique} = ${type(uniqueShape(model, schema), 'input')}
  `
  const query = ts`
    /** What a list may be asked for. */
    export type ${symbols.query} = ${listQuery(symbols, columns, relations)}

    /** The types above, as services and controllers take them. */
    export type ${symbols.types} = {
      read: ${symbols.read}
      create: ${written ? createData(api, model) : ts`never`}
      update: ${written ? updateData(api, model) : ts`never`}
      key: ${addressed ? symbols.key : ts`never`}
      query: ${symbols.query}
    }
  `
  const parts = [
    read,
    ...(written ? [bodies] : []),
    ...(hasServer ? [server] : []),
    ...(addressed ? [address] : []),
    ...(api.isNamed(model) ? [named] : []),
    query,
    ...inputs(api, model),
  ]
  return join(parts, '\n\n')
}

/** What the server makes a record of. */
function createData(api: Api, model: Model): Printable {
  const { create, serverData, key: type } = api.model(model)
  const { server, hasServerKey } = api.shapes(model)
  const more = [...(server.properties.length > 0 ? [ts`${serverData}`] : []), ...(hasServerKey ? [ts`Partial<${type}>`] : [])]
  return both({ type: create, isEmpty: isEmptyBody(api, model, 'create') }, more)
}

/** What the server changes a record to. */
function updateData(api: Api, model: Model): Printable {
  const { update, serverData } = api.model(model)
  const more = api.shapes(model).server.properties.length > 0 ? [ts`${serverData}`] : []
  return both({ type: update, isEmpty: isEmptyBody(api, model, 'update') }, more)
}

function isEmptyBody(api: Api, model: Model, kind: BodyKind): boolean {
  return api.shapes(model)[kind].properties.length === 0 && !hasBodyShape(api, model, kind)
}

/** A body and more. The type of a body without properties says that there are none, of whatever name. */
function both({ type, isEmpty }: { readonly type: CodeSymbol; readonly isEmpty: boolean }, more: readonly Code[]): Printable {
  return join([...(!isEmpty || more.length === 0 ? [ts`${type}`] : []), ...more], ' & ')
}

/** The type of a body: columns, and what it says of relations. */
function bodyType(api: Api, model: Model, kind: BodyKind): Printable {
  const writes = api.writes(model)
  const part = (name: string) => {
    const write = writes.find(({ field }) => field.name === name)
    if (!write) return unnamed(name)
    const verbs = join(verbsIn(kind, write, model).map((verb) => lit(verb)), ' | ')
    return ts`${write.field.list ? lib.ToMany : lib.ToOne}<${lit(write.field.model)}, ${verbs}>`
  }
  const shape = bodyShape(api.shapes(model)[kind], kind, { model, writes, partOf: ({ field }) => ({ kind: 'ref', name: field.name }) })
  // A body without it would seem to have it: every object has something of that name.
  const isTyped = ({ name }: Property) => !writes.some(({ field }) => field.name === name && isEverywhere(field))
  return typeOf({ ...shape, properties: shape.properties.filter(isTyped) }, 'input', { ref: part, enum: api.enumType, json: lib.JsonValue, decimal, origin: fieldsOf(model) })
}

/** What bodies of other models take of this one: declared there, for files of types must not import each other in a circle. */
function inputs(api: Api, model: Model): Code[] {
  const { create, unique } = api.model(model)
  if ((!api.isMade(model) && !api.isNamed(model)) || !isWritten(api, model)) return []
  const members = [...(api.isMade(model) ? [ts`create: ${create}`] : []), ...(api.isNamed(model) ? [ts`unique: ${unique}`] : [])]
  return [
    ts`
      declare module ${lit(INPUTS)} {
        interface ModelInputs {
          ${key(model.name)}: {
            ${members}
          }
        }
      }
    `,
  ]
}

/** Whether the type of any body says something of its records: without one, nothing imports the file that the declaration is added to. */
function isWritten(api: Api, model: Model): boolean {
  const others = new Set(model.fields.filter(isRelation).map((field) => modelNamed(api.schema, field.model)))
  return [...others].some((other) => api.writes(other).some(({ field }) => field.model === model.name && !isEverywhere(field)))
}

/** The runtime file of `ToOne`, as a model's folder names it. */
const INPUTS = '../../runtime/api/model-inputs.js'

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
