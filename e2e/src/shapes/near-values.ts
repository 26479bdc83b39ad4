import type { Shape } from '@ssot-codegen/core'
import fc from 'fast-check'

/** Values of every type that JSON has, and such as trip up programs. */
export const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, '', ' ', 'null', 'true', '0', '-0', '1', '01', '+1', '1.', '.5', '1e3', '1_000', '0x10', 'NaN', 'Infinity', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\u{1f600}', 'a\u0301', 'x\n', '\n'],
  ...[0, -0, 1, -1, 0.5, 1.0, 19.99, 0.1 + 0.2, 1e21, 1e-7, 1.5e300, -1e21, 5e-324, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 2 ** 63, 1e15, 999_999_999_999_999, 123456789.123456, 1e14 + 0.5, 3.4028234663852886e38, 3.5e38],
  ...['9223372036854775807', '9223372036854775808', '-9223372036854775808', '-9223372036854775809', '2147483648', '999999999999999', '9999999999999999', '1000000000000000000000', '0.000000000000000000000000000001', '1.50000000000000000000000000000000000000', `0.${'0'.repeat(999)}`, `1${'0'.repeat(999)}`, `1${'0'.repeat(1000)}`, '123456789012345.00', '-0.00'],
  ...['2025-01-31', '2025-02-30', '2024-02-29', '2023-02-29', '1900-02-29', '2000-02-29', '0000-01-01', '0001-01-01', '0004-02-29', '9999-12-31', '10000-01-01', '2025-1-1', '2025-13-01', '2025-00-10', '2025-04-31', '20250131', '2025-01-31 '],
  ...['2025-01-31T12:00:00Z', '2025-01-31T12:00Z', '2025-01-31T12:00:00', '2025-01-31t12:00:00z', '2025-01-31 12:00:00Z', '2016-12-31T23:59:60Z', '2025-01-31T24:00:00Z', '2025-01-31T23:60:00Z', '2025-02-30T00:00:00Z', '2025-01-31T12:00:00.1Z', '2025-01-31T12:00:00.12Z', '2025-01-31T12:00:00.123Z', '2025-01-31T12:00:00.1234Z', '2025-01-31T12:00:00.1230000Z', '2025-01-31T12:00:00.Z', '2025-01-31T12:00:00.000Z', '2025-01-31T12:00:00,5Z'],
  ...['2025-01-31T12:00:00+01:00', '2025-01-31T12:00:00-23:59', '2025-01-31T12:00:00+24:00', '2025-01-31T12:00:00+0100', '2025-01-31T12:00:00+01', '2025-01-31T12:00:00-00:00', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00+00:00', '0001-01-01T00:00:00+00:01', '0001-06-01T00:00:00+10:00', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59-00:01', '9999-12-31T23:59:59+14:00', '0000-12-31T23:59:59-01:00'],
  ...['12:00', '12:00:00', '12:00:00Z', '12:00Z', '24:00:00', '23:59:60', '12:00:00.5', '12:00:00.123', '12:00:00.1230', '12:00:00.1234', '12:00:00.', '12:00:00+01:00', '1:00'],
  ...['YQ==', 'YQ', 'YQ=', 'YR==', 'YWI=', 'YWJ=', 'YWJj', 'YWJjZA==', 'Y Q==', 'YQ==\n', '-_8=', '====', '=', 'YQ==YQ=='],
  ...['a@b.co', 'a@b', 'a..b@c.de', '.a@b.co', 'a.@b.co', "o'neil+x@sub.example.com", "a'@b.co", 'a@-b.co', 'a@b-.co', 'a@b.c', 'a@b.co ', 'ä@b.co', `${'a'.repeat(247)}@b.co.uk`, `${'a'.repeat(248)}@b.co.uk`],
  ...['https://example.com', 'HTTP://x', 'https://', 'https:///x', 'https://a b', 'javascript://a/%0a', 'JavaScript://a', 'data://x', 'ftp://user:pw@host:21/p?q#f', 'http://[::1]:80/', 'http://[::1', 'https://münchen.de/ü?ö', 'http://a:123456', 'http://a\\b', 'http://a%41', 'x://y\u00a0', 'http://<x>'],
  ...['6f9619ff-8b86-4d01-b42d-00cf4fc964ff', '6F9619FF-8B86-4D01-B42D-00CF4FC964FF', 'urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff', '6f9619ff8b864d01b42d00cf4fc964ff', '{6f9619ff-8b86-4d01-b42d-00cf4fc964ff}', '6f9619ff-8b86-4d01-b42d-00cf4fc964fg'],
  ...[[], [null], [[]], [1, 'a'], {}, { a: 1 }, { value: null }, { constructor: 1 }, JSON.parse('{"__proto__":{"x":1}}')],
]

