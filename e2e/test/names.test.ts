import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture } from '@ssot-codegen/fixtures'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { holdRecordContract, type RecordContract, type Sample } from '../src/record-contract.js'
import type { Values } from '../src/sql-condition.js'
import { isDue } from '../src/third.js'

/** A model of which only the name is awkward. */
const labelled: readonly (readonly [model: string, path: string, table?: string])[] = [
  ['Promise', 'promises'], ['Date', 'dates'], ['Error', 'errors'], ['Array', 'arrays'], ['Set', 'sets'], ['Request', 'requests'], ['Buffer', 'buffers'],
  ['Symbol', 'symbols'], ['Proxy', 'proxies'], ['Node', 'nodes'], ['Model', 'models'], ['List', 'lists'], ['Page', 'pages'], ['Problem', 'problems'], ['Operation', 'operations'],
  ['Context', 'contexts'], ['Route', 'routes'], ['Health', 'health'], ['Post', 'posts'], ['PostRead', 'post-reads'], ['BlogPost', 'blog-post', 'blog_post'], ['blog_posts', 'blog-posts'],
  ['Person', 'people'], ['Child', 'children'], ['Data', 'data'], ['Datum', 'datum'], ['Series', 'series'], ['Criterion', 'criteria'], ['Quiz', 'quizzes'], ['con', 'cons'],
  ['ABTest2024HTTPResult', 'ab-test2024-http-results'], ['X', 'xs'],
]

/** The contract of a model whose id the database counts up; values are both the body and, but for what is said otherwise, the columns. */
function counted(path: string, table: string, values: { readonly first: Values; readonly second: Values; readonly change: Values }, rest: Pick<RecordContract, 'filters' | 'orders'> & { readonly id?: string; readonly columns?: ReadonlyMap<string, string> }): RecordContract {
  const { id = 'id', columns = new Map<string, string>() } = rest
  const stored = (of: Values) => Object.fromEntries(Object.entries(of).map(([field, value]) => [columns.get(field) ?? field, value]))
  const sample = (of: Values): Sample => ({ body: of, reply: { [id]: expect.any(Number) as unknown }, stored: stored(of) })
  return {
    path: `/api/${path}`,
    table,
    samples: [sample(values.first), sample(values.second)],
    change: { body: values.change, stored: stored({ ...values.first, ...values.change }) },
    key: [id],
    filters: rest.filters,
    orders: rest.orders,
    missing: ['7777'],
    malformed: ['x'],
  }
}

/** Finds each record by every field, and orders by each. */
function byEveryField(first: Values): Pick<RecordContract, 'filters' | 'orders'> {
  const fields = Object.keys(first)
  // Prisma takes the name for its NOT, so no filter may have it.
  const filters = fields.filter((field) => field !== 'not').flatMap((field) => [
    [`where[${field}]=${String(first[field])}`, [1]] as const,
    [`where[${field}][not]=${String(first[field])}`, [2]] as const,
  ])
  return { filters, orders: fields }
}

/** Two records whose fields are all set, each before the other in every order. */
const words = {
  text: ['select', 'where', 'include', 'data', 'default', 'constructor', 'isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', 'cursor', 'filter', 'search', 'equals', 'not', 'in', 'notIn', 'contains', 'mode', 'is', 'some', 'every', 'none', 'has'],
  number: ['orderBy', 'toString', 'valueOf', 'skip', 'take', 'limit', 'total', 'count'],
}
const word = (index: 0 | 1): Values => ({
  ...Object.fromEntries(words.text.map((field) => [field, `${field} ${index}`])),
  ...Object.fromEntries(words.number.map((field) => [field, index])),
  hasOwnProperty: index === 1,
  isNull: index === 1,
  function: index === 1 ? 'toString' : 'delete',
})

const language = (index: 0 | 1): Values => ({
  ...Object.fromEntries(
    [
      ...['class', 'await', 'async', 'break', 'delete', 'enum', 'export', 'import', 'interface', 'let', 'new', 'null', 'package', 'static', 'super', 'this', 'typeof', 'undefined', 'void', 'yield'],
      ...['arguments', 'eval', 'prototype', 'then', 'toJSON', 'name', 'any', 'never', 'object', 'string', 'z', 'wire', 'model', 'ctx', 'params', 'query', 'body', 'request', 'key', 'read', 'create', 'update'],
    ].map((field) => [field, `${field}${index}`]),
  ),
  length: index,
  number: index,
})

