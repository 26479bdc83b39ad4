import type { ColumnKind, Model, Models } from '#runtime/api/model.js'
import { visibleColumns, visibleRelations } from '#runtime/api/visible.js'
import type { Stringify } from '#runtime/api/wire-reply.js'
import fastJson, { type Schema } from 'fast-json-stringify'

/** Kinds whose encoded values are all of one type of JSON. Others are left to `JSON.stringify`. */
const TYPES: { readonly [K in ColumnKind]?: 'string' | 'number' | 'boolean' } = {
  string: 'string',
  exact: 'string',
  document: 'string',
  boolean: 'boolean',
  int: 'number',
  bigint: 'string',
  decimal: 'string',
  datetime: 'string',
  date: 'string',
  time: 'string',
  bytes: 'string',
  bits: 'string',
  enum: 'string',
  uuid: 'string',
}

type Properties = { [name: string]: Schema | object }

/** So many properties a serializer knows, those of included records counted: one that is larger takes longer to make than it ever saves. */
const MAX_PROPERTIES = 300

/** What is left to `JSON.stringify`. */
const ANYTHING = {}

/**
 * Serializers of records, made when the first record of a model is sent, by the compiler that Fastify uses itself. They know a record and the
 * records that it includes; what these include is left to `JSON.stringify`, so that none of them refers to another or to itself. No property is
 * required, for a request selects. Problems, pages and counts are as fast without.
 */
export function serializers(models: Models): Stringify {
  const known = new WeakMap<Model, (value: unknown) => string>()
  return (value, from) => {
    if (from === undefined) return JSON.stringify(value)
    const serializer = known.get(from.model) ?? serializerOf(from.model, models)
    known.set(from.model, serializer)
    return serializer(value)
  }
}

function serializerOf(model: Model, models: Models): (value: unknown) => string {
  return isPlain(model, models) ? fastJson(recordSchema(model, models)) : JSON.stringify
}

/** Whether no name is one that every object has: a serializer would take what is inherited for what is there. */
function isPlain(model: Model, models: Models): boolean {
  return ![...visibleColumns(model), ...visibleRelations(model, models)].some((name) => name in Object.prototype)
}

/** The JSON Schema of a record with what it may include, in the encoder's order of properties. */
export function recordSchema(model: Model, models: Models): Schema {
  const properties = columnsOf(model)
  let size = Object.keys(properties).length
  for (const name of visibleRelations(model, models)) {
    const target = models[model.relations[name]?.model ?? '']
    const columns = target ? columnsOf(target) : {}
    size += Object.keys(columns).length
    const record: Schema = { type: 'object', nullable: true, properties: { ...columns, ...relationsOf(target, models) } }
    if (size > MAX_PROPERTIES || !target || !isPlain(target, models)) properties[name] = ANYTHING
    else properties[name] = model.relations[name]?.list === true ? { type: 'array', items: record } : record
  }
  return { type: 'object', properties }
}

function columnsOf(model: Model): Properties {
  return Object.fromEntries(
    visibleColumns(model).map((name) => {
      const column = model.columns[name]
      const type = column && column.list !== true ? TYPES[column.kind] : undefined
      return [name, type === undefined ? ANYTHING : { type, nullable: true }]
    }),
  )
}

function relationsOf(model: Model | undefined, models: Models): Properties {
  return model ? Object.fromEntries(visibleRelations(model, models).map((name) => [name, ANYTHING])) : {}
}