export const odd = fc.constantFrom(...ODD_VALUES)

/** Of any code points, and of halves of pairs. */
const anyText = fc.array(fc.oneof(fc.integer({ min: 0, max: 0x10_ffff }), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 12 }).map((points) => String.fromCodePoint(...points))

/** What draws values is made once for shapes that are alike. */
const known = new Map<string, fc.Arbitrary<unknown>>()

/** Values of a shape of one value, most of them allowed: within its bounds, at them, and one beyond. */
export function nearScalar(shape: Shape): fc.Arbitrary<unknown> {
  const key = JSON.stringify(shape)
  const drawn = known.get(key) ?? valuesOf(shape)
  known.set(key, drawn)
  return drawn
}

function valuesOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'string':
      return texts(shape)
    case 'integer': {
      const { minimum = -(2 ** 31), maximum = 2 ** 31 - 1 } = shape
      return fc.oneof({ weight: 4, arbitrary: fc.integer({ min: Math.ceil(minimum), max: Math.max(Math.ceil(minimum), Math.floor(maximum)) }) }, fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1, minimum + 0.5, -0))
    }
    case 'number': {
      const { minimum = -1e9, maximum = 1e9 } = shape
      return fc.oneof({ weight: 4, arbitrary: fc.double({ min: minimum, max: maximum, noNaN: true, noDefaultInfinity: true }) }, fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1, maximum * 1.0000001, -0))
    }
    case 'bigint':
      return integers(BigInt(shape.minimum ?? -(2n ** 63n)), BigInt(shape.maximum ?? 2n ** 63n - 1n))
    case 'decimal':
      return decimals(shape)
    case 'boolean':
      return fc.boolean()
    case 'datetime':
      return moments(shape.precision ?? 3).map(([iso, offset]) => iso.replace('Z', offset))
    case 'time':
      return fc.tuple(moments(shape.precision ?? 3), fc.constantFrom('', 'Z')).map(([[iso], end]) => iso.slice(11, -1) + end)
    case 'date':
      return fc.oneof(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })).map(([y, m, d]) => `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`))
    case 'json':
      return fc.jsonValue({ maxDepth: 2 })
    case 'bytes':
      return bytes(shape.maxLength ?? 9)
    case 'enum':
      return fc.constantFrom(...shape.values, `${shape.values[0] ?? ''}x`)
    case 'literal':
      return fc.constant(shape.value)
    default:
      return fc.constant(null)
  }
}

