import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Shape } from '@ssot-codegen/core'
import { integerPattern } from '../../runtime/integer-pattern.js'
import { jsonSchemaOf } from '../../runtime/json-schema.js'

const schemaOf = (shape: Shape) => jsonSchemaOf(shape, (name) => `#/${name}`, 'request')
const replyOf = (shape: Shape) => jsonSchemaOf(shape, (name) => `#/${name}`, 'reply')

test('one pattern is a keyword, several are all asked for', () => {
  expect(schemaOf({ kind: 'string', pattern: '^a$' })).toEqual({ type: 'string', pattern: '^a$' })
  expect(schemaOf({ kind: 'string', pattern: ['^a', 'b$'] })).toEqual({ type: 'string', allOf: [{ pattern: '^a' }, { pattern: 'b$' }] })
})

test('a range of integers is a pattern that their texts match, and no other', () => {
  const sizes = [3n, 100n, 12_345n, 2n ** 63n]
  const bound = fc.constantFrom(...sizes).chain((size) => fc.bigInt({ min: -size, max: size }))
  fc.assert(
    fc.property(bound, bound, fc.array(bound, { minLength: 20, maxLength: 20 }), (a, b, others) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      const pattern = new RegExp(integerPattern(low, high), 'u')
      const values = [low, low - 1n, low + 1n, high, high - 1n, high + 1n, 0n, 1n, -1n, 9n, 10n, 99n, 100n, ...others]
      for (const value of values) expect([value, pattern.test(String(value))]).toEqual([value, value >= low && value <= high])
      for (const text of ['', '01', '-01', '+1', '1.0', ' 1', '--1']) expect(pattern.test(text)).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('a reply says how a value is written, a request what else is taken', () => {
  expect(replyOf({ kind: 'bigint' })).toEqual({ type: 'string', format: 'int64', pattern: '^-?(?:0|[1-9][0-9]*)$' })
  expect(schemaOf({ kind: 'nullable', of: { kind: 'bigint', minimum: '0', maximum: '99' } })).toEqual({ type: ['string', 'integer', 'null'], format: 'int64', pattern: '^(?:-?0|[1-9][0-9]{0,1})$', minimum: 0, maximum: 99 })
  expect(schemaOf({ kind: 'decimal', precision: 9, scale: 2 })).toEqual({
    type: ['string', 'number'],
    format: 'decimal',
    maxLength: 1_000,
    pattern: '^-?(?:0|[1-9][0-9]{0,6})(?:\\.[0-9]{1,2}0*)?$',
    multipleOf: 0.01,
    exclusiveMinimum: -1e7,
    exclusiveMaximum: 1e7,
  })
  expect(replyOf({ kind: 'datetime' })).toEqual({ type: 'string', format: 'date-time' })
})
