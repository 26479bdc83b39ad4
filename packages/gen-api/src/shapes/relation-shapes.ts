import { columnNamed, type Model, type ObjectShape, type Property, type Schema, type Shape } from '@ssot-codegen/core'
import { lookupsOf, verbsIn, type RelationWrite } from '../relation-writes.js'
import { valueShape } from './column-shape.js'

/** Which body it is: one that makes a record, or one that changes it. */
export type BodyKind = 'create' | 'update'

/**
 * The body of a record with what it says of relations. A foreign key is optional there: the relation may say it.
 *
 * @param columns the body without them
 * @param partOf the shape of what is said of one relation
 */
export function bodyShape(columns: ObjectShape, kind: BodyKind, related: RelatedBody): ObjectShape {
  const { model, writes, partOf } = related
  const written = writes.filter((write) => verbsIn(kind, write, model).length > 0)
  const keys = new Set(written.flatMap(({ field }) => field.fields))
  const own = columns.properties.map((property) => (keys.has(property.name) ? { ...property, optional: true } : property))
  const parts = written.map((write): Property => {
    const { name, doc } = write.field
    return { name, shape: partOf(write), optional: true, ...(doc !== undefined && { doc }) }
  })
  return { kind: 'object', properties: [...own, ...parts] }
}

/** What a body says beside its columns. */
export type RelatedBody = {
  readonly model: Model
  readonly writes: readonly RelationWrite[]
  readonly partOf: (write: RelationWrite) => Shape
}

/** The names of the shapes that relations are written with. */
export type RelatedShapes = { readonly body: (model: string) => string; readonly unique: (model: string) => string }

/** What a body says of one relation: one verb for one record; for many any of them, and `set` alone. */
export function partShape(write: RelationWrite, kind: BodyKind, model: Model, names: RelatedShapes): Shape {
  const { field } = write
  const made: Shape = { kind: 'ref', name: names.body(field.model) }
  const named: Shape = { kind: 'ref', name: names.unique(field.model) }
  const verbs = verbsIn(kind, write, model)
  if (field.list) {
    const listed = verbs.filter((verb) => verb !== 'set').map((name): Property => ({ name, shape: { kind: 'list', items: name === 'create' ? made : named }, optional: true }))
    const set: Shape = { kind: 'object', properties: [{ name: 'set', shape: { kind: 'list', items: named } }] }
    return oneOf([{ kind: 'object', properties: listed }, ...(verbs.includes('set') ? [set] : [])])
  }
  const shapes = { create: made, connect: named, set: named, disconnect: { kind: 'literal', value: true } } as const
  return oneOf(verbs.map((name) => ({ kind: 'object', properties: [{ name, shape: shapes[name] }] })))
}

/** What names one record in a body: its key, or another unique. */
export function uniqueShape(model: Model, schema: Schema): Shape {
  const properties = (fields: readonly string[]) => fields.map((name) => ({ name, shape: valueShape(columnNamed(model, name), schema, {}) }))
  return oneOf(lookupsOf(model, schema).map((fields) => ({ kind: 'object', properties: properties(fields) })))
}

function oneOf(options: readonly Shape[]): Shape {
  const [first] = options
  return first && options.length === 1 ? first : { kind: 'union', options }
}
