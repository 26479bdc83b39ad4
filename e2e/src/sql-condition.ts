import type { Provider } from './database.js'

/** A value as tests write it. Decimals, enums, UUIDs and times of day are text. */
export type Value = string | number | bigint | boolean | Date | Uint8Array | null

/** Values by the names of their columns in the database. */
export type Values = { readonly [column: string]: Value }

/** The condition that all columns hold these values, with names quoted by `"`. */
export function sqlCondition(values: Values, provider: Provider): string {
  const terms = Object.entries(values).map(([column, value]) => `"${column}" ${value === null ? 'IS NULL' : `= ${literal(value, provider)}`}`)
  return terms.length > 0 ? terms.join(' AND ') : '1 = 1'
}

function literal(value: Exclude<Value, null>, provider: Provider): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return quoted(value)
  if (value instanceof Date) return quoted(moment(value.toISOString(), provider))
  const hex = Buffer.from(value).toString('hex')
  return provider === 'postgresql' ? `'\\x${hex}'` : `X'${hex}'`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** SQLite has no type for a moment: it holds the text that Prisma writes. MySQL's literals know no zone. */
function moment(iso: string, provider: Provider): string {
  if (provider === 'sqlite') return iso.replace('Z', '+00:00')
  return provider === 'mysql' ? iso.replace('T', ' ').replace('Z', '') : iso
}
