import { readDate, readDateTime, readTime } from './iso-time.js'
import type { Scalar } from './list-query.js'
import type { Column, ColumnKind } from './model.js'
import { unsafeText } from './unsafe-text.js'
import { MAX_DECIMAL_LENGTH } from './wire-number.js'

/** A value of a column, which is never null. */
export type Value = Exclude<Scalar, null>

/** How values of one kind are read: from the text of a parameter, from JSON, and what is said when they cannot be. */
type Kind = {
  readonly text: (text: string, column: Column) => Value | undefined
  /** Absent: JSON holds the text. */
  readonly json?: (value: unknown) => Value | undefined
  readonly expected: (column: Column) => string
}

const INTEGER = /^-?(?:0|[1-9]\d*)$/
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/

const INT_MAX = 2_147_483_647
const BIGINT_MAX = 9_223_372_036_854_775_807n
/** Characters of the longest 64-bit integer. */
const BIGINT_LENGTH = 20

const KINDS: { readonly [K in ColumnKind]: Kind } = {
  string: { text: safe, expected: () => 'a text without U+0000 and half surrogate pairs' },
  exact: { text: safe, expected: () => 'a text without U+0000 and half surrogate pairs' },
  document: { text: () => undefined, expected: () => 'nothing, for documents are not compared' },
  boolean: {
    text: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    json: (value) => (typeof value === 'boolean' ? value : undefined),
    expected: () => 'true or false',
  },
  int: {
    text: (text) => (INTEGER.test(text) ? int(Number(text)) : undefined),
    json: (value) => (typeof value === 'number' && Number.isInteger(value) ? int(value) : undefined),
    expected: () => 'a whole number of 32 bits',
  },
  float: {
    text: (text) => (DECIMAL.test(text) ? finite(Number(text)) : undefined),
    json: (value) => (typeof value === 'number' ? finite(value) : undefined),
    expected: () => 'a plain decimal number',
  },
  bigint: {
    text: bigint,
    json: (value) =>
      typeof value === 'string' ? bigint(value) : Number.isSafeInteger(value) ? bigint(String(value)) : undefined,
    expected: () => 'a whole number of 64 bits',
  },
  decimal: {
    text: decimal,
    json: (value) => (typeof value === 'string' || typeof value === 'number' ? decimal(String(value)) : undefined),
    expected: () => 'a plain decimal number',
  },
  datetime: {
    text: readDateTime,
    expected: () => 'a date-time of ISO 8601 with its offset, to the millisecond (in a URL, + is written %2B), or a date',
  },
  date: { text: readDate, expected: () => 'a date of ISO 8601, such as 2025-01-31' },
  time: { text: readTime, expected: () => 'a time of ISO 8601, such as 23:59:59' },
  json: { text: () => undefined, expected: () => 'nothing, for documents are not compared' },
  bytes: { text: bytes, expected: () => 'base64 with padding (in a URL, + is written %2B)' },
  bits: { text: () => undefined, expected: () => 'nothing, for bits are not compared' },
  enum: {
    text: (text, column) => (column.values?.includes(text) === true ? text : undefined),
    expected: (column) => `one of ${(column.values ?? []).join(', ')}`,
  },
  uuid: { text: (text) => (UUID.test(text) ? text : undefined), expected: () => 'a UUID' },
}

/** The value a text stands for, or undefined when it stands for none of the column's. */
export function coerceText(text: string, column: Column): Value | undefined {
  return KINDS[column.kind].text(text, column)
}

/** The value a JSON value stands for, or undefined when it stands for none of the column's. */
export function coerceJson(value: unknown, column: Column): Value | undefined {
  const kind = KINDS[column.kind]
  if (kind.json) return kind.json(value)
  return typeof value === 'string' ? kind.text(value, column) : undefined
}

/** What values of the column look like, to complete the sentence "Expected …". */
export function expectedOf(column: Column): string {
  return KINDS[column.kind].expected(column)
}

function safe(text: string): string | undefined {
  return unsafeText(text) === undefined ? text : undefined
}

function int(value: number): number | undefined {
  // `-0` is no value of its own.
  return value >= -INT_MAX - 1 && value <= INT_MAX ? value + 0 : undefined
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value + 0 : undefined
}

function bigint(text: string): bigint | undefined {
  if (text.length > BIGINT_LENGTH || !INTEGER.test(text)) return undefined
  const value = BigInt(text)
  return value >= -BIGINT_MAX - 1n && value <= BIGINT_MAX ? value : undefined
}

/** Prisma takes time in the square of the digits to convert one, and nobody else is served meanwhile. */
function decimal(text: string): string | undefined {
  return text.length <= MAX_DECIMAL_LENGTH && DECIMAL.test(text) ? text : undefined
}

function bytes(text: string): Uint8Array | undefined {
  if (text === '' || !BASE64.test(text)) return undefined
  const buffer = Buffer.from(text, 'base64')
  // Bits behind the last byte would make two texts of one value.
  return buffer.toString('base64') === text ? new Uint8Array(buffer) : undefined
}
