import {
  annotationOf,
  columnNamed,
  deprecationOf,
  isColumn,
  type ColumnField,
  type Default,
  type Field,
  type Model,
  type ObjectShape,
  type Property,
  type RelationField,
  type Schema,
} from '@ssot-codegen/core'
import type { Bounds } from '../annotations.js'
import { versionOf } from '../version.js'
import { columnShape, valueShape } from './column-shape.js'
import { defaultValue } from './default-value.js'
import { isLostDefault } from './lost-default.js'

/** The bounds that annotations lay on a field. */
export type BoundsOf = (field: ColumnField) => Bounds

/** The shapes that a model's types, validators and documents are printed from. */
export type ModelShapes = {
  readonly create: ObjectShape
  readonly update: ObjectShape
  readonly read: ObjectShape
  /** Columns that the server writes and no request may, but for those of the key. */
  readonly server: ObjectShape
  /** Whether there is such a column in the key. */
  readonly hasServerKey: boolean
}

/** All shapes of a model. */
export function modelShapes(model: Model, schema: Schema, boundsOf: BoundsOf): ModelShapes {
  const properties = new Map(model.fields.filter(isColumn).filter((field) => isCreatable(field, model, schema)).map((field) => [field, property(field, schema, boundsOf)]))
  const server = model.fields.filter(isColumn).filter((field) => isServerData(field, model, schema))
  return {
    create: createShape(properties, model, schema),
    update: updateShape(properties, model),
    read: readShape(model, schema),
    server: {
      kind: 'object',
      properties: server.filter((field) => !isKeyPart(field, model)).map((field) => ({ ...property(field, schema, boundsOf), optional: true })),
    },
    hasServerKey: server.some((field) => isKeyPart(field, model)),
  }
}

/** What bodies may hold of columns. */
type Properties = ReadonlyMap<ColumnField, Property>

/** The body that creates a record: defaulted and nullable fields may be left out. */
function createShape(properties: Properties, model: Model, schema: Schema): ObjectShape {
  const all = [...properties].map(([field, property]): Property => {
    if (isLostDefault(field, model, schema.provider)) return property
    const made = defaultValue(field, property.shape)
    return { ...property, ...(mayBeAbsent(field, schema) && { optional: true }), ...(made !== undefined && { default: made }) }
  })
  return { kind: 'object', properties: all }
}

/** The body that changes a record: what is absent stays as it is. Keys do not change. */
function updateShape(properties: Properties, model: Model): ObjectShape {
  const changeable = [...properties].filter(([field]) => !isKeyPart(field, model))
  return { kind: 'object', properties: changeable.map(([, property]) => ({ ...property, optional: true })) }
}

/** A record as it is read: the visible columns. Bounds do not apply, for old rows may break them. */
function readShape(model: Model, schema: Schema): ObjectShape {
  return { kind: 'object', properties: readableColumns(model).map((field) => property(field, schema, () => ({}))) }
}

/** What the relations of a reply are made of. */
export type ReplyRelations = {
  readonly relations: readonly RelationField[]
  /** The name of a model's own shape. */
  readonly refOf: (model: string) => string
  /** Whether a relation to one may be null. */
  readonly mayLeadNowhere: (field: RelationField) => boolean
}

/** A record as a reply carries it: the visible columns, and the relations that were asked for. */
export function replyShape(columns: ObjectShape, { relations, refOf, mayLeadNowhere }: ReplyRelations): ObjectShape {
  const related = relations.map((field): Property => {
    const target = { kind: 'ref', name: refOf(field.model) } as const
    const shape = field.list ? ({ kind: 'list', items: target } as const) : mayLeadNowhere(field) ? ({ kind: 'nullable', of: target } as const) : target
    return { name: field.name, shape, optional: true, ...(field.doc !== undefined && { doc: field.doc }) }
  })
  return { kind: 'object', properties: [...columns.properties, ...related] }
}

/** The values that address one record. */
export function keyShape(model: Model, schema: Schema): ObjectShape {
  const fields = (model.id?.fields ?? []).map((name) => columnNamed(model, name))
  return { kind: 'object', properties: fields.map((field) => ({ name: field.name, shape: valueShape(field, schema, {}) })) }
}

/** The columns a reply may carry. */
export function readableColumns(model: Model): ColumnField[] {
  return model.fields.filter(isColumn).filter((field) => !field.hidden && !field.writeonly)
}

