import type { Column, ColumnKind, Model, ModelTypes } from './model.js'
import type { Shape } from './shape.js'
import type { RecordOf } from './typed-shape.js'
import { visibleColumns } from './visible.js'

/** The models that shapes of records stand for: such a record is encoded as in our own replies. */
const models = new WeakMap<Shape, Model>()

/** The shape of a model's records: the columns that replies may carry, and no relations. */
export function recordShape<T extends ModelTypes>(model: Model<T>): RecordOf<T>
export function recordShape(model: Model): RecordOf<ModelTypes> {
  const properties = visibleColumns(model).flatMap((name) => {
    const column = model.columns[name]
    return column ? [{ name, shape: columnShape(column) }] : []
  })
  const shape: Shape = { kind: 'object', properties }
  models.set(shape, model)
  return shape
}

/** The model whose records the shape is of, where it was made from one. */
export function modelOf(shape: Shape): Model | undefined {
  return models.get(shape)
}

/** The shape of a value of the column that is neither a list nor null. */
export function valueShape(column: Column): Shape {
  return column.kind === 'enum' ? { kind: 'enum', values: column.values ?? [] } : SHAPES[column.kind]
}

function columnShape(column: Column): Shape {
  const value = valueShape(column)
  if (column.list === true) return { kind: 'list', items: value }
  return column.nullable === true ? { kind: 'nullable', of: value } : value
}

const SHAPES: { readonly [K in Exclude<ColumnKind, 'enum'>]: Shape } = {
  string: { kind: 'string' },
  exact: { kind: 'string' },
  document: { kind: 'string' },
  uuid: { kind: 'string', format: 'uuid' },
  boolean: { kind: 'boolean' },
  int: { kind: 'integer' },
  float: { kind: 'number' },
  bigint: { kind: 'bigint' },
  decimal: { kind: 'decimal' },
  datetime: { kind: 'datetime' },
  date: { kind: 'date' },
  time: { kind: 'time' },
  json: { kind: 'json' },
  bytes: { kind: 'bytes' },
  bits: { kind: 'bytes' },
}
