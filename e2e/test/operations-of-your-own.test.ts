import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { operatedFiles, operatedSchema, wordOperation } from '../src/extended/operations.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

describe.each<Provider>(['sqlite', 'postgresql'])('operations of extensions on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  let id: number
  const send = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => app.request(method, path, body, headers)
  const errors = async (method: string, path: string, body?: unknown) => ((await send(method, path, body)).body as { errors: unknown }).errors
  beforeAll(async () => {
    app = await bootApp(`operated-${provider}`, operatedSchema, provider, { files: operatedFiles })
  }, 60_000)
  afterAll(() => app.close())
  beforeEach(async () => {
    await app.db.run('DELETE FROM "Post"; DELETE FROM "Seat"; DELETE FROM "Word"')
    id = ((await send('POST', '/api/posts', { title: 'one' })).body as { id: number }).id
  })

  test('one for a record writes it, and shows of it what our own replies show', async () => {
    const { status, body, headers } = await send('POST', `/api/posts/${id}/publish`, { at: '2025-01-31T10:00:00Z', price: '12.50' })
    expect([status, body]).toEqual([200, { id, title: 'one', status: 'live', size: '9007199254740993', price: '12.5', shown: '2025-01-31T10:00:00.000Z' }])
    expect(headers.get('x-request-id')).not.toBeNull()
    expect(await app.db.count('Post', { id, status: 'live', token: 'hush' })).toBe(1)
    const { body: own } = await send('GET', `/api/posts/${id}`)
    expect(body).toEqual(own)
  })

  test('is refused what its shapes do not allow, and writes nothing', async () => {
    const path = `/api/posts/${id}/publish`
    expect(await errors('POST', '/api/posts/x/publish', {})).toMatchObject([{ parameter: 'id' }])
    expect(await errors('POST', path, { at: 'today' })).toMatchObject([{ pointer: '/at', code: 'invalid-format' }])
    expect(await errors('POST', path, { price: '1.005' })).toMatchObject([{ pointer: '/price', code: 'out-of-range' }])
    expect(await errors('POST', path, { token: 'x' })).toMatchObject([{ pointer: '/token', code: 'unknown-property' }])
    expect(await errors('POST', path, '{"__proto__": {}}')).toMatchObject([{ code: expect.any(String) }])
    expect(await errors('POST', `${path}?x=1`, {})).toMatchObject([{ parameter: 'x', code: 'unknown-parameter' }])
    expectProblem(await send('POST', path), 415, 'unsupported-media-type')
    expectProblem(await send('POST', path, {}, { 'if-match': '"x"' }), 400, 'invalid-header')
    expectProblem(await send('GET', path), 405, 'method-not-allowed')
    expectProblem(await send('POST', `${path}/`, {}), 404, 'not-found')
    expect(await app.db.count('Post', { id, status: 'draft' })).toBe(1)
  })

  test('answers with the problem it throws, and tells nothing of what else it throws', async () => {
    expectProblem(await send('POST', `/api/posts/${id}/publish`, { at: '2031-01-01T00:00:00Z' }), 409, 'conflict')
    expectProblem(await send('POST', '/api/posts/999/publish', {}), 404, 'not-found')
    const broken = await send('POST', `/api/posts/${id}/publish`, { at: '1970-01-01T00:00:00.001Z' })
    expectProblem(broken, 500, 'internal')
    expect(broken.text).not.toContain('secret')
    expect(app.server.log()).toContain('"operation":"post.publish"')
    expect(await app.db.count('Post', { id, status: 'draft' })).toBe(1)
  })

  test('one for a collection has parameters of its own', async () => {
    expect(await send('GET', '/api/posts/totals/draft?least=3')).toMatchObject({ status: 200, body: { posts: 1, least: 3 } })
    expect((await send('GET', '/api/posts/totals/draft')).headers.get('x-posts')).toBe('1')
    expect(await send('GET', '/api/posts/totals/live')).toMatchObject({ status: 204, text: '' })
    expect(await errors('GET', '/api/posts/totals/lost')).toMatchObject([{ parameter: 'status' }])
    expect(await errors('GET', '/api/posts/totals/live?least=-1')).toMatchObject([{ parameter: 'least' }])
    expect(await errors('GET', '/api/posts/totals/live?least=1&least=2')).toMatchObject([{ parameter: 'least', code: 'duplicate' }])
    expect((await send('GET', `/api/posts/${id}`)).status).toBe(200)
  })

  test('replies may be bytes and streams, and guards refuse', async () => {
    await app.db.run(`UPDATE "Post" SET "id" = 1`)
    const picture = await send('GET', '/api/posts/1/picture')
    expect([picture.status, picture.headers.get('content-type'), picture.text]).toEqual([200, 'image/gif', 'GIF'])
    expectProblem(await send('GET', '/api/posts/2/picture'), 403, 'forbidden')
    const titles = await send('GET', '/api/posts/export')
    expect([titles.status, titles.headers.get('content-type'), titles.text]).toEqual([200, 'text/csv', 'one\n'])
    expect((await send('HEAD', '/api/posts/export')).status).toBe(200)
  })

  test('a key of two parts has two segments', async () => {
    expect((await send('POST', '/api/seats', { hall: 'A/1', number: 2 })).status).toBe(201)
    expect(await send('PUT', '/api/seats/A%2F1/2/take')).toMatchObject({ status: 200, body: { hall: 'A/1', taken: true } })
    expect(await app.db.count('Seat', { hall: 'A/1', number: 2, taken: true })).toBe(1)
    expect(await errors('PUT', '/api/seats/A/x/take')).toMatchObject([{ parameter: 'number' }])
  })

  test('no record is made under an id that a path of theirs would hide', async () => {
    expect(await errors('POST', '/api/words', { id: 'random' })).toMatchObject([{ pointer: '/id', code: 'reserved' }])
    expect(await errors('POST', '/api/seats', { hall: 'reports', number: 2025 })).toMatchObject([{ pointer: '/hall', code: 'reserved' }])
    expect([await app.db.count('Word'), await app.db.count('Seat')]).toEqual([0, 0])
    for (const word of ['take', 'Random']) expect((await send('POST', '/api/words', { id: word })).status).toBe(201)
    expect((await send('GET', '/api/words/random')).body).toBe('any')
    expect((await send('GET', '/api/seats/reports/2025')).body).toEqual([2025])
  })
})

describe('a server does not start', () => {
  test.each([
    ['with an operation that says nothing of access, in production', "open: operation(wordModel, { ...base, method: 'GET', on: 'record' })", { NODE_ENV: 'production' }, '"word.open" is not served'],
    ['with two that answer the same', "a: operation(wordModel, { ...base, method: 'GET', on: 'record', path: 'x' }), b: operation(wordModel, { ...base, method: 'GET', on: 'record', path: 'x' })", {}, '"word.a" and "word.b" both answer GET /api/words/:id/x'],
    ['with one that answers what we do', "a: operation(wordModel, { ...base, method: 'POST', on: 'collection', path: 'search' })", {}, '"words.search" and "word.a" both answer POST /api/words/search'],
    ['with a path that is none', "a: operation(wordModel, { ...base, method: 'GET', on: 'record', path: 'a b' })", {}, 'word.a: Its path has the segment "a b"'],
  ])('%s', async (_, operations, env, told) => {
    await expect(bootApp('operated-faults', operatedSchema, 'sqlite', { files: wordOperation(operations), env })).rejects.toThrow(told)
  })
})
