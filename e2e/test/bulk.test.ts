import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { bulkSchema } from '../src/bulk-schema.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

/** Records that one request may write at most. */
const MOST = 1000

describe.each<Provider>(['sqlite', 'postgresql'])('bulk routes on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)
  const rows = (table: string) => app.db.rows(`SELECT * FROM "${table}" ORDER BY 1`)
  const refused = async (answer: ReturnType<AppUnderTest['request']>, status: number, type: string, errors?: readonly object[]) => {
    const found = await answer
    expectProblem(found, status, type)
    if (errors) expect((found.body as { errors: unknown }).errors).toMatchObject(errors)
  }

  beforeAll(async () => {
    app = await bootApp(`bulk-${provider}`, bulkSchema, provider)
  })
  afterEach(() => app.db.run('DELETE FROM "Item"; DELETE FROM "Shelf"; DELETE FROM "Seat"; DELETE FROM "Log"; DELETE FROM "Invoice"; DELETE FROM "Memo";'))
  afterAll(() => app.close())

  describe('POST /bulk', () => {
    test('makes all records of the list, defaults filled in, and tells how many', async () => {
      const list = [{ id: 'a', name: 'one', amount: 5 }, { name: 'two', note: null }, { name: 'three', note: 'x' }]
      const made = await request('POST', '/api/items/bulk', list)
      expect(made).toMatchObject({ status: 201, body: { count: 3 } })
      expect([made.headers.get('location'), made.headers.get('etag')]).toEqual([null, null])
      expect(await app.db.count('Item')).toBe(3)
      expect(await app.db.count('Item', { id: 'a', name: 'one', amount: 5, rev: 1, secret: 'kept' })).toBe(1)
      expect(await app.db.count('Item', { name: 'two', amount: 1 })).toBe(1)
      // What every object has is not in the body.
      expect((await request('POST', '/api/shelves/bulk', [{ id: 1, label: 'x' }, { id: 2, label: 'x', constructor: 'c' }])).status).toBe(201)
      expect((await rows('Shelf')).map(({ constructor }) => constructor)).toEqual([null, 'c'])
      expect(await request('POST', '/api/seats/bulk', [{ row: 'A', number: '9007199254740993' }])).toMatchObject({ status: 201, body: { count: 1 } })
      expect(await app.db.count('Seat', { row: 'A', number: 9_007_199_254_740_993n })).toBe(1)
    })

    test('makes as many as the budget allows, of differing columns, and none of a list with one that conflicts', async () => {
      const list = (prefix: string, length: number) => Array.from({ length }, (_, i) => ({ name: `${prefix}${i}`, ...(i % 2 && { amount: i }), ...(i % 3 && { note: 'x' }) }))
      expect(await request('POST', '/api/items/bulk', list('n', MOST))).toMatchObject({ status: 201, body: { count: MOST } })
      expect(await app.db.count('Item')).toBe(MOST)
      const clash = await request('POST', '/api/items/bulk', [...list('m', MOST - 1), { name: 'n7' }])
      expectProblem(clash, 409, 'unique-conflict')
      expect(clash.body).toMatchObject({ errors: [{ pointer: '', code: 'unique', detail: expect.stringContaining('"name"') }] })
      await refused(request('POST', '/api/items/bulk', [...list('m', MOST - 1), { name: 'last', shelfId: 404 }]), 409, 'foreign-key')
      await refused(request('POST', '/api/items/bulk', [{ name: 'same' }, { name: 'same' }]), 409, 'unique-conflict')
      await refused(request('POST', '/api/items/bulk', list('m', MOST + 1)), 400, 'invalid-body', [{ pointer: '', code: 'too-long' }])
      expect(await app.db.count('Item')).toBe(MOST)
    })

    test('points at what is wrong in which record, and makes none', async () => {
      const list = [{ name: 'fine' }, { name: 1 }, 'x', [], { name: 'x', secret: 's' }, { amount: 1 }, { name: 'x', rev: 1 }, { id: 'x'.repeat(21), name: 'x' }]
      await refused(request('POST', '/api/items/bulk', list), 400, 'invalid-body', [
        { pointer: '/1/name', code: 'invalid-type' }, { pointer: '/2', code: 'invalid-type' }, { pointer: '/3', code: 'invalid-type' }, { pointer: '/4/secret', code: 'unknown-property' },
        { pointer: '/5/name', code: 'required' }, { pointer: '/6/rev', code: 'unknown-property' }, { pointer: '/7/id', code: 'too-long' },
      ])
      await refused(request('POST', '/api/items/bulk', [{ name: 'fine' }, { id: 'bulk', name: 'y' }]), 400, 'invalid-body', [{ pointer: '/1/id', code: 'reserved' }])
      await refused(request('POST', '/api/items/bulk', [{ name: 'fine' }, { id: 'count', name: 'y' }]), 400, 'invalid-body', [{ pointer: '/1/id', code: 'reserved' }])
      await refused(request('POST', '/api/items/bulk', Array(999).fill({})), 400, 'invalid-body')
      for (const [body, code] of [['[]', 'too-short'], ['{}', 'invalid-type'], ['null', 'invalid-type'], ['"x"', 'invalid-type'], ['', 'required'], ['[', 'syntax']] as const) {
        await refused(request('POST', '/api/items/bulk', body), 400, 'invalid-body', [{ pointer: '', code }])
      }
      await refused(request('POST', '/api/items/bulk?x=1', [{ name: 'x' }]), 400, 'invalid-query')
      await refused(request('POST', '/api/items/bulk', [{ name: 'x' }], { 'if-match': '*' }), 400, 'invalid-header')
      await refused(request('POST', '/api/items/bulk', '[{"name":"x","__proto__":{"amount":1}}]'), 400, 'invalid-body', [{ pointer: '/0/__proto__' }])
      expect(await app.db.count('Item')).toBe(0)
    })

    test('has its path for itself: no record is called so, where the route is', async () => {
      await refused(request('POST', '/api/items', { id: 'bulk', name: 'x' }), 400, 'invalid-body', [{ pointer: '/id', code: 'reserved' }])
      expectProblem(await request('GET', '/api/items/bulk'), 405, 'method-not-allowed')
      expectProblem(await request('PUT', '/api/items/bulk', { name: 'x' }), 405, 'method-not-allowed')
      // The router takes the escaped name for an id.
      await refused(request('PUT', '/api/items/bul%6B', { name: 'x' }), 400, 'invalid-id', [{ parameter: 'id', code: 'reserved' }])
      await refused(request('PUT', '/api/items/coun%74', { name: 'x' }), 400, 'invalid-id', [{ parameter: 'id', code: 'reserved' }])
      expect(await app.db.count('Item')).toBe(0)
    })
  })

  describe('PATCH and DELETE of a list', () => {
    const fill = async (length: number) => {
      const list = Array.from({ length }, (_, i) => ({ name: `${i % 2 ? 'odd' : 'even'} ${i}`, amount: i }))
      expect((await request('POST', '/api/items/bulk', list)).status).toBe(201)
    }

    test('change what matches, count the writes, and move the moment', async () => {
      await fill(6)
      await app.db.run('UPDATE "Item" SET "seen" = \'2020-01-01 00:00:00\'')
      expect(await request('PATCH', '/api/items?where[name][startsWith]=odd', { amount: 70, note: 'x' })).toMatchObject({ status: 200, body: { count: 3 } })
      expect(await app.db.count('Item', { amount: 70, note: 'x', rev: 2 })).toBe(3)
      expect(await app.db.count('Item', { rev: 1 })).toBe(3)
      const old = await app.db.rows('SELECT "name" FROM "Item" WHERE "seen" < \'2021-01-01\' ORDER BY 1')
      expect(old.map(({ name }) => name)).toEqual(['even 0', 'even 2', 'even 4'])
      const merge = { 'content-type': 'application/merge-patch+json' }
      expect(await request('PATCH', '/api/items?where[amount][gte]=70&where[name]=odd%201', '{"note":null}', merge)).toMatchObject({ status: 200, body: { count: 1 } })
      expect(await app.db.count('Item', { rev: 3 })).toBe(1)
      expect(await request('PATCH', '/api/items?where[name]=nobody', { amount: 1 })).toMatchObject({ status: 200, body: { count: 0 } })
      expect(await request('PATCH', '/api/items?where={"OR":[{"name":"even 0"},{"amount":{"lt":3}}]}', { amount: 9 })).toMatchObject({ status: 200, body: { count: 2 } })
    })

    test('delete what matches', async () => {
      await fill(6)
      expect(await request('DELETE', '/api/items?where[amount][in]=1,2,77')).toMatchObject({ status: 200, body: { count: 2 } })
      expect((await rows('Item')).map(({ name }) => name).sort()).toEqual(['even 0', 'even 4', 'odd 3', 'odd 5'])
      expect(await request('DELETE', '/api/items?where[name]=nobody')).toMatchObject({ status: 200, body: { count: 0 } })
      expect(await request('DELETE', '/api/items?where[NOT][name][startsWith]=odd')).toMatchObject({ status: 200, body: { count: 2 } })
      expect(await app.db.count('Item')).toBe(2)
    })

    test('filter by relations', async () => {
      await request('POST', '/api/shelves/bulk', [{ id: 1, label: 'top' }, { id: 2, label: 'low' }])
      await request('POST', '/api/items/bulk', [{ name: 'a', shelfId: 1 }, { name: 'b', shelfId: 2 }, { name: 'c' }])
      expect(await request('PATCH', '/api/items?where[shelf][label]=top', { note: 'up' })).toMatchObject({ status: 200, body: { count: 1 } })
      expect(await app.db.count('Item', { name: 'a', note: 'up' })).toBe(1)
      // Back to the table that is written, which not every database takes in one statement.
      expect(await request('PATCH', '/api/items?where[shelf][items][some][name]=b', { note: 'back' })).toMatchObject({ status: 200, body: { count: 1 } })
      expect(await app.db.count('Item', { name: 'b', note: 'back' })).toBe(1)
      await refused(request('PATCH', '/api/items?where[name]=a', { shelfId: 3 }), 409, 'foreign-key')
      expect(await request('DELETE', '/api/items?where[shelf][isNull]=true')).toMatchObject({ status: 200, body: { count: 1 } })
      expect(await request('DELETE', '/api/shelves?where[items][some][name]=b')).toMatchObject({ status: 200, body: { count: 1 } })
      expect(await app.db.count('Shelf')).toBe(1)
      expect(await app.db.count('Item', { shelfId: 2 })).toBe(0)
    })

    const nothing = [
      '', '?where', '?where=', '?where={}', '?where={"AND":[]}', '?where={"AND":[{}]}', '?where={"OR":[]}', '?where={"OR":[{}]}', '?where={"NOT":[]}', '?where={"NOT":{}}', '?where={"AND":{"AND":{}}}',
      '?where={"name":{}}', '?where={"name":{"notIn":[]}}', '?where={"name":{"in":[]}}', '?where[name][in]=', '?where={"shelf":{}}', '?where={"shelf":{"items":{"every":{}}}}', '?where=null', '?where=[]',
      '?where=true', '?where[]=', '?where[name]', '?where[AND]=', '?where[AND][0]=', '?where=%7B%22name%22%3A%7B%22contains%22%3Anull%7D%7D', '?where={"__proto__":{"name":"x"}}', '?select=id',
    ]
    test.each(nothing)('take no %j for a filter', async (query) => {
      await fill(3)
      // `where[name]` without a value is a text, the empty one, and finds nothing: the only one that is a filter.
      const status = query === '?where[name]' ? 200 : 400
      const answers = [await request('PATCH', `/api/items${query}`, { amount: 99 }), await request('DELETE', `/api/items${query}`)]
      expect(answers.map((answer) => answer.status)).toEqual([status, status])
      for (const answer of answers) if (status === 400) expectProblem(answer, 400, 'invalid-query')
      expect(await app.db.count('Item')).toBe(3)
      expect(await app.db.count('Item', { amount: 99 })).toBe(0)
    })

    const everything = [
      '?where[name][contains]=', '?where[name][startsWith]=', '?where[name][endsWith]=', '?where[name][gte]=', '?where={"OR":[{"name":"x"},{"name":{"contains":""}}]}', '?where={"NOT":{"NOT":{"name":{"contains":""}}}}',
      '?where={"AND":[{"name":{"contains":""}},{"note":{"startsWith":""}}]}', '?where[shelf][label][contains]=', '?where={"NOT":{"name":{"lt":""}}}', '?where={"shelf":{"items":{"every":{"name":{"contains":""}}}}}',
    ]
    test.each(everything)('are not for all there are: %j', async (query) => {
      await fill(3)
      await refused(request('PATCH', `/api/items${query}`, { amount: 99 }), 400, 'invalid-query', [{ parameter: 'where', code: 'required' }])
      await refused(request('DELETE', `/api/items${query}`), 400, 'invalid-query', [{ parameter: 'where', code: 'required' }])
      expect(await app.db.count('Item')).toBe(3)
      expect(await app.db.count('Item', { amount: 99 })).toBe(0)
    })

    test('filter by nothing that is hidden', async () => {
      await fill(1)
      await refused(request('DELETE', '/api/items?where[secret]=kept'), 400, 'invalid-query', [{ code: 'unknown-field' }])
      await refused(request('PATCH', '/api/items?where[secret][startsWith]=k', { amount: 1 }), 400, 'invalid-query', [{ code: 'unknown-field' }])
      expect(await app.db.count('Item')).toBe(1)
    })

    test('write as many as the budget allows, and none of more', async () => {
      await fill(MOST)
      expect(await request('PATCH', '/api/items?where[amount][gte]=0', { note: 'all' })).toMatchObject({ status: 200, body: { count: MOST } })
      expect((await request('POST', '/api/items', { name: 'one more' })).status).toBe(201)
      await request('PUT', '/api/shelves/1', { label: 'full' })
      await app.db.run('UPDATE "Item" SET "shelfId" = 1')
      await refused(request('DELETE', '/api/items?where[shelf][items][some][note]=all'), 400, 'invalid-query', [{ parameter: 'where', code: 'too-many-records' }])
      await refused(request('PATCH', '/api/items?where[amount][gte]=0', { note: 'more' }), 400, 'invalid-query', [{ parameter: 'where', code: 'too-many-records', detail: expect.stringContaining('1000') }])
      await refused(request('DELETE', '/api/items?where[amount][gte]=0'), 400, 'invalid-query', [{ parameter: 'where', code: 'too-many-records' }])
      expect(await app.db.count('Item')).toBe(MOST + 1)
      expect(await app.db.count('Item', { note: 'all', rev: 2 })).toBe(MOST)
      expect(await request('DELETE', '/api/items?where[note]=all')).toMatchObject({ status: 200, body: { count: MOST } })
      expect(await app.db.count('Item')).toBe(1)
    })

    test('change nothing where nothing is to change, or a value may not be', async () => {
      await fill(2)
      const before = await rows('Item')
      expect(await request('PATCH', '/api/items?where[amount]=1', {})).toMatchObject({ status: 200, body: { count: 0 } })
      await refused(request('PATCH', '/api/items', {}), 400, 'invalid-query', [{ parameter: 'where', code: 'required' }])
      for (const body of [{ id: 'x' }, { rev: 1 }, { secret: 'x' }, { amount: 'x' }, { name: null }]) {
        await refused(request('PATCH', '/api/items?where[amount]=1', body), 400, 'invalid-body', [{ pointer: `/${Object.keys(body)[0]}` }])
      }
      await refused(request('PATCH', '/api/items?where[amount][gte]=0', { name: 'same' }), 409, 'unique-conflict', [{ pointer: '/name' }])
      await refused(request('DELETE', '/api/items?where[amount]=1', {}), 400, 'invalid-body')
      for (const header of ['If-Match', 'If-None-Match', 'If-Unmodified-Since']) {
        await refused(request('PATCH', '/api/items?where[amount]=1', { note: 'x' }, { [header]: '*' }), 400, 'invalid-header', [{ parameter: header }])
        await refused(request('DELETE', '/api/items?where[amount]=1', undefined, { [header]: '*' }), 400, 'invalid-header', [{ parameter: header }])
      }
      expect(await rows('Item')).toEqual(before)
    })

    test('of many at once each write is counted, and none fails by our fault', async () => {
      await fill(4)
      const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => request('PATCH', '/api/items?where[amount][gte]=2', { note: `writer ${i}` })))
      const won = answers.filter(({ status }) => status === 200)
      expect(won.length).toBeGreaterThan(0)
      expect(answers.filter(({ status }) => status !== 200 && status !== 409).map(({ text }) => text)).toEqual([])
      expect(await app.db.count('Item', { rev: 1 + won.length })).toBe(2)
    })
  })

  describe('PUT of a record', () => {
    test('makes it where it is not there, and changes what the body names where it is', async () => {
      const made = await request('PUT', '/api/items/a%2Fb', { name: 'one', note: 'x' })
      expect(made).toMatchObject({ status: 201, body: { id: 'a/b', name: 'one', amount: 1, note: 'x', rev: 1 } })
      expect(made.headers.get('location')).toBe('/api/items/a%2Fb')
      expect((await request('GET', '/api/items/a%2Fb')).headers.get('etag')).toMatch(etagPart(made.headers.get('etag')))
      expect(made.text).not.toContain('kept')
      const changed = await request('PUT', '/api/items/a%2Fb', { id: 'a/b', name: 'two' })
      expect(changed).toMatchObject({ status: 200, body: { id: 'a/b', name: 'two', note: 'x', rev: 2 } })
      expect(changed.headers.get('location')).toBeNull()
      expect(changed.headers.get('etag')).not.toBe(made.headers.get('etag'))
      expect(await app.db.count('Item', { id: 'a/b', name: 'two', note: 'x', rev: 2, secret: 'kept' })).toBe(1)
      expect(await app.db.count('Item')).toBe(1)
    })

    test('takes a key of several parts, and of numbers', async () => {
      const at = '/api/seats/A/9007199254740993'
      expect(await request('PUT', at, {})).toMatchObject({ status: 201, body: { row: 'A', number: '9007199254740993', guest: null } })
      expect(await request('PUT', at, {})).toMatchObject({ status: 200, body: { guest: null } })
      expect(await request('PUT', at, { row: 'A', number: '9007199254740993', guest: 'Ann' })).toMatchObject({ status: 200, body: { guest: 'Ann' } })
      await refused(request('PUT', at, { row: 'A', number: '9007199254740992', guest: 'Bob' }), 400, 'invalid-body', [{ pointer: '/number', code: 'not-allowed' }])
      await refused(request('PUT', at, { row: 'B', guest: 'Bob' }), 400, 'invalid-body', [{ pointer: '/row', code: 'not-allowed' }])
      expect(await app.db.count('Seat')).toBe(1)
      expect(await app.db.count('Seat', { row: 'A', number: 9_007_199_254_740_993n, guest: 'Ann' })).toBe(1)
      expect(await request('PUT', '/api/shelves/-7', { label: 'x' })).toMatchObject({ status: 201, body: { id: -7 } })
      expect(await request('PUT', '/api/shelves/-7', { id: -7, label: 'y' })).toMatchObject({ status: 200, body: { id: -7, label: 'y' } })
      await refused(request('PUT', '/api/shelves/x', { label: 'x' }), 400, 'invalid-id')
    })

    test('checks the body as that of a new record, and the key as part of it', async () => {
      await refused(request('PUT', '/api/items/a', {}), 400, 'invalid-body', [{ pointer: '/name', code: 'required' }])
      await refused(request('PUT', '/api/items/a', { name: 1, rev: 3 }), 400, 'invalid-body', [{ pointer: '/name' }, { pointer: '/rev' }])
      await refused(request('PUT', '/api/items/a', { id: null, name: 'x' }), 400, 'invalid-body', [{ pointer: '/id', code: 'invalid-type' }])
      await refused(request('PUT', '/api/items/a', { id: 'b', name: 'x' }), 400, 'invalid-body', [{ pointer: '/id', code: 'not-allowed' }])
      await refused(request('PUT', `/api/items/${'x'.repeat(21)}`, { name: 'x' }), 400, 'invalid-id', [{ parameter: 'id', code: 'too-long' }])
      for (const body of ['[]', 'null', '"x"', '']) await refused(request('PUT', '/api/items/a', body), 400, 'invalid-body', [{ pointer: '' }])
      await refused(request('PUT', '/api/items/a?select=id', { name: 'x' }), 400, 'invalid-query')
      expectProblem(await request('PUT', '/api/items/a', 'x', { 'content-type': 'text/plain' }), 415, 'unsupported-media-type')
      await request('POST', '/api/items', { name: 'taken' })
      await refused(request('PUT', '/api/items/a', { name: 'taken' }), 409, 'unique-conflict', [{ pointer: '/name' }])
      await refused(request('PUT', '/api/items/a', { name: 'x', shelfId: 9 }), 409, 'foreign-key')
      expect(await app.db.count('Item')).toBe(1)
      expect((await request('PUT', '/api/items/a', { name: 'x' })).status).toBe(201)
      await refused(request('PUT', '/api/items/a', { name: 'taken' }), 409, 'unique-conflict', [{ pointer: '/name' }])
    })

    test('is held to If-Match: the record must be there, in that state', async () => {
      for (const tags of ['*', '"x"']) await refused(request('PUT', '/api/items/a', { name: 'x' }, { 'if-match': tags }), 412, 'precondition-failed')
      expect(await app.db.count('Item')).toBe(0)
      const made = await request('PUT', '/api/items/a', { name: 'one' })
      const etag = made.headers.get('etag') ?? ''
      expect(await request('PUT', '/api/items/a', { name: 'two' }, { 'if-match': etag })).toMatchObject({ status: 200, body: { name: 'two', rev: 2 } })
      await refused(request('PUT', '/api/items/a', { name: 'three' }, { 'if-match': etag }), 412, 'precondition-failed')
      expect((await request('PUT', '/api/items/a', { name: 'four' }, { 'if-match': '*' })).status).toBe(200)
      expect(await app.db.count('Item', { name: 'four', rev: 3 })).toBe(1)
    })

    test('is held to If-None-Match: * the record must not be there', async () => {
      const isNew = { 'if-none-match': '*' }
      expect((await request('PUT', '/api/items/a', { name: 'one' }, isNew)).status).toBe(201)
      await refused(request('PUT', '/api/items/a', { name: 'two' }, isNew), 412, 'precondition-failed')
      await refused(request('PUT', '/api/items/a', { name: 'two' }, { ...isNew, 'if-match': '*' }), 412, 'precondition-failed')
      await refused(request('PUT', '/api/items/b', { name: 'two' }, { ...isNew, 'if-match': '*' }), 412, 'precondition-failed')
      await refused(request('PUT', '/api/items/a', { name: 'two' }, { 'if-none-match': '"x"' }), 400, 'invalid-header', [{ parameter: 'If-None-Match', code: 'not-taken' }])
      await refused(request('PUT', '/api/items/a', { name: 'two' }, { 'if-match': 'x' }), 400, 'invalid-header', [{ parameter: 'If-Match', code: 'malformed' }])
      await refused(request('PUT', '/api/items/a', { name: 'two' }, { 'if-unmodified-since': 'x' }), 400, 'invalid-header', [{ parameter: 'If-Unmodified-Since', code: 'not-taken' }])
      expect(await app.db.count('Item', { id: 'a', name: 'one', rev: 1 })).toBe(1)
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => request('PUT', '/api/shelves/1', { label: `writer ${i}` }, isNew)))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(412)])
    })

    test('has one of many make the record, and the others change it', async () => {
      await Promise.all(Array.from({ length: 20 }, () => request('GET', '/api/items')))
      const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => request('PUT', '/api/items/a', { name: 'one', amount: i })))
      expect(answers.filter(({ status }) => status !== 200 && status !== 201).map(({ text }) => text)).toEqual([])
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      expect(await app.db.count('Item', { id: 'a', rev: answers.length })).toBe(1)
    })

    test('must say which state it is for where the model demands that', async () => {
      await refused(request('PUT', '/api/invoices/1', { total: 1 }), 428, 'precondition-required')
      const made = await request('PUT', '/api/invoices/1', { total: 1 }, { 'if-none-match': '*' })
      expect(made.status).toBe(201)
      await refused(request('PUT', '/api/invoices/1', { total: 2 }), 428, 'precondition-required')
      expect(await request('PUT', '/api/invoices/1', { total: 2 }, { 'if-match': made.headers.get('etag') ?? '' })).toMatchObject({ status: 200, body: { total: 2 } })
      expect(await app.db.count('Invoice', { id: 1, total: 2 })).toBe(1)
    })
  })

  test('records that are kept when they are deleted are deleted so, and are there for no write of many', async () => {
    await request('POST', '/api/memos/bulk', [{ id: 'a', text: 'x' }, { id: 'b', text: 'x' }, { id: 'c', text: 'y' }])
    expect(await request('DELETE', '/api/memos?where[text]=x')).toMatchObject({ status: 200, body: { count: 2 } })
    expect((await rows('Memo')).map(({ id, rev, deletedAt }) => [id, Number(rev), deletedAt !== null])).toEqual([['a', 2, true], ['b', 2, true], ['c', 1, false]])
    expect(await request('DELETE', '/api/memos?where[text]=x')).toMatchObject({ status: 200, body: { count: 0 } })
    expect(await request('PATCH', '/api/memos?where[text][in]=x,y', { text: 'z' })).toMatchObject({ status: 200, body: { count: 1 } })
    expect(await app.db.count('Memo', { text: 'x' })).toBe(2)
    await refused(request('PUT', '/api/memos/a', { text: 'new' }), 409, 'unique-conflict')
    await refused(request('PUT', '/api/memos/a', { text: 'new' }, { 'if-match': '*' }), 412, 'precondition-failed')
    expect(await app.db.count('Memo', { id: 'a', text: 'x' })).toBe(1)
  })

  test('what no model asks for is not there', async () => {
    expect((await request('POST', '/api/logs', { text: 'x' })).status).toBe(201)
    expectProblem(await request('POST', '/api/logs/bulk', [{ text: 'x' }]), 405, 'method-not-allowed')
    expectProblem(await request('PUT', '/api/logs/1', { text: 'x' }), 405, 'method-not-allowed')
    expectProblem(await request('PATCH', '/api/seats?where[row]=A', {}), 405, 'method-not-allowed')
    expectProblem(await request('DELETE', '/api/seats?where[row]=A'), 405, 'method-not-allowed')
    expectProblem(await request('PATCH', '/api/invoices?where[id]=1', { total: 1 }), 405, 'method-not-allowed')
    expectProblem(await request('DELETE', '/api/invoices?where[id]=1'), 405, 'method-not-allowed')
    const refusedMethod = await request('PUT', '/api/items')
    expect(refusedMethod.headers.get('allow')).toBe('GET, HEAD, POST, PATCH, DELETE')
    expect(await request('DELETE', '/api/logs?where[text]=x')).toMatchObject({ status: 200, body: { count: 1 } })
    expect(await app.db.count('Log')).toBe(0)
  })
})

/** What a tag says of the record. */
function etagPart(tag: string | null): RegExp {
  return new RegExp(`^${(tag ?? '?').replace(/\..*/, '')}\\.`)
}
