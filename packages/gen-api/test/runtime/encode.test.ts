import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeRecord } from '../../runtime/encode.js'
import { models, post } from './support/blog.js'

const decimal = (text: string) => ({ toFixed: () => text, toString: () => '1e-7' })

describe('encodeRecord', () => {
  it('writes every kind as JSON carries it', () => {
    const record = {
      id: 1,
      slug: null,
      size: 9_223_372_036_854_775_807n,
      price: decimal('0.0000001'),
      createdAt: new Date('2025-01-31T12:00:00Z'),
      day: new Date('2025-01-31T00:00:00Z'),
      at: new Date('1970-01-01T12:30:00.5Z'),
      tags: ['a'],
      meta: { any: [1, null] },
      raw: new Uint8Array([255, 254]),
    }
    expect(encodeRecord(record, post, models)).toEqual({
      id: 1,
      slug: null,
      size: '9223372036854775807',
      price: '0.0000001',
      createdAt: '2025-01-31T12:00:00.000Z',
      day: '2025-01-31',
      at: '12:30:00.500',
      tags: ['a'],
      meta: { any: [1, null] },
      raw: '//4=',
    })
  })

  it('writes null for what is no date', () => {
    const none = new Date(NaN)
    expect(encodeRecord({ createdAt: none, day: none, at: none }, post, models)).toEqual({ createdAt: null, day: null, at: null })
  })

  it('writes bytes that are a view into more, and lists item by item', () => {
    const whole = new Uint8Array([1, 2, 3, 4])
    const lists = { ...post, columns: { sizes: { kind: 'bigint', list: true }, raw: { kind: 'bytes' } } } as const
    expect(encodeRecord({ sizes: [1n, 2n], raw: whole.subarray(1, 3) }, lists, models)).toEqual({
      sizes: ['1', '2'],
      raw: 'AgM=',
    })
  })

  it('takes off the blanks that a column was filled up with, and no others', () => {
    const columns = { code: { kind: 'string', padded: true }, codes: { kind: 'string', padded: true, list: true }, text: { kind: 'string' } } as const
    const record = { code: ' a\t ', codes: ['b  ', ''], text: 'c ' }
    expect(encodeRecord(record, { ...post, columns }, models)).toEqual({ code: ' a\t', codes: ['b', ''], text: 'c ' })
  })

  it('never writes what is not shown, at any level', () => {
    const names = fc.constantFrom(
      'id',
      'title',
      'secret',
      'pin',
      'password',
      'ip',
      'name',
      'no',
      'author',
      'editor',
      'comments',
      'audits',
      'ghost',
      'posts',
      '_count',
      'toString',
    )
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('x', 1, null, undefined),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(names, tie('value')),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(names, value), (record) => {
        for (const key of keysIn(encodeRecord(record, post, models)))
          expect(['secret', 'pin', 'password', 'ip', 'audits', 'ghost', '_count', 'toString']).not.toContain(key)
      }),
    )
  })
})

/** The names of all properties but those inside of a document or of a scalar's place. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    ['author', 'editor', 'comments', 'posts'].includes(key) ? [key, ...keysIn(inner)] : [key],
  )
}
