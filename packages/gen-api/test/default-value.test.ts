import type { ColumnField, Json, Shape } from '@ssot-codegen/core'
import { describe, expect, test } from 'vitest'
import { defaultValue } from '../src/shapes/default-value.js'

const field = (value: Json, more: object = {}) => ({ kind: 'scalar', name: 'a', default: { kind: 'value', value }, ...more }) as ColumnField

describe('a default is told of', () => {
  test.each<[string, Json, Shape]>([
    ['a text', 'x', { kind: 'string', maxLength: 1 }],
    ['a number', 3, { kind: 'integer', maximum: 3 }],
    ['what may be null', true, { kind: 'nullable', of: { kind: 'boolean' } }],
    ['a list', ['A', 'B'], { kind: 'list', items: { kind: 'enum', values: ['A', 'B'] } }],
    ['a decimal', '12.50', { kind: 'decimal', precision: 4, scale: 2 }],
    ['a moment', '2025-01-31T10:00:00.000Z', { kind: 'datetime' }],
  ])('%s', (_, value, shape) => expect(defaultValue(field(value), shape)).toEqual(value))
})

describe('nothing is told of', () => {
  test.each<[string, Json, Shape]>([
    ['a text that no body could have', 'xx', { kind: 'string', maxLength: 1 }],
    ['a number beyond its bounds', 4, { kind: 'integer', maximum: 3 }],
    ['a value that is no more', 'C', { kind: 'enum', values: ['A', 'B'] }],
    ['a decimal that is longer', '123.50', { kind: 'decimal', precision: 4, scale: 2 }],
    ['JSON, of which the schema has the text', '{}', { kind: 'json' }],
  ])('%s', (_, value, shape) => expect(defaultValue(field(value), shape)).toBeUndefined())

  test('what is only written', () => expect(defaultValue(field('x', { writeonly: true }), { kind: 'string' })).toBeUndefined())
})