describe.each<Provider>(['sqlite', 'postgresql'])('awkward names on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp(`names-${provider}`, fixture('names').files[0]?.text ?? '', provider)
  })
  afterAll(() => app.close())

  // What a name does to SQL is looked at on both, what it does to the code on SQLite: on PostgreSQL a third of the names at a time.
  test.each(labelled.filter((_, i) => provider === 'sqlite' || isDue(i)).map(([model, path, table = model]) => ({ model, path, table })))('a model called $model is at /api/$path', async ({ path, table }) => {
    const values = { first: { label: 'one' }, second: { label: 'two' }, change: { label: 'three' } }
    await holdRecordContract(app, counted(path, table, values, byEveryField(values.first)))
  })

  test('fields called like the grammar of queries, and like what every object has', async () => {
    const [first, second] = [word(0), word(1)]
    await holdRecordContract(app, counted('words', 'Word', { first, second, change: { ...second, select: 'changed' } }, byEveryField(first)))
  })

  test('each of them can be selected, alone', async () => {
    const made = await app.request('POST', '/api/words', word(1))
    for (const [field, value] of Object.entries(word(1))) {
      expect((await app.request('GET', `${made.headers.get('location') ?? ''}?select=${field}`)).body).toEqual({ [field]: value })
    }
    const none = await app.request('POST', '/api/words', { select: 'only' })
    expect(none).toMatchObject({ status: 201, body: { select: 'only', where: 'w', function: 'delete', toString: 1, hasOwnProperty: false, constructor: null, isNull: null } })
    expect(await app.db.count('Word', { select: 'only', where: 'w', function: 'delete', toString: 1, hasOwnProperty: false, constructor: null })).toBe(1)
    expect((await app.request('GET', '/api/words/count?where[isNull][isNull]=true')).body).toEqual({ count: 1 })
    expect((await app.request('GET', '/api/words/count?where[contains][contains]=ain')).body).toEqual({ count: 1 })
    expect((await app.request('GET', '/api/words?where[valueOf][isNull]=true&select=constructor,toString')).body).toMatchObject({ data: [{ constructor: null, toString: 1 }] })
    expect(await app.request('GET', '/api/words?where[not]=not 1')).toMatchObject({ status: 400, body: { errors: [{ parameter: 'where[not]' }] } })
    for (const name of ['__proto__', 'prototype', '__defineGetter__']) {
      expect((await app.request('GET', `/api/words?where[${name}]=1`)).status).toBe(400)
      expect((await app.request('GET', `/api/words?select=${name}`)).status).toBe(400)
      expect((await app.request('POST', '/api/words', `{"select":"x","${name}":"y"}`)).status).toBe(400)
    }
    await app.db.run('DELETE FROM "Word"')
  })

  test('fields called like words of the language and names in the code', async () => {
    const [first, second] = [language(0), language(1)]
    await holdRecordContract(app, {
      path: '/api/languages',
      table: 'Language',
      samples: [{ body: first, id: 'class0', stored: first }, { body: second, id: 'class1', stored: second }],
      change: { body: { await: 'changed', then: null }, stored: { ...first, await: 'changed', then: null } },
      unique: ['class'],
      key: ['class'],
      ...byEveryField(first),
      missing: ['class'],
      malformed: [],
    })
  })

  test('what every object has as key and as relations, a relation called like its model', async () => {
    expect((await app.request('POST', '/api/objects', { constructor: 5, label: 'object' })).headers.get('location')).toBe('/api/objects/5')
    expect(await app.request('POST', '/api/objects', { label: 'no key' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/constructor', code: 'required' }] } })
    const map = await app.request('POST', '/api/maps', { label: 'map', objectId: 5 })
    await app.request('POST', '/api/responses', { label: 'response', objectId: 5 })
    expect(await app.db.count('Map', { label: 'map', objectId: 5 })).toBe(1)
    expect(await app.db.count('Response', { label: 'response', objectId: 5 })).toBe(1)
    expect((await app.request('GET', '/api/objects/5')).body).toEqual({ constructor: 5, label: 'object' })
    expect((await app.request('GET', '/api/objects/5?include=toString.hasOwnProperty,valueOf.Response')).body).toMatchObject({
      toString: [{ label: 'map', hasOwnProperty: { constructor: 5 } }],
      valueOf: { label: 'response', Response: { label: 'object' } },
    })
    expect((await app.request('GET', '/api/responses')).body).toMatchObject({ data: [{ label: 'response' }] })
    const connected = await app.request('POST', '/api/maps', { label: 'connected', hasOwnProperty: { connect: { constructor: 5 } } })
    expect(connected).toMatchObject({ status: 201, body: { objectId: 5 } })
    const made = await app.request('POST', '/api/objects', { constructor: 6, label: 'made', toString: { create: [{ label: 'inner' }], connect: [{ id: (connected.body as { id: number }).id }] }, valueOf: { create: { label: 'own' } } })
    expect(made, made.text).toMatchObject({ status: 201, body: { constructor: 6 } })
    expect(await app.db.count('Map', { objectId: 6 })).toBe(2)
    expect(await app.db.count('Response', { label: 'own', objectId: 6 })).toBe(1)
    await app.db.run('DELETE FROM "Map" WHERE "objectId" = 6; DELETE FROM "Response" WHERE "objectId" = 6; DELETE FROM "Object" WHERE "constructor" = 6;')
    expect((await app.request('GET', '/api/responses?where[Response][constructor]=5&orderBy[Response][constructor]=desc')).body).toMatchObject({ meta: { total: 1 } })
    expect((await app.request('GET', '/api/objects?where[toString][some][label]=map&where[valueOf][isNull]=false')).body).toMatchObject({ meta: { total: 1 } })
    expect((await app.request('GET', '/api/maps?where[hasOwnProperty][isNull]=true')).body).toMatchObject({ meta: { total: 0 } })
    expect(await app.request('PATCH', '/api/objects/5', { label: 'changed' })).toMatchObject({ status: 200, body: { constructor: 5, label: 'changed' } })
    expect((await app.request('DELETE', map.headers.get('location') ?? '')).status).toBe(204)
    expect((await app.request('DELETE', '/api/responses/1')).status).toBe(204)
    expect((await app.request('DELETE', '/api/objects/5')).status).toBe(204)
    expect(await app.db.count('Object')).toBe(0)
  })

  test('fields that differ in case or an underscore only', async () => {
    const moments = { created_at: '2025-01-01T00:00:00.000Z', createdAt: '2025-01-02T00:00:00.000Z' }
    const made = await app.request('POST', '/api/snake-case-plurals', { label_text: 'one', ...moments })
    expect(made).toMatchObject({ status: 201, body: moments })
    expect(await app.db.count('snake_case_plurals', { label_text: 'one', created_at: new Date(moments.created_at), created_at_too: new Date(moments.createdAt) })).toBe(1)
    await app.request('POST', '/api/snake-case-plurals', { label_text: 'two', parent_id: 1 })
    const found = async (query: string) => ((await app.request('GET', `/api/snake-case-plurals?${query}`)).body as { data: { label_text: string }[] }).data.map((record) => record.label_text)
    expect(await found('where[created_at]=2025-01-01')).toEqual(['one'])
    expect(await found('where[createdAt]=2025-01-01')).toEqual([])
    expect(await found('where[parent][label_text]=one')).toEqual(['two'])
    expect(await found('orderBy=-created_at,createdAt')).toEqual(['two', 'one'])
    expect((await app.request('GET', '/api/snake-case-plurals/1?include=children_all')).body).toMatchObject({ children_all: [{ label_text: 'two', parent_id: 1 }] })
    expect((await app.request('PATCH', '/api/snake-case-plurals/1', { created_at: '2026-01-01T00:00:00Z' })).body).toMatchObject({ created_at: '2026-01-01T00:00:00.000Z', createdAt: moments.createdAt })
    const dates = await app.request('POST', '/api/dates', { label: 'x', date: '2025-01-01T00:00:00Z', Date: '2025-01-02T00:00:00Z' })
    expect(await app.db.count('Date', { date: new Date('2025-01-01'), date_2: new Date('2025-01-02') })).toBe(1)
    expect((await app.request('DELETE', dates.headers.get('location') ?? '')).status).toBe(204)
  })

  test('enums called like the types and values that are made', async () => {
    const post = await app.request('POST', '/api/posts', { label: 'p', state: 'final' })
    expect(post).toMatchObject({ status: 201, body: { state: 'final' } })
    const read = await app.request('POST', '/api/post-reads', { label: 'r', postId: (post.body as { id: number }).id })
    expect((await app.request('GET', `${post.headers.get('location') ?? ''}?include=read.post`)).body).toMatchObject({ read: { label: 'r', post: { state: 'final' } } })
    expect(await app.request('POST', '/api/posts', { label: 'p', state: 'PostCreate' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/state' }] } })
    expect((await app.request('DELETE', read.headers.get('location') ?? '')).status).toBe(204)
    expect((await app.request('DELETE', post.headers.get('location') ?? '')).status).toBe(204)
    const promise = await app.request('POST', '/api/promises', { label: 'x', kind: 'silver', only: 'one' })
    expect(promise).toMatchObject({ status: 201, body: { kind: 'silver', only: 'one' } })
    expect((await app.request('GET', '/api/promises?where[kind][not]=gold&where[only]=one')).body).toMatchObject({ meta: { total: 1 } })
    expect((await app.request('DELETE', promise.headers.get('location') ?? '')).status).toBe(204)
  })

  test('identifiers longer than the database keeps', async () => {
    const id = 'anIdWhoseNameIsLongerThanTheSixtyThreeCharactersThatPostgreSQLKeepsOfAnyName'
    const label = 'aFieldWhoseNameIsLongerThanTheSixtyThreeCharactersThatPostgreSQLKeepsOfAnyName'
    const another = 'anotherFieldWhoseNameIsLongerThanTheSixtyThreeCharactersThatPostgreSQLKeepsOfIt'
    const values = { first: { [label]: 'one', [another]: 1 }, second: { [label]: 'two', [another]: 2 }, change: { [label]: 'three' } }
    const path = 'a-model-whose-name-is-longer-than-the-sixty-three-characters-that-postgre-sql-keeps-of-any-names'
    await holdRecordContract(app, counted(path, 'long', values, { id, columns: new Map([[label, 'label'], [another, 'another']]), ...byEveryField(values.first) }))
    await app.request('POST', `/api/${path}`, values.first)
    expect(await app.request('POST', `/api/${path}`, values.first)).toMatchObject({ status: 409, body: { errors: [{ pointer: `/${another}` }] } })
  })
})
