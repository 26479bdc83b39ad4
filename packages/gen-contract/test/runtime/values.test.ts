import type { Shape } from '#runtime/api/shape.js'
import { zodOf } from '#runtime/api/shape-zod.js'
import { boundaryValues } from '#runtime/contract/plan/boundary-values.js'
import { createRandom } from '#runtime/contract/plan/random.js'
import { validValue } from '#runtime/contract/plan/valid-value.js'
import { wrongValues } from '#runtime/contract/plan/wrong-values.js'
import { describe, expect, test } from 'vitest'
import { safeParse } from 'zod/v4/core'
import { planningFor } from './support/planning.js'

/** A shape of every kind that JSON has, with bounds and without. */
const SHAPES: readonly Shape[] = [
  { kind: 'string' },
  { kind: 'string', minLength: 2, maxLength: 5 },
  { kind: 'string', maxLength: 1 },
  { kind: 'string', format: 'email', maxLength: 60 },
  { kind: 'string', format: 'uri' },
  { kind: 'string', format: 'uuid' },
  { kind: 'string', pattern: '^[A-Z0-9-]+$', maxLength: 20 },
  { kind: 'string', pattern: ['^[a-z]{3}$', '(?:^|[^ ])$'] },
  { kind: 'string', pattern: '^[01]{4}$' },
  { kind: 'integer' },
  { kind: 'integer', minimum: 3, maximum: 5 },
  { kind: 'integer', minimum: -5, maximum: -3 },
  { kind: 'number' },
  { kind: 'number', minimum: 0, maximum: 1 },
  { kind: 'bigint' },
  { kind: 'bigint', minimum: '10', maximum: '12' },
  { kind: 'decimal', precision: 15 },
  { kind: 'decimal', precision: 4, scale: 4 },
  { kind: 'decimal', precision: 10, scale: 0 },
  { kind: 'boolean' },
  { kind: 'datetime' },
  { kind: 'datetime', precision: 0 },
  { kind: 'date' },
  { kind: 'time' },
  { kind: 'json' },
  { kind: 'bytes', maxLength: 3 },
  { kind: 'enum', values: ['low', 'high'] },
  { kind: 'literal', value: 'x' },
  { kind: 'list', items: { kind: 'integer' }, minItems: 1, maxItems: 3 },
  { kind: 'nullable', of: { kind: 'string' } },
  { kind: 'union', options: [{ kind: 'integer' }, { kind: 'string' }] },
  { kind: 'object', properties: [{ name: 'a', shape: { kind: 'string' } }, { name: 'b', shape: { kind: 'date' }, optional: true }] },
]

const named = SHAPES.map((shape) => [JSON.stringify(shape), shape] as const)
const accepts = (shape: Shape, value: unknown) => safeParse(zodOf(shape), value).success

describe.each(named)('a value made for %s', (_, shape) => {
  const random = createRandom(7)
  const values = Array.from({ length: 200 }, () => validValue(shape, { random, shapes: {} }))

  test('is accepted by the validator of that shape', () => {
    expect(values.filter((value) => !accepts(shape, value))).toEqual([])
  })

  test('is refused by it where it is made to be wrong', () => {
    // What JSON cannot hold, such as halves of surrogate pairs in texts, is refused when the body is read.
    const wrong = wrongValues(shape, {}).filter((text) => !/\\u(?:0000|d|D)/.test(text)).map((text) => JSON.parse(text) as unknown)
    // A document may be anything; a list of numbers takes a number in scientific notation; a union takes what one of two takes.
    if (shape.kind !== 'json' && shape.kind !== 'union' && shape.kind !== 'literal') expect(wrong.filter((value) => accepts(shape, value) && JSON.stringify(value) !== '9007199254740992')).toEqual([])
  })

  test('lies on both sides of each bound', () => {
    const bounds = boundaryValues(shape, planningFor([])).map(({ value }) => accepts(shape, value))
    const isBounded = ['integer', 'bigint', 'bytes'].includes(shape.kind) || 'maxLength' in shape || 'maxItems' in shape
    if (isBounded && !('format' in shape)) expect(new Set(bounds)).toEqual(new Set([true, false]))
  })
})

test('chance is the same for the same seed, and another one for another', () => {
  const texts = (seed: number) => {
    const random = createRandom(seed)
    return Array.from({ length: 20 }, () => random.text(10, 'abcdefgh'))
  }
  expect(texts(1)).toEqual(texts(1))
  expect(texts(1)).not.toEqual(texts(2))
})
