import { local, node, print, ts, zodOf as printedZodOf, type Shape as CoreShape } from '@ssot-codegen/core'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { check } from '../../runtime/schema-faults.js'
import type { Shape } from '../../runtime/shape.js'
import { shape } from '../../runtime/shape-builders.js'
import { encodeShape } from '../../runtime/shape-encode.js'
import { textZodOf, zodOf } from '../../runtime/shape-zod.js'
import type { InputOf, OutputOf } from '../../runtime/typed-shape.js'
import { wire } from '../../runtime/wire.js'
import { post } from './support/blog.js'
import { shapes, wireValues } from './support/shapes.js'

/** The schema that is printed into a project for the shape. */
function printed(of: CoreShape): z.ZodType {
  const symbols = { z: node('node:zod').value('z'), wire: local('wire.ts', 'wire'), ref: () => local('none.ts', 'none'), enum: () => undefined }
  const { text } = print('a.ts', ts`export const schema = ${printedZodOf(of, symbols)}`)
  const expression = text.slice(text.indexOf('export const schema = ') + 'export const schema = '.length)
  // It is what a project would import.
  return new Function('z', 'wire', `return ${expression}`)(z, wire) as z.ZodType
}

/** A whole as readers hand it over: without a prototype. */
function received(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { __proto__: null, ...value } : value
}

describe('the language of data', () => {
  test('is the one that the generators speak', () => {
    expectTypeOf<Shape>().toEqualTypeOf<CoreShape>()
  })

  test('accepts and reads what printed schemas do', () => {
    const seen = { accepted: 0, refused: 0 }
    fc.assert(
      fc.property(shapes.chain((of) => fc.tuple(fc.constant(of), fc.array(wireValues(of), { minLength: 1, maxLength: 5 }))), ([of, values]) => {
        const [here, there] = [zodOf(of), printed(of)]
        for (const value of values) {
          const result = check(here, value)
          expect(result).toEqual(check(there, value))
          seen['value' in result ? 'accepted' : 'refused'] += 1
        }
      }),
      { numRuns: 1_000 },
    )
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(300)
  })

  test('is read within the time that it takes to find as many faults as a reply tells of', () => {
    const wrong = Array<string>(300_000).fill('')
    for (const of of [zodOf, printed]) {
      const schema = of({ kind: 'list', items: { kind: 'datetime' } })
      const start = performance.now()
      expect(check(schema, wrong)).toMatchObject({ faults: Array<object>(20).fill({ code: 'invalid-format' }) })
      expect(performance.now() - start).toBeLessThan(1_000)
    }
  })

  test('a value that was read is sent as what reads the same again', () => {
    let sent = 0
    fc.assert(
      fc.property(shapes.chain((of) => fc.tuple(fc.constant(of), wireValues(of))), ([of, value]) => {
        const read = check(zodOf(of), received(value))
        if (!('value' in read)) return
        const again = check(zodOf(of), received(encodeShape(read.value, of)))
        expect(again).toEqual({ value: read.value })
        sent += 1
      }),
      { numRuns: 1_000 },
    )
    expect(sent).toBeGreaterThan(200)
  })

  test('of a moment, a time and a date is sent which has all of it', () => {
    const any = shape.union([shape.time(), shape.date(), shape.datetime()])
    const texts = ['10:00:00.000', '2025-01-31', '2025-01-31T10:00:00.000Z']
    expect(texts.map((text) => encodeShape(z.parse(zodOf(any), text), any))).toEqual(texts)
  })

  test('bytes and moments are no objects without properties', () => {
    const any = shape.union([shape.object({}), shape.bytes(), shape.datetime()])
    expect([new Uint8Array(), new Date(0)].map((value) => encodeShape(value, any))).toEqual(['', '1970-01-01T00:00:00.000Z'])
  })

  test('named shapes have no schema here', () => {
    expect(() => zodOf({ kind: 'ref', name: 'Post' })).toThrow('"Post" is known to documents only')
  })
})

