import type { ColumnField, Provider, ScalarField } from '@ssot-codegen/core'

/** Which of the three times a DateTime column holds. */
export function timeKind(field: ScalarField): 'datetime' | 'date' | 'time' {
  const native = field.native?.name
  return native === 'Date' ? 'date' : native === 'Time' || native === 'Timetz' ? 'time' : 'datetime'
}

/** Whether the database checks that the column's text is a UUID. */
export function isUuid(field: ScalarField): boolean {
  return field.native?.name === 'Uuid' || field.native?.name === 'UniqueIdentifier'
}

/** How many bits the text of a PostgreSQL column has or may have; undefined for one that is no text of bits. */
export function bitsOf({ type, native }: ScalarField): { readonly least: number; readonly most: number } | undefined {
  if (type !== 'String') return undefined
  const size = native?.args[0] === undefined ? undefined : Number(native.args[0])
  if (native?.name === 'Bit') return { least: size ?? 1, most: size ?? 1 }
  return native?.name === 'VarBit' ? { least: 0, most: size ?? Infinity } : undefined
}

/** Whether the database fills the column's text up with blanks, or takes them off its end: then they are no part of it. */
export function isPadded({ native }: ScalarField, provider: Provider): boolean {
  return (provider === 'postgresql' || provider === 'mysql' || provider === 'sqlserver') && (native?.name === 'Char' || native?.name === 'NChar')
}

/** How a text is compared: like any, as a whole only, or not at all. */
export function comparisonOf(field: ScalarField, provider: Provider): 'text' | 'whole' | 'none' {
  const native = field.native?.name ?? ''
  if (native === 'Xml' || (provider === 'sqlserver' && (native === 'Text' || native === 'NText'))) return 'none'
  return native === 'Inet' || bitsOf(field) !== undefined ? 'whole' : 'text'
}

/** Digits of a second that a request can say, as a `Date` holds them. */
const MILLISECONDS = 3

/** Digits of a second that a native type keeps when it does not say, and a column without one. */
const DIGITS: { readonly [P in Provider]: { readonly native: number; readonly none: number } } = {
  sqlite: { native: MILLISECONDS, none: MILLISECONDS },
  postgresql: { native: 6, none: MILLISECONDS },
  cockroachdb: { native: 6, none: MILLISECONDS },
  mysql: { native: 0, none: MILLISECONDS },
  sqlserver: { native: 7, none: 7 },
}

/** Digits of a second that a request may say of the column, where that is fewer than it can. */
export function clockPrecision(field: ScalarField, provider: Provider): number | undefined {
  // These types of SQL Server keep parts of a second that are no digits, or whole minutes.
  if (provider === 'sqlserver' && /DateTime$/.test(field.native?.name ?? '')) return undefined
  const digits = secondDigits(field, provider)
  return timeKind(field) === 'date' || digits >= MILLISECONDS ? undefined : digits
}

function secondDigits({ native }: ScalarField, provider: Provider): number {
  if (!native) return DIGITS[provider].none
  const isCoarse = native.name === 'Date' || (provider === 'sqlserver' && /^(?:Small)?DateTime$/.test(native.name))
  return isCoarse ? 0 : Number(native.args[0] ?? DIGITS[provider].native)
}

/** Whether rows may differ in this column by less than a request can say. */
export function isFinerThanRequests(field: ColumnField, provider: Provider): boolean {
  return field.kind === 'scalar' && field.type === 'DateTime' && secondDigits(field, provider) > MILLISECONDS
}

/** Floating-point types of four bytes. */
const SINGLE: { readonly [P in Provider]: readonly string[] } = {
  sqlite: [],
  postgresql: ['Real'],
  cockroachdb: ['Float4'],
  mysql: ['Float'],
  sqlserver: ['Real'],
}

/** Whether the column holds numbers of single precision. */
export function isSingle(field: ColumnField, provider: Provider): boolean {
  return field.kind === 'scalar' && field.type === 'Float' && SINGLE[provider].includes(field.native?.name ?? '')
}

/** Whether a value that is read from the column may not be found again by equality: it is finer, or not one of eight bytes. */
export function isInexact(field: ColumnField, provider: Provider): boolean {
  return isFinerThanRequests(field, provider) || isSingle(field, provider)
}

/** Characters of a text by which MySQL sorts it at any rate, of the 1,024 bytes that it takes (`max_sort_length`). */
const SORTED = 255

/** Whether the database sorts the column's texts by how they begin, while it compares all of them. */
export function isSortedByStart(field: ColumnField, provider: Provider): boolean {
  if (provider !== 'mysql' || field.kind !== 'scalar' || field.type !== 'String' || !field.native) return false
  const { name, args } = field.native
  return /^(?:Medium|Long)?Text$/.test(name) || (name === 'VarChar' && Number(args[0]) > SORTED)
}
