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

/** Whether a value that is read from the column may not be found again by equality: it is finer, or not one of eight bytes. */
export function isInexact(field: ColumnField, provider: Provider): boolean {
  if (isFinerThanRequests(field, provider)) return true
  return field.kind === 'scalar' && field.type === 'Float' && SINGLE[provider].includes(field.native?.name ?? '')
}