describe('builders', () => {
  const body = shape.object({
    note: shape.optional(shape.string({ maxLength: 2 }), 'A note.'),
    at: shape.described(shape.datetime(), 'When.'),
    size: shape.nullable(shape.bigint()),
    price: shape.decimal(),
    tags: shape.list(shape.oneOf(['a', 'b']), { maxItems: 2 }),
    either: shape.union([shape.literal(1), shape.boolean()]),
  })

  test('make plain data', () => {
    const data: unknown = {
      kind: 'object',
      properties: [
        { name: 'note', shape: { kind: 'string', maxLength: 2 }, optional: true, doc: 'A note.' },
        { name: 'at', shape: { kind: 'datetime' }, doc: 'When.' },
        { name: 'size', shape: { kind: 'nullable', of: { kind: 'bigint' } } },
        { name: 'price', shape: { kind: 'decimal' } },
        { name: 'tags', shape: { kind: 'list', items: { kind: 'enum', values: ['a', 'b'] }, maxItems: 2 } },
        { name: 'either', shape: { kind: 'union', options: [{ kind: 'literal', value: 1 }, { kind: 'boolean' }] } },
      ],
    }
    expect(body).toEqual(data)
    expect(JSON.parse(JSON.stringify(body))).toEqual(data)
  })

  test('know the types of what is read and of what may be sent', () => {
    expectTypeOf<InputOf<typeof body>>().toEqualTypeOf<{
      readonly note?: string
      readonly at: Date
      readonly size: bigint | null
      readonly price: string
      readonly tags: ('a' | 'b')[]
      readonly either: 1 | boolean
    }>()
    expectTypeOf<OutputOf<typeof body>['price']>().toEqualTypeOf<string | { toFixed(): string }>()
    expectTypeOf<OutputOf<typeof body>['tags']>().toEqualTypeOf<readonly ('a' | 'b')[]>()
  })
})

describe('what is sent', () => {
  const item = shape.object({ id: shape.integer(), at: shape.optional(shape.date()) })

  test('is what the shape names', () => {
    expect(encodeShape({ id: 1, at: undefined, secret: 's' }, item)).toEqual({ id: 1 })
    expect(encodeShape([{ id: 1, at: new Date('2025-01-31T00:00:00Z'), secret: 's' }], shape.list(item))).toEqual([{ id: 1, at: '2025-01-31' }])
  })

  test('of a record is what our own replies show: no hidden column, and no relation', () => {
    const record = { id: 1, title: 't', size: 5n, createdAt: new Date(0), secret: 's', pin: 'p', author: { id: 2 } }
    const whole = { ...record, slug: null, views: 0, price: '1.50', rating: 1, published: true, status: 'LIVE', token: 't', day: null, at: null, tags: ['x'], meta: null, raw: null, authorId: 2 }
    const sent = encodeShape(whole, shape.nullable(shape.record(post)))
    expect(sent).toMatchObject({ id: 1, size: '5', createdAt: '1970-01-01T00:00:00.000Z', tags: ['x'], slug: null })
    expect(Object.keys(Object(sent)).filter((name) => ['secret', 'pin', 'author'].includes(name))).toEqual([])
  })

  test.each([
    ['a property that is missing', {}, '/id'],
    ['a value of another type', { id: 'hush' }, '/id'],
    ['a date that is none', { id: 1, at: new Date(NaN) }, '/at'],
    ['a list in place of an object', [], ''],
  ])('%s is a fault that does not tell the value', (_, value, at) => {
    expect(() => encodeShape(value, item)).toThrow(new RegExp(`^The reply does not have its shape: .* is expected at "${at}"\\.$`))
  })
})

test('parameters are read from their text', () => {
  const schema = textZodOf([
    { name: 'n', shape: { kind: 'integer', maximum: 5 } },
    { name: 'on', shape: { kind: 'boolean' }, optional: true },
    { name: 'big', shape: { kind: 'bigint' }, optional: true },
  ])
  expect(check(schema, { n: '3', on: 'true', big: '9007199254740993' })).toEqual({ value: { n: 3, on: true, big: 9007199254740993n } })
  expect(['6', '1.5', 'x'].map((n) => 'faults' in check(schema, { n }))).toEqual([true, true, true])
})
