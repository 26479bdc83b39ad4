import { enumNamed, isColumn, type ColumnField, type Enum, type Json, type Model, type ScalarField, type Schema } from '@ssot-codegen/core'
import type { Row } from '../database.js'
import { textOf, withoutExponent } from './text-of.js'

/** Values of columns, as JSON carries them. */
export type Values = { readonly [column: string]: Json }

/** The value of a column, where there is one: a column may bear the name of what every object has, such as `constructor`. */
export function valueIn(values: Values, column: string): Json | undefined {
  return Object.hasOwn(values, column) ? values[column] : undefined
}

/** The table of a model, quoted. */
export function tableOf(model: Model, suffix = ''): string {
  const table = quoted((model.dbName ?? model.name) + suffix)
  return model.dbSchema === undefined ? table : `${quoted(model.dbSchema)}.${table}`
}

/** A name, quoted. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The column of a field, quoted. */
export function columnOf(field: ColumnField): string {
  return quoted(field.dbName ?? field.name)
}

/** A statement that reads columns in a form that `fromRow` understands. */
export function selectOf(model: Model, schema: Schema, where: Values): string {
  return `SELECT ${readableColumns(model, schema)} FROM ${tableOf(model)} WHERE ${conditionOf(model, schema, where)}`
}

/** What stands for rows of a table, for `fromRow`. */
export function readableColumns(model: Model, schema: Schema): string {
  return model.fields.filter(isColumn).map((field, index) => `${readable(field, schema)} AS "c${index}"`).join(', ')
}

/** A condition that holds for rows with these values. */
export function conditionOf(model: Model, schema: Schema, where: Values): string {
  const parts = model.fields.filter(isColumn).flatMap((field) => {
    const value = valueIn(where, field.name)
    if (value === undefined) return []
    return value === null ? [`${columnOf(field)} IS NULL`] : [`${columnOf(field)} = ${literal(field, value, schema)}`]
  })
  return parts.length === 0 ? '1 = 1' : parts.join(' AND ')
}

/** A row as the API should show it: every column, whether it does or not. */
export function fromRow(row: Row, model: Model, schema: Schema): Values {
  const fields = model.fields.filter(isColumn)
  return Object.fromEntries(fields.map((field, index) => [field.name, wireValue(row[`c${index}`], field, schema)]))
}

/** A value written into a statement. */
export function literal(field: ColumnField, value: Json, schema: Schema): string {
  if (value === null) return 'NULL'
  if (Array.isArray(value) && field.list) return quotedText(`{${value.map((item: Json) => arrayItem(stored(field, item, schema))).join(',')}}`)
  if (schema.provider !== 'postgresql') return typedLiteral(field, value, schema)
  return quotedText(stored(field, value, schema))
}

/** Neither SQLite nor MariaDB reads each text as a value of the column's type. */
function typedLiteral(field: ColumnField, value: Json, schema: Schema): string {
  const type = field.kind === 'enum' ? 'String' : field.type
  switch (type) {
    case 'Int':
    case 'BigInt':
    case 'Float':
    case 'Decimal':
      return textOf(value)
    case 'Boolean':
      return value === true ? '1' : '0'
    case 'Bytes':
      return `x'${Buffer.from(textOf(value), 'base64').toString('hex')}'`
    case 'DateTime':
      return quotedText(schema.provider === 'sqlite' ? textOf(value).replace('Z', '+00:00') : textOf(value).replace('T', ' ').replace('Z', ''))
    default:
      return quotedText(stored(field, value, schema))
  }
}

/** The text that a database reads as the value. */
function stored(field: ColumnField, value: Json, schema: Schema): string {
  if (field.kind === 'enum') return dbValueOf(enumNamed(schema, field.enum), textOf(value))
  if (field.type === 'Json') return JSON.stringify(value)
  if (field.type === 'Bytes') return `\\x${Buffer.from(textOf(value), 'base64').toString('hex')}`
  return textOf(value)
}

/** A text as SQL has it. */
export function quotedText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

function arrayItem(value: string): string {
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

function dbValueOf(enumeration: Enum, name: string): string {
  return enumeration.values.find((value) => value.name === name)?.dbName ?? name
}

/** But for SQLite everything is read as text, which loses nothing. */
function readable(field: ColumnField, schema: Schema): string {
  const column = columnOf(field)
  if (schema.provider === 'sqlite') return column
  if (schema.provider === 'mysql') {
    if (field.kind === 'scalar' && field.type === 'Bytes') return nativeOf(field) === 'Bit' ? `LPAD(HEX(${column}), ${2 * Math.ceil(Number(field.native?.args[0] ?? 1) / 8)}, '0')` : `HEX(${column})`
    // Of single precision it writes six digits, and shows the whole number as a double.
    return `CAST(${nativeOf(field) === 'Bit' ? `${column} + 0` : nativeOf(field) === 'Float' ? `CAST(${column} AS DOUBLE)` : column} AS CHAR)`
  }
  const plain = nativeOf(field) === 'Money' ? '::numeric' : ''
  return field.list ? `array_to_json(${column}${plain && `${plain}[]`}::text[])::text` : `${column}${plain}::text`
}

function wireValue(raw: unknown, field: ColumnField, schema: Schema): Json {
  // A list that was never set is empty.
  if (raw === null || raw === undefined) return field.list ? [] : null
  if (!field.list) return wireItem(raw, field, schema)
  const items = JSON.parse(raw as string) as unknown[] // as `readable` reads it
  return items.map((item) => wireItem(item, field, schema))
}

function wireItem(raw: unknown, field: ColumnField, schema: Schema): Json {
  if (field.kind === 'enum') {
    const { values } = enumNamed(schema, field.enum)
    return values.find(({ name, dbName = name }) => dbName === raw)?.name ?? 'not of the enum'
  }
  switch (field.type) {
    case 'String':
      return nativeOf(field) === 'Inet' ? String(raw).replace(/(?<=\..*)\/32$|(?<=:.*)\/128$/, '') : String(raw)
    case 'Int':
    case 'Float':
      return Number(raw)
    case 'BigInt':
      return String(raw)
    case 'Decimal':
      return plainDecimal(String(raw))
    case 'Boolean':
      return raw === 'true' || raw === '1' || raw === 1n || raw === 1
    case 'Json':
      return JSON.parse(String(raw)) as Json
    case 'Bytes':
      return bytesOf(raw).toString('base64')
    case 'DateTime':
      return moment(String(raw), field)
  }
}

function bytesOf(raw: unknown): Buffer {
  return typeof raw === 'string' ? Buffer.from(raw.replace(/^\\x/, ''), 'hex') : Buffer.from(raw as ArrayBuffer)
}

function plainDecimal(digits: string): string {
  const plain = withoutExponent(digits)
  const short = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
  return /^-?0?$/.test(short) ? '0' : short
}

/** `2025-01-01 12:00:00.5`, with an offset or without, as the API writes it. */
function moment(raw: string, field: ScalarField): string {
  const native = nativeOf(field)
  if (native === 'Date') return raw.slice(0, 10)
  if (native === 'Time' || native === 'Timetz') return new Date(`1970-01-01T${raw.replace(/\+00$/, '')}Z`).toISOString().slice(11, -1)
  const [, day = '', clock = '', offset = ''] = /^(\S{10})[T ]([\d:.]+)(\S*)$/.exec(raw) ?? []
  return new Date(`${day}T${clock}${offset === '' ? 'Z' : /:|Z/.test(offset) ? offset : `${offset}:00`}`).toISOString()
}

function nativeOf(field: ColumnField): string | undefined {
  return field.kind === 'scalar' ? field.native?.name : undefined
}