/** Why no body could make a record of the model, or undefined when one can. */
export function createObstacle(model: Model, schema: Schema): string | undefined {
  for (const field of model.fields) {
    if (!field.required || field.kind === 'relation' || field.list) continue
    if (field.kind === 'opaque') {
      if (!field.hasDefault) return field.name
    } else if (!isCreatable(field, model, schema) && !isFilledIn(field, schema) && !annotationOf(field, 'filled')) return field.name
  }
  return undefined
}

function property(field: ColumnField, schema: Schema, boundsOf: BoundsOf): Property {
  return {
    name: field.name,
    shape: columnShape(field, schema, boundsOf(field)),
    ...(field.doc !== undefined && { doc: field.doc }),
    ...(deprecationOf(field) && { deprecated: true }),
  }
}

/** Whether a request may change the field: keys stay what they are. */
export function isUpdatable(field: Field, model: Model, schema: Schema): boolean {
  return isColumn(field) && isCreatable(field, model, schema) && !isKeyPart(field, model)
}

/** Whether a request may choose that part of the key of a new record. */
export function isKeyCreatable(name: string, model: Model, schema: Schema): boolean {
  return isCreatable(columnNamed(model, name), model, schema)
}

/** The body that makes or changes the record that a path names: the key may be absent, for the path says it. */
export function upsertShape(create: ObjectShape, model: Model): ObjectShape {
  const isKey = ({ name }: Property) => model.id?.fields.includes(name) === true
  // Of a record that is there, what the body does not name is as it was.
  const undecided = create.properties.map(({ default: _, ...item }) => item)
  return { kind: 'object', properties: undecided.map((item) => (isKey(item) ? { ...item, optional: true } : item)) }
}

function isKeyPart(field: ColumnField, model: Model): boolean {
  return model.id?.fields.includes(field.name) === true
}

function isWritable(field: ColumnField): boolean {
  return !field.hidden && !field.readonly && !field.updatedAt
}

/** Whether a request may say the field of a new record. */
export function isCreatable(field: ColumnField, model: Model, schema: Schema): boolean {
  return isWritable(field) && field !== versionOf(model) && !isDatabaseMade(field, model, schema)
}

/** Why no hook has to fill the field, as the end of a sentence about `@filled` on it; undefined where one has to. */
export function filledMisfit(field: Field, schema: Schema): string | undefined {
  if (!isColumn(field)) return 'is no column that a hook could write'
  if (!field.hidden && !field.readonly) return 'is for requests to write, since neither @readonly nor @hidden is on it'
  if (isEverywhere(field)) return 'is called like what every object has, so that no hook can be seen to give it'
  return !field.required || field.list || isFilledIn(field, schema) ? 'may do without a value of its own, being optional, a list or one with a default' : undefined
}

/** What Prisma or the database keeps is for the server to write no more than for requests. */
function isServerData(field: ColumnField, model: Model, schema: Schema): boolean {
  return (field.hidden || field.readonly) && !isEverywhere(field) && !field.updatedAt && field !== versionOf(model) && !isDatabaseMade(field, model, schema)
}

/** Whether the field is called like what every object has. To the compiler an object without it has it, with another type. */
export function isEverywhere({ name }: Field): boolean {
  return name in Object.prototype
}

/** Numbers and keys that the database hands out are not for requests to choose. */
function isDatabaseMade(field: ColumnField, model: Model, schema: Schema): boolean {
  const made = defaultOf(field, schema)
  if (made?.kind !== 'function') return false
  const isInPrimaryKey = model.keys.some((candidate) => candidate.kind === 'id' && candidate.fields.includes(field.name))
  return made.name === 'autoincrement' || made.name === 'sequence' || (made.name === 'dbgenerated' && isInPrimaryKey)
}

/** SQLite numbers a column that is declared INTEGER. Prisma declares so an Int and not a BigInt, which then is given no number. */
export function isUnnumbered(field: ColumnField, { provider }: Schema): boolean {
  const made = field.default
  return provider === 'sqlite' && made?.kind === 'function' && made.name === 'autoincrement' && field.kind === 'scalar' && field.type === 'BigInt'
}

function defaultOf(field: ColumnField, schema: Schema): Default | undefined {
  return isUnnumbered(field, schema) ? undefined : field.default
}

function isFilledIn(field: ColumnField, schema: Schema): boolean {
  return defaultOf(field, schema) !== undefined || field.updatedAt
}

function mayBeAbsent(field: ColumnField, schema: Schema): boolean {
  return !field.required || field.list || isFilledIn(field, schema)
}
