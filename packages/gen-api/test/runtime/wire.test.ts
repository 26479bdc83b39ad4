import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { check } from '../../runtime/schema-faults.js'
import { wire } from '../../runtime/wire.js'

const accepts = (schema: z.ZodType, value: unknown) => 'value' in check(schema, value)
const valueOf = (schema: z.ZodType, value: unknown) => {
  const result = check(schema, value)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const dates = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })

/** Every value comes back from what stands for it on the wire. */
function comesThrough<T>(values: fc.Arbitrary<T>, schema: z.ZodType, onTheWire: (value: T) => unknown) {
  fc.assert(
    fc.property(values, (value) => {
      expect(valueOf(schema, onTheWire(value))).toEqual(value)
    }),
  )
}

describe('moments', () => {
  test('what the encoder writes reads back the same', () => {
    comesThrough(dates, wire.datetime(), (date) => date.toISOString())
    const days = dates.map((date) => new Date(`${date.toISOString().slice(0, 10)}T00:00:00Z`))
    comesThrough(days, wire.date(), (date) => date.toISOString().slice(0, 10))
    const times = fc.nat({ max: 86_399_999 }).map((milliseconds) => new Date(milliseconds))
    comesThrough(times, wire.time(), (date) => date.toISOString().slice(11, -1))
  })

  test('an offset is taken into account', () => {
    expect(valueOf(wire.datetime(), '2025-01-01T01:30:00+05:30')).toEqual(new Date('2024-12-31T20:00:00Z'))
  })

  test('more digits of a second than are kept are refused, zeros are not', () => {
    const seconds = wire.datetime({ precision: 0 })
    expect(['2025-01-01T00:00:01Z', '2025-01-01T00:00:01.000Z', '2025-01-01T00:00:01.5Z'].map((value) => accepts(seconds, value))).toEqual([true, true, false])
    expect(['00:00:01.25', '00:00:01.250', '00:00:01.255'].map((value) => accepts(wire.time({ precision: 2 }), value))).toEqual([true, true, false])
    expect(check(seconds, '1969-12-31T23:59:59.001Z')).toEqual({ faults: [{ path: [], code: 'inexact-time', detail: 'Whole seconds are kept here.' }] })
  })

  test.each([
    '2025-01-01',
    '2025-01-01T00:00:00',
    '2025-01-01T00:00Z',
    '0001-06-01T00:00:00+01:00',
    '2025-02-29T00:00:00Z',
    '2025-01-01T24:00:00Z',
    '2025-01-01T00:00:00.123456Z',
    '0000-01-01T00:00:00Z',
    'now',
    '',
    0,
    null,
    undefined,
  ])('the date-time %j is refused', (value) => {
    expect(accepts(wire.datetime(), value)).toBe(false)
  })

  test('days that never were and times that never come are refused', () => {
    for (const day of ['2025-02-29', '2025-13-01', '2025-1-1', '2025-01-01T00:00:00Z'])
      expect(accepts(wire.date(), day)).toBe(false)
    for (const time of ['24:00:00', '12:60:00', '1:00:00', '12:00:00+02:00']) expect(accepts(wire.time(), time)).toBe(false)
  })
})

describe('integers of 64 bits', () => {
  test('every one of them comes through as text, and those a number holds as a number', () => {
    comesThrough(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), wire.bigint(), String)
    comesThrough(fc.maxSafeInteger().map(BigInt), wire.bigint(), Number)
  })

  test.each(['9223372036854775808', '-9223372036854775809', '01', '+1', '1.0', '0x10', ' 1', '', 2 ** 53, 1.5, true, null])(
    '%j is refused',
    (value) => {
      expect(accepts(wire.bigint(), value)).toBe(false)
    },
  )

  test('a text of any length is refused in no time', () => {
    expect(accepts(wire.bigint(), '9'.repeat(1_000_000))).toBe(false)
    expect(accepts(wire.decimal(), `0.${'0'.repeat(1_000_000)}1`)).toBe(false)
  })

  test('bounds are inclusive', () => {
    const schema = wire.bigint({ minimum: '0', maximum: '10' })
    expect(['-1', '0', '10', '11'].map((value) => accepts(schema, value))).toEqual([false, true, true, false])
  })
})

