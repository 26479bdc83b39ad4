import { isColumn, type ColumnField, type Model, type Schema } from '@ssot-codegen/core'
import { literal } from './sql-text.js'
import { pgType } from './pg-type.js'

/**
 * What rows that are there may be given in a column that is to have a value, as an expression: the default that the schema has, else the
 * least that its type has.
 *
 * @returns undefined where nobody but the owner of the data can say: references to other records, values that must differ and cannot be made up
 */
export function guessFor(field: ColumnField, model: Model, schema: Schema): string | undefined {
  const made = field.default
  if (made?.kind === 'value' && made.value !== null && !field.list) return valueText(field, made.value, schema)
  if (field.updatedAt) return 'CURRENT_TIMESTAMP'
  if (made?.kind === 'function') return functionText(made.name, field)
  if (field.list) return `'{}'`
  if (field.foreignKeyOf.length > 0) return undefined
  const isSole = model.keys.some(({ fields }) => fields.length === 1 && fields[0] === field.name)
  const { name, args } = pgType(field)
  if (name === 'uuid') return 'gen_random_uuid()'
  if (isSole) return ['text', 'varchar', 'citext'].includes(name) && (args[0] ?? 36) >= 36 ? 'gen_random_uuid()::text' : undefined
  return field.kind === 'enum' ? firstValue(field.enum, schema) : LEAST[name]
}

const LEAST: { readonly [type: string]: string } = {
  text: `''`,
  varchar: `''`,
  citext: `''`,
  char: `''`,
  boolean: 'false',
  smallint: '0',
  integer: '0',
  bigint: '0',
  decimal: '0',
  real: '0',
  doubleprecision: '0',
  timestamp: 'CURRENT_TIMESTAMP',
  timestamptz: 'CURRENT_TIMESTAMP',
  date: 'CURRENT_DATE',
  json: `'{}'`,
  jsonb: `'{}'`,
  bytea: `'\\x'`,
}

function firstValue(name: string, schema: Schema): string | undefined {
  const first = schema.enums.find((one) => one.name === name)?.values[0]
  return first && literal(first.dbName ?? first.name)
}

function valueText(field: ColumnField, value: unknown, schema: Schema): string | undefined {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  if (field.kind === 'enum') {
    const found = schema.enums.find(({ name }) => name === field.enum)?.values.find(({ name }) => name === value)
    return literal(found?.dbName ?? value)
  }
  return field.type === 'Bytes' ? `decode(${literal(value)}, 'base64')` : literal(value)
}

function functionText(name: string, field: ColumnField): string | undefined {
  if (name === 'now') return 'CURRENT_TIMESTAMP'
  const isText = isColumn(field) && pgType(field).name !== 'uuid'
  return ['uuid', 'cuid', 'nanoid', 'ulid'].includes(name) ? `gen_random_uuid()${isText ? '::text' : ''}` : undefined
}
