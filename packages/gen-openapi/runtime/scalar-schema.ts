import { numberWindows } from '#runtime/api/decimal-number.js'
import type { BigIntShape, BytesShape, ClockShape, DecimalShape, StringShape } from '#runtime/api/shape.js'
import { TEXT_FORMATS } from '#runtime/api/text-formats.js'
import { MAX_DECIMAL_LENGTH, MAX_INT64, MIN_INT64 } from '#runtime/api/wire-number.js'
import { BEYOND_YEARS_PATTERN, DATE_PATTERN, momentPattern, timePattern } from './clock-pattern.js'
import { integerPattern } from './integer-pattern.js'
import { given, type JsonObject } from './json.js'

/** Whether a schema is for what a request says, to the last text that is refused, or for what a reply says, which is written in one way. */
export type Side = 'request' | 'reply'

const PLAIN_INTEGER = '^-?(?:0|[1-9][0-9]*)$'
const PLAIN_DECIMAL = '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$'

/** Digits of a second that a `Date` holds. */
const MILLISECONDS = 3

/** Text: what is said of its format is said as a pattern, too, for not every validator looks at formats, nor at the same. */
export function textSchema({ minLength, maxLength, pattern = [], format }: StringShape): JsonObject {
  const rule = format && TEXT_FORMATS[format]
  const patterns = [...(rule ? [rule.pattern] : []), ...[pattern].flat()]
  const [only, ...more] = patterns
  const longest = Math.min(maxLength ?? Infinity, rule?.maxLength ?? Infinity)
  return given({
    type: 'string',
    minLength,
    maxLength: longest === Infinity ? undefined : longest,
    // Addresses with letters beyond ASCII are what browsers show and people copy.
    format: format === 'uri' ? 'iri' : format,
    pattern: more.length === 0 ? only : undefined,
    allOf: more.length === 0 ? undefined : patterns.map((one) => ({ pattern: one })),
    not: rule?.not === undefined ? undefined : { type: 'string', pattern: rule.not },
  })
}

/** A 64-bit integer: text, or in a request a number that is exact. */
export function bigintSchema({ minimum, maximum }: BigIntShape, side: Side): JsonObject {
  if (side === 'reply') return { type: 'string', format: 'int64', pattern: PLAIN_INTEGER }
  const [low, high] = [BigInt(minimum ?? MIN_INT64), BigInt(maximum ?? MAX_INT64)]
  return {
    type: ['string', 'integer'],
    format: 'int64',
    pattern: integerPattern(low, high),
    minimum: Math.max(Number(low), Number.MIN_SAFE_INTEGER),
    maximum: Math.min(Number(high), Number.MAX_SAFE_INTEGER),
  }
}

/** An exact decimal: plain text, or in a request a number that is exact. */
export function decimalSchema(shape: DecimalShape, side: Side): JsonObject {
  if (side === 'reply') return { type: 'string', format: 'decimal', pattern: PLAIN_DECIMAL }
  const windows = numberWindows(shape).map(({ scale, below }) => ({ multipleOf: Number(`1e-${scale}`), exclusiveMinimum: -below, exclusiveMaximum: below }))
  const [window, ...more] = windows
  return {
    type: ['string', 'number'],
    format: 'decimal',
    maxLength: MAX_DECIMAL_LENGTH,
    ...decimalPattern(shape),
    // A text is in all windows.
    ...(more.length === 0 ? window : { anyOf: windows }),
  }
}

function decimalPattern({ precision, scale }: DecimalShape): JsonObject {
  if (precision === undefined) return { pattern: PLAIN_DECIMAL }
  // Zeros at both ends are no digits; the point may be anywhere.
  if (scale === undefined) return { allOf: [{ pattern: PLAIN_DECIMAL }, { pattern: `^-?[0.]*(?:[0-9]\\.?){0,${precision}}[0.]*$` }] }
  const whole = precision - scale
  const before = whole <= 0 ? '0' : whole === 1 ? '[0-9]' : `(?:0|[1-9][0-9]{0,${whole - 1}})`
  const after = scale === 0 ? '0+' : `[0-9]{1,${scale}}0*`
  return { pattern: `^-?${before}(?:\\.${after})?$` }
}

/** A day, a moment, or a time of day. */
export function clockSchema(kind: 'date' | 'datetime' | 'time', { precision = MILLISECONDS }: Partial<ClockShape<'datetime' | 'time'>>, side: Side): JsonObject {
  switch (kind) {
    case 'date':
      return side === 'reply' ? { type: 'string', format: 'date' } : { type: 'string', format: 'date', pattern: DATE_PATTERN }
    case 'datetime':
      if (side === 'reply') return { type: 'string', format: 'date-time' }
      return { type: 'string', format: 'date-time', pattern: momentPattern(precision), not: { type: 'string', pattern: BEYOND_YEARS_PATTERN } }
    case 'time':
      // The format `time` of RFC 3339 has an offset, which there is none of in replies, and need not be in requests.
      return { type: 'string', pattern: timePattern(precision) }
  }
}

/** Base64 with its padding, and no bits in the last character that stand for nothing. */
const BASE64 = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$'

/** Bytes as base64. */
export function bytesSchema({ maxLength }: BytesShape, side: Side): JsonObject {
  const text = { type: 'string', contentEncoding: 'base64', ...(side === 'request' && { pattern: BASE64 }) }
  if (maxLength === undefined) return text
  const length = 4 * Math.ceil(maxLength / 3)
  const rest = maxLength % 3
  if (rest === 0 || side === 'reply') return { ...text, maxLength: length }
  // As long as that it is short enough only with padding.
  return { ...text, maxLength: length, anyOf: [{ maxLength: length - 4 }, { pattern: rest === 1 ? '==$' : '=$' }] }
}