describe('decimals', () => {
  test('text comes through unchanged', () => {
    const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
    const text = fc
      .tuple(whole, fc.stringMatching(/^\d{0,30}$/))
      .map(([digits, fraction]) => (fraction === '' ? String(digits) : `${digits}.${fraction}`))
    comesThrough(text, wire.decimal(), (value) => value)
  })

  test('a column with precision and scale takes what it holds exactly', () => {
    const schema = wire.decimal({ precision: 5, scale: 2 })
    for (const value of ['999.99', '-0.01', '1.50000', '0', 12.5]) expect(accepts(schema, value)).toBe(true)
    for (const value of ['1000', '0.001', '1e2', 1000, 0.001]) expect(accepts(schema, value)).toBe(false)
  })

  test('a JSON number of no more than 15 digits is the text that it stands for', () => {
    expect([19.99, -0, 1e-7, 123456789.123456, 999_999_999_999_999].map((value) => valueOf(wire.decimal(), value))).toEqual(['19.99', '0', '0.0000001', '123456789.123456', '999999999999999'])
    for (const value of [1e15, 1234567890123.456, 19.999]) expect(accepts(wire.decimal({ precision: 9, scale: 2 }), value)).toBe(false)
    expect(check(wire.decimal({ precision: 40, scale: 20 }), 1e15)).toMatchObject({ faults: [{ code: 'inexact-number' }] })
    expect(check(wire.decimal({ precision: 9, scale: 2 }), 1e15)).toMatchObject({ faults: [{ code: 'out-of-range' }] })
  })

  test('a column with digits alone lets the point float', () => {
    const schema = wire.decimal({ precision: 15 })
    for (const value of ['123456789012345', '0.00000123456789012345', '1000000000000000000000'])
      expect(accepts(schema, value)).toBe(true)
    for (const value of ['1234567890123456', '1.234567890123456']) expect(accepts(schema, value)).toBe(false)
  })

  test.each([0.1 + 0.2, 1e21, 1e-16, NaN, Infinity, '.5', '5.', '1_000', ''])('%j is refused', (value) => {
    expect(accepts(wire.decimal(), value)).toBe(false)
  })
})

test('bytes come through as base64 and nothing else does', () => {
  comesThrough(fc.uint8Array(), wire.bytes(), (bytes) => Buffer.from(bytes).toString('base64'))
  for (const value of ['YQ', 'YQ=', 'YR==', 'Y Q==', 'YQ==\n', '-_8=', 1]) expect(accepts(wire.bytes(), value)).toBe(false)
  expect(accepts(wire.bytes({ maxLength: 1 }), 'YWI=')).toBe(false)
})

test('bytes that the database fills up are filled up before', () => {
  const schema = wire.bytes({ maxLength: 3, padded: true })
  expect(['', 'YQ==', 'YWJj'].map((text) => Buffer.from(schema.parse(text)).toString('base64'))).toEqual(['AAAA', 'YQAA', 'YWJj'])
  expect(accepts(schema, 'YWJjZA==')).toBe(false)
})

test('lengths of texts are counted in code points', () => {
  const pair = '👍🏽'
  expect(accepts(wire.string({ maxLength: 2 }), pair)).toBe(true)
  expect(accepts(wire.string({ minLength: 3 }), pair)).toBe(false)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 12 }), (text, bound) => {
      const length = Array.from(text).length
      expect(accepts(wire.string({ maxLength: bound }), text)).toBe(length <= bound)
      expect(accepts(wire.string({ minLength: bound }), text)).toBe(length >= bound)
    }),
  )
})

