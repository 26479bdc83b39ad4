import type { ColumnField, Enum, Field, Model, RelationField, Schema } from './ir.js'

const indexes = new WeakMap<Schema, { models: Map<string, Model>; enums: Map<string, Enum> }>()

function indexOf(schema: Schema) {
  let index = indexes.get(schema)
  if (!index) {
    index = {
      models: new Map(schema.models.map((m) => [m.name, m])),
      enums: new Map(schema.enums.map((e) => [e.name, e])),
    }
    indexes.set(schema, index)
  }
  return index
}

/**
 * The model of that name.
 *
 * @throws Error when there is none: names inside a `Schema` are resolved, so that is a bug of the caller
 */
export function modelNamed(schema: Schema, name: string): Model {
  return indexOf(schema).models.get(name) ?? missing('model', name)
}

/**
 * The enum of that name.
 *
 * @throws Error when there is none: names inside a `Schema` are resolved, so that is a bug of the caller
 */
export function enumNamed(schema: Schema, name: string): Enum {
  return indexOf(schema).enums.get(name) ?? missing('enum', name)
}

/**
 * The column of that name, as keys and foreign keys name it.
 *
 * @throws Error when the model has no such column: that is a bug of the caller
 */
export function columnNamed(model: Model, name: string): ColumnField {
  const field = model.fields.find((f) => f.name === name)
  return field && isColumn(field) ? field : missing(`column of ${model.name}`, name)
}

/** Whether the field is stored in a column the client can read and write. */
export function isColumn(field: Field): field is ColumnField {
  return field.kind === 'scalar' || field.kind === 'enum'
}

/** Whether the field is one side of a relation. */
export function isRelation(field: Field): field is RelationField {
  return field.kind === 'relation'
}

function missing(what: string, name: string): never {
  throw new Error(`The schema has no ${what} '${name}'.`)
}