function texts({ minLength = 0, maxLength = minLength + 8, pattern, format }: Extract<Shape, { kind: 'string' }>): fc.Arbitrary<unknown> {
  const sized = (length: number) => fc.oneof(fc.string({ unit: 'grapheme-ascii', minLength: length, maxLength: length }), fc.constant('\u{1f600}'.repeat(length)), fc.constant('a'.repeat(length)))
  const most = Math.min(maxLength, minLength + 40)
  const lengths = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: minLength, max: Math.max(minLength, most) }) }, fc.constantFrom(minLength, Math.max(0, minLength - 1), ...(maxLength < 3_000 ? [maxLength, maxLength + 1] : [])))
  const plain = fc.oneof(lengths.chain(sized), anyText)
  const matching = [pattern ?? []].flat().flatMap((source) => drawnFrom(source))
  if (format === 'uuid') return fc.oneof({ weight: 6, arbitrary: fc.uuid() }, plain)
  if (format === 'email') return fc.oneof({ weight: 6, arbitrary: fc.emailAddress() }, plain)
  if (format === 'uri') return fc.oneof({ weight: 6, arbitrary: fc.webUrl({ withFragments: true, withQueryParameters: true }) }, plain)
  return matching.length > 0 ? fc.oneof(...matching.map((arbitrary) => ({ weight: 6, arbitrary })), plain) : plain
}

/** Texts that match the pattern, where fast-check can draw them. */
function drawnFrom(source: string): fc.Arbitrary<string>[] {
  try {
    const drawn = fc.stringMatching(new RegExp(source, 'u'))
    fc.sample(drawn, 1)
    return [drawn]
  } catch {
    return []
  }
}

function integers(low: bigint, high: bigint): fc.Arbitrary<unknown> {
  const texts = fc.oneof(fc.bigInt({ min: low, max: high }), fc.constantFrom(low, high, low - 1n, high + 1n, 0n, 9n, 10n, -10n)).map(String)
  const safe = (value: bigint) => (value < -(2n ** 53n) + 1n ? -(2n ** 53n) + 1n : value > 2n ** 53n - 1n ? 2n ** 53n - 1n : value)
  return fc.oneof(texts, fc.bigInt({ min: safe(low), max: safe(high) }).map(Number), fc.constantFrom('-0', Number(low), Number(high) + 1))
}

function decimals({ precision = 20, scale = 6 }: Extract<Shape, { kind: 'decimal' }>): fc.Arbitrary<unknown> {
  const whole = Math.max(0, precision - scale)
  const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{0,${Math.min(40, most)}}$`))
  const text = fc.tuple(fc.constantFrom('', '-'), fc.oneof(digits(whole), digits(whole + 1)), fc.oneof(digits(scale), digits(scale + 1)), fc.constantFrom('', '000')).map(([sign, before, after, zeros]) => {
    const fraction = after + zeros
    return `${sign}${before.replace(/^0+(?=.)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`
  })
  const numbers = fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 20 })).map(([amount, places]) => amount / 10 ** places)
  return fc.oneof({ weight: 3, arbitrary: text }, { weight: 2, arbitrary: text.map(Number) }, numbers, fc.constantFrom(10 ** whole, 10 ** whole - 1, 10 ** -scale, 10 ** -(scale + 1)))
}

/** Moments as text in UTC, and an offset. */
function moments(precision: number): fc.Arbitrary<readonly [string, string]> {
  const dates = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  const kept = (iso: string) => iso.replace(/\.[0-9]{3}/, (digits) => (precision === 0 ? '' : digits.slice(0, precision + 1)))
  const offsets = fc.oneof({ weight: 3, arbitrary: fc.constant('Z') }, fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 60 })).map(([sign, h, m]) => `${sign}${pad(h, 2)}:${pad(m, 2)}`))
  return fc.tuple(fc.oneof({ weight: 4, arbitrary: dates.map((date) => kept(date.toISOString())) }, dates.map((date) => date.toISOString())), offsets)
}

function bytes(maxLength: number): fc.Arbitrary<unknown> {
  const most = Math.min(maxLength, 60)
  const base64 = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array).toString('base64'))
  const lengths = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: most }) }, fc.constantFrom(...(maxLength <= 4_096 ? [maxLength, maxLength + 1, maxLength + 2] : [0])))
  return fc.oneof({ weight: 5, arbitrary: lengths.chain(base64) }, fc.string({ maxLength: 8 }))
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
