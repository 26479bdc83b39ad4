import { isColumn, type Model, type Schema } from '@ssot-codegen/core'
import type { TestDatabase } from '../database.js'
import { fromRow, columnOf, literal, quoted, readableColumns, tableOf, valueIn, type Values } from './sql.js'

/** What the rows of a view are kept in: a table of its name and this. */
export const ROWS = '__rows'

/** Texts that types which Prisma does not know take, by the type's first word; any other takes a number. */
const OPAQUE: { readonly [type: string]: string } = {
  point: '(1,2)',
  line: '{1,2,3}',
  lseg: '[(1,2),(3,4)]',
  box: '(3,4),(1,2)',
  path: '[(1,2),(3,4)]',
  polygon: '((1,2),(3,4),(5,6))',
  circle: '<(1,2),3>',
  interval: '1 day',
  cidr: '10.0.0.0/8',
  macaddr: '08:00:2b:01:02:03',
  tsvector: 'a',
  tsquery: 'a',
  int4range: '[1,2)',
  int8range: '[1,2)',
  numrange: '[1,2)',
  daterange: '[2025-01-01,2025-01-02)',
  tsrange: '[2025-01-01,2025-01-02)',
  tstzrange: '[2025-01-01,2025-01-02)',
  hstore: 'a=>1',
  ltree: 'a.b',
  boolean: 'true',
}

/**
 * Puts a row into the table of a model past the API, columns that no client sees included.
 *
 * @returns the values of the row
 */
export async function insertRow(db: TestDatabase, schema: Schema, model: Model, values: Values): Promise<Values> {
  const table = tableOf(model, model.kind === 'view' ? ROWS : '')
  const given = model.fields.filter(isColumn).flatMap((field) => {
    const value = valueIn(values, field.name)
    return value === undefined ? [] : [[columnOf(field), literal(field, value, schema)] as const]
  })
  const all = [...given, ...opaqueValues(model)]
  const columns = `(${all.map(([column]) => column).join(', ')}) VALUES (${all.map(([, value]) => value).join(', ')})`
  const [row] = await db.rows(`INSERT INTO ${table} ${all.length > 0 ? columns : 'DEFAULT VALUES'} RETURNING ${readableColumns(model, schema)}`)
  if (!row) throw new Error(`No row came of the insert into ${table}.`)
  return fromRow(row, model, schema)
}

/** Columns that must have a value, and that the client does not know. */
function opaqueValues(model: Model): (readonly [column: string, literal: string])[] {
  return model.fields.flatMap((field) => {
    if (field.kind !== 'opaque' || !field.required || field.hasDefault) return []
    const type = /^\w+/.exec(field.type.toLowerCase())?.[0] ?? ''
    return [[quoted(field.dbName ?? field.name), `'${OPAQUE[type] ?? '1'}'`] as const]
  })
}