test('formats', () => {
  expect(accepts(wire.string({ format: 'email' }), 'a.b@example.com')).toBe(true)
  expect(accepts(wire.string({ format: 'email' }), `${'a'.repeat(300)}@example.com`)).toBe(false)
  expect(accepts(wire.string({ format: 'uri' }), 'https://example.com/a?b#c')).toBe(true)
  for (const url of ['javascript://example.com/%0aalert(1)', 'data:text/html,x', 'https:///x', 'example.com', 'https://a b']) {
    expect(accepts(wire.string({ format: 'uri' }), url)).toBe(false)
  }
  expect(accepts(wire.string({ format: 'uuid' }), '0190e3b4-0000-7000-8000-000000000000')).toBe(true)
  expect(accepts(wire.string({ pattern: '^a+$' }), 'aab')).toBe(false)
})

test('parameters: numbers and truth values from text', () => {
  expect(valueOf(wire.numberText().pipe(z.int().max(5)), '5')).toBe(5)
  for (const text of ['', '1e3', '0x1', ' 1', '1,5', 'Infinity']) expect(accepts(wire.numberText(), text)).toBe(false)
  expect(valueOf(wire.booleanText(), 'false')).toBe(false)
  expect(accepts(wire.booleanText(), '0')).toBe(false)
})

test('in an object an absent property is required, or absent where it may be', () => {
  const schema = z.strictObject({
    at: wire.datetime(),
    note: wire.string({ maxLength: 3 }).exactOptional(),
    gone: wire.date().nullable().exactOptional(),
    data: wire.json(),
  })
  expect(check(schema, {})).toEqual({
    faults: [
      { path: ['at'], code: 'required', detail: 'A value is required.' },
      { path: ['data'], code: 'required', detail: 'A value is required.' },
    ],
  })
  expect(check(schema, { at: '2025-01-01T00:00:00Z', gone: null, data: null })).toEqual({
    value: { at: new Date('2025-01-01T00:00:00Z'), gone: null, data: null },
  })
})

test('patterns match anywhere in a text, and all of them have to', () => {
  expect(accepts(wire.string({ pattern: '[0-9]' }), 'a1b')).toBe(true)
  expect(accepts(wire.string({ pattern: '^.$' }), '\u{1f600}')).toBe(true)
  const both = wire.string({ pattern: ['^[A-Z ]+$', '(?:^|[^ ])$'] })
  expect(both.safeParse('A B').success).toBe(true)
  expect(both.safeParse('a').error?.issues[0]?.message).toBe('The text must match ^[A-Z ]+$.')
  expect(both.safeParse('A ').error?.issues[0]?.message).toBe('The text must match (?:^|[^ ])$.')
})

describe('lists', () => {
  test('are of as many items as may be, each read', () => {
    const days = wire.list(wire.date(), { minItems: 1, maxItems: 2 })
    expect(valueOf(days, ['2025-01-31'])).toEqual([new Date('2025-01-31T00:00:00Z')])
    const codes = (value: unknown) => JSON.stringify(check(days, value)).match(/"code":"[^"]+"/g)
    expect([[], ['2025-01-31', '2025-01-31', ''], '2025-01-31', { length: 1 }, undefined].map(codes)).toEqual([['"code":"too-short"'], ['"code":"too-long"'], ['"code":"invalid-type"'], ['"code":"invalid-type"'], ['"code":"required"']])
    expect(check(days, ['2025-01-31', 'x'])).toMatchObject({ faults: [{ path: [1], code: 'invalid-format' }] })
  })

  test('of faults are left once there are as many as a reply tells of', () => {
    let looked = 0
    const items = z.transform((input: unknown, context) => {
      looked += 1
      context.addIssue({ code: 'custom', message: 'No.', input })
    })
    const result = check(wire.list(wire.list(items)), Array<number[]>(100_000).fill([1, 2, 3]))
    expect(result).toMatchObject({ faults: Array.from({ length: 20 }, (_, i) => ({ path: [Math.floor(i / 3), i % 3] })) })
    expect(looked).toBeLessThan(100)
  })
})
