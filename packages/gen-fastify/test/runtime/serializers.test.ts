import { encodeRecord } from '#runtime/api/encode.js'
import type { Column, ColumnKind, Model, Models, Relation, Values } from '#runtime/api/model.js'
import { ok } from '#runtime/api/reply.js'
import { serialise } from '#runtime/api/wire-reply.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordSchema, serializers } from '../../runtime/serializers.js'

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('"', '\\', '\u2028', '\ud800', '</script>', '\u0000\u001f', 'x'.repeat(100), `${'x'.repeat(60)}"`))
const moment = fc.date({ noInvalidDate: false })

/** What Prisma gives for a column of each kind. */
const VALUES: { readonly [K in ColumnKind]: fc.Arbitrary<unknown> } = {
  string: text,
  exact: text,
  document: text,
  boolean: fc.boolean(),
  int: fc.oneof(fc.integer(), fc.constantFrom(0, -0, 2 ** 31)),
  float: fc.double(),
  bigint: fc.bigInt(),
  decimal: fc.double({ noNaN: true }).map((number) => ({ toFixed: () => String(number) })),
  datetime: moment,
  date: moment,
  time: moment,
  json: fc.jsonValue(),
  bytes: fc.uint8Array(),
  bits: fc.uint8Array(),
  enum: fc.constantFrom('DRAFT', 'größe'),
  uuid: fc.uuid(),
}

const NAMES = ['id', 'title', 'größe', 'constructor', 'toString', '__proto__', 'length', 'type', 'default', 'a_b', 'items', '$ref']
const MODELS = ['A', 'B', 'C']

const column = fc.record({ kind: fc.constantFrom(...(Object.keys(VALUES) as ColumnKind[])), list: fc.boolean(), hidden: fc.integer({ min: 0, max: 9 }) }).map(
  ({ kind, list, hidden }): Column => ({ kind, ...(list && { list }), ...(hidden === 0 && { hidden: true }) }),
)
const relation = fc
  .record({ model: fc.constantFrom(...MODELS, 'Nowhere'), list: fc.boolean() })
  .map(({ model, list }): Relation => ({ model, ...(list && { list }) }))

const modelNamed = (name: string) =>
  fc.record({ columns: fc.dictionary(fc.constantFrom(...NAMES), column), relations: fc.dictionary(fc.constantFrom('author', 'posts', 'parent', 'toJSON'), relation) }).map(
    ({ columns, relations }): Model => ({ name, delegate: name, path: name, columns, relations }),
  )
const anyModels = fc.tuple(...MODELS.map(modelNamed)).map((all): Models => Object.fromEntries(all.map((model) => [model.name, model])))

/** A record as Prisma gives it: some columns, some relations, to a depth. */
function recordOf(model: Model, models: Models, depth: number): fc.Arbitrary<Values> {
  const columns = Object.entries(model.columns).map(([name, { kind, list }]) => {
    const one = VALUES[kind]
    return [name, fc.option(list === true ? fc.array(one, { maxLength: 3 }) : one)] as const
  })
  const relations = Object.entries(model.relations).flatMap(([name, { model: target, list }]) => {
    const to = models[target]
    if (!to || depth === 0) return []
    const one = recordOf(to, models, depth - 1)
    return [[name, list === true ? fc.array(one, { maxLength: 2 }) : fc.option(one)] as const]
  })
  return fc.record(Object.fromEntries([...columns, ...relations]), { requiredKeys: [] })
}

const drawn = anyModels.chain((models) => {
  const model = models['A'] ?? expect.unreachable()
  return recordOf(model, models, 3).map((record) => ({ models, model, record }))
})

describe('a record', () => {
  test('is the same to the byte as JSON.stringify makes it, whatever the model and whatever was selected and included', { timeout: 120_000 }, () => {
    let included = 0
    fc.assert(
      fc.property(drawn, ({ models, model, record }) => {
        const value = encodeRecord(record, model, models)
        if (Object.values(value).some((part) => typeof part === 'object' && part !== null)) included += 1
        expect(serializers(models)(value, { value, model })).toBe(JSON.stringify(value))
      }),
      { numRuns: 1_000 },
    )
    expect(included).toBeGreaterThan(100)
  })

  test('that is no longer what the encoder made is sent as it is, what is new in it too', () => {
    const model: Model = { name: 'A', delegate: 'a', path: 'a', columns: { id: { kind: 'int' } }, relations: {} }
    const stringify = serializers({ A: model })
    const { body } = ok({ id: 1 }, model)
    if (body?.kind !== 'json') throw new Error('The body is no JSON.')
    expect(serialise({ status: 200, body }, {}, stringify).body).toBe('{"id":1}')
    expect(serialise({ status: 200, body: { ...body, value: { id: '1', more: true } } }, {}, stringify).body).toBe('{"id":"1","more":true}')
  })
})

test('a serializer is bounded: it refers to nothing, and leaves what is too large or too deep to JSON.stringify', () => {
  const names = Array.from({ length: 20 }, (_, i) => `M${i}`)
  const columns = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`c${i}`, { kind: 'int' as const }]))
  const relations = Object.fromEntries(names.map((name) => [name.toLowerCase(), { model: name }]))
  const models: Models = Object.fromEntries(names.map((name) => [name, { name, delegate: name, path: name, columns, relations }]))
  const schema = JSON.stringify(recordSchema(models['M0'] ?? expect.unreachable(), models))
  expect(schema).not.toMatch(/\$ref|required/)
  expect(schema.match(/"nullable"/g)?.length).toBeLessThan(310)
  const made = performance.now()
  const value = { m0: { c0: 1, m1: { c1: 2 } }, m19: { c0: 3 } }
  expect(serializers(models)(value, { value, model: models['M0'] ?? expect.unreachable() })).toBe(JSON.stringify(value))
  expect(performance.now() - made).toBeLessThan(5_000)
})
