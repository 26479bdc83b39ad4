import { afterEach, describe, expect, it } from 'vitest'
import { callMethod } from '../../runtime/call-method.js'
import { deleteManyMethod } from '../../runtime/bulk-methods.js'
import { etagOf, notModified } from '../../runtime/entity-tags.js'
import { listMethod } from '../../runtime/list-methods.js'
import type { ListRequest } from '../../runtime/requests.js'
import { iterateMethod, pagesMethod } from '../../runtime/page-methods.js'
import { createMethod, getMethod, removeMethod, updateMethod } from '../../runtime/record-methods.js'
import { createTransport } from '../../runtime/transport.js'
import { json, problem, serve, type Answer, type TestServer } from './support/server.js'

let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function reaching(answer: Answer) {
  server = await serve(answer)
  return { transport: createTransport({ baseUrl: server.url, maxQueryLength: 200, maxRetryDelayMs: 20 }), taken: server.taken }
}

/** Where no model is known, none can be named. */
type None = never
type AnyList = (request?: object) => Promise<{ data: unknown[] }>
const listOf = (request: object) => request as ListRequest<None, None, None, None>

const place = { base: '/api/posts', key: ['id'] }

describe('a list', () => {
  it('is asked for by a URL, and by a search where that would be too long', async () => {
    const { transport, taken } = await reaching((response) => json(response, { data: [], meta: {} }))
    const list: AnyList = listMethod<None>(transport, '/api/posts', true)
    await list({ where: { id: 1 } })
    await list({ where: { id: { in: Array.from({ length: 100 }, (_, i) => i) } }, take: 3 })
    expect(taken.map(({ method, url }) => `${method} ${url.split('?')[0] ?? ''}`)).toEqual(['GET /api/posts', 'POST /api/posts/search'])
    expect(taken[1]?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(taken[1]?.body ?? '')).toMatchObject({ where: { id: { in: expect.arrayContaining([99]) as unknown } }, take: 3 })
  })

  it('without a search is asked for by a URL, however long', async () => {
    const { transport, taken } = await reaching((response) => json(response, { data: [], meta: {} }))
    const list: AnyList = listMethod<None>(transport, '/api/posts', false)
    await list({ where: { title: 'x'.repeat(500) } })
    expect(taken[0]?.method).toBe('GET')
  })
})

/** Answers lists of seven records in pages. */
function sevenOf(isPagedByKey: boolean): Answer {
  return (response, { url }) => {
    const query = new URL(url, 'http://x').searchParams
    const start = Number(query.get('cursor') ?? query.get('skip') ?? 0)
    const take = Number(query.get('take') ?? 3)
    const data = [0, 1, 2, 3, 4, 5, 6].slice(start, start + take)
    const hasMore = start + take < 7
    const nextCursor = isPagedByKey && hasMore ? String(start + take) : null
    json(response, { data, meta: { total: null, skip: query.has('cursor') ? 0 : start, take, hasMore, nextCursor } })
  }
}

describe.each([
  ['by cursor', true, ['take=3&total=false&where=%7B%22a%22%3A1%7D', 'cursor=3', 'cursor=6']],
  ['by number', false, ['take=3&total=false', 'skip=3', 'skip=6']],
] as const)('pages %s', (_, isPagedByKey, wanted) => {
  it('are gone through one behind the other, as they are asked for', async () => {
    const { transport, taken } = await reaching(sevenOf(isPagedByKey))
    const list = listMethod<None>(transport, '/api/posts', false)
    const pages: number[] = []
    for await (const page of pagesMethod<None>(list)(listOf({ where: { a: 1 }, take: 3 }))) {
      pages.push(page.data.length)
      expect(taken).toHaveLength(pages.length)
    }
    expect(pages).toEqual([3, 3, 1])
    taken.forEach(({ url }, i) => {
      for (const part of (wanted[i] ?? '').split('&')) expect(url).toContain(part)
      expect(url).toContain('total=false')
      expect(url).toContain('take=3')
      expect(url).toContain('where=')
    })
    expect(taken[1]?.url.includes('skip=')).toBe(!isPagedByKey)
  })

  it('give their records one by one, and no page is asked for that nobody comes to', async () => {
    const { transport, taken } = await reaching(sevenOf(isPagedByKey))
    const iterate = iterateMethod<None>(listMethod<None>(transport, '/api/posts', false))
    const seen: unknown[] = []
    for await (const record of iterate(listOf({ take: 2 }))) {
      seen.push(record)
      if (seen.length === 3) break
    }
    expect(seen).toEqual([0, 1, 2])
    expect(taken).toHaveLength(2)
  })
})

describe('the state of a record', () => {
  const answer: Answer = (response, { method, headers }) => {
    if (headers['if-none-match'] === '"a.b"') return response.writeHead(304, { etag: '"a.b"' }).end()
    if (headers['if-match'] !== undefined && headers['if-match'] !== '"a.b"') return problem(response, 'precondition-failed', 412)
    if (method === 'DELETE') return response.writeHead(204).end()
    json(response, { id: 1 }, 200, { etag: method === 'PATCH' ? '"c.d"' : '"a.b"' })
  }

  it('comes with it, and is said by it', async () => {
    const { transport, taken } = await reaching(answer)
    const get = getMethod<None, number, None>(transport, place)
    const record = (await get(1)) as object
    expect(etagOf(record)).toBe('"a.b"')
    expect(await get(1, {}, { ifNoneMatch: record })).toBe(notModified)
    const changed = (await updateMethod<None, number, object>(transport, place)(1, { title: 'x' }, { ifMatch: record })) as object
    expect(etagOf(changed)).toBe('"c.d"')
    await expect(removeMethod<number>(transport, place)(1, { ifMatch: changed })).rejects.toMatchObject({ status: 412 })
    await removeMethod<number>(transport, place)(1, { ifMatch: '"a.b"' })
    expect(taken.map(({ headers }) => headers['if-match'] ?? headers['if-none-match'])).toEqual([undefined, '"a.b"', '"a.b"', '"c.d"', '"a.b"'])
  })

  it('is not known of a copy, and a write that would be for any state is not sent', async () => {
    const { transport, taken } = await reaching(answer)
    const record = (await getMethod<None, number, None>(transport, place)(1)) as object
    expect(() => updateMethod<None, number, object>(transport, place)(1, {}, { ifMatch: { ...record } })).toThrow('tag of this record is not known')
    expect(taken).toHaveLength(1)
  })
})

/** Where no model is known, there is no filter. */
const FILTER = JSON.parse('{"where":{"id":1}}') as Parameters<ReturnType<typeof deleteManyMethod<None>>>[0]

it.each([
  ['createMethod', (transport: ReturnType<typeof createTransport>) => createMethod<None, object>(transport, '/api/posts')({})],
  ['updateMethod', (transport: ReturnType<typeof createTransport>) => updateMethod<None, number, object>(transport, place)(1, {})],
  ['deleteManyMethod', (transport: ReturnType<typeof createTransport>) => deleteManyMethod<None>(transport, '/api/posts')(FILTER)],
])('%s: what could be done twice is sent once where the answer is lost', async (_, call) => {
  const { transport, taken } = await reaching((response) => response.destroy())
  await expect(call(transport)).rejects.toMatchObject({ reason: 'network' })
  expect(taken).toHaveLength(1)
})

describe('an operation of another plugin', () => {
  it('is called with parameters, a query and a body', async () => {
    const { transport, taken } = await reaching((response) => json(response, { ok: 1 }))
    const call = callMethod<{ params: { id: string }; query: { dry: boolean; tags: string[] }; body: { a: number } }, { ok: number }>(transport, {
      method: 'POST',
      path: ['api', 'jobs', { name: 'id' }, 'run'],
      query: 'parameters',
      body: 'json',
      reply: 'json',
      repeat: 'never',
    })
    expect(await call({ params: { id: 'a/b' }, query: { dry: true, tags: ['x', 'y'] }, body: { a: 1 } })).toEqual({ ok: 1 })
    expect(taken[0]).toMatchObject({ method: 'POST', url: '/api/jobs/a%2Fb/run?dry=true&tags=x&tags=y', body: '{"a":1}' })
  })

  it('that takes nothing takes options alone', async () => {
    const { transport } = await reaching((response) => json(response, 'fine'))
    const call = callMethod<undefined, string>(transport, { method: 'GET', path: ['health'], reply: 'json', repeat: 'safe' })
    expect(await call()).toBe('fine')
    await expect(call({ signal: AbortSignal.abort() })).rejects.toThrow()
  })

  it('sends bytes as they are, and forms with their files', async () => {
    const { transport, taken } = await reaching((response) => response.writeHead(204).end())
    const raw = callMethod<{ body: Uint8Array }, undefined>(transport, { method: 'POST', path: ['hook'], body: { raw: 'application/octet-stream' }, reply: 'nothing', repeat: 'never' })
    await raw({ body: new Uint8Array([1, 2]) })
    const form = callMethod<{ body: { file: Blob; name: string; n: number; tags: string[] } }, undefined>(transport, { method: 'POST', path: ['upload'], body: 'multipart', reply: 'nothing', repeat: 'never' })
    await form({ body: { file: new Blob(['content'], { type: 'text/plain' }), name: 'a', n: 1, tags: ['x', 'y'] } })
    expect(taken[0]).toMatchObject({ body: '\u0001\u0002', headers: { 'content-type': 'application/octet-stream' } })
    expect(taken[1]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    for (const part of ['name="file"', 'content', 'name="n"\r\n\r\n1', 'name="tags"\r\n\r\ny']) expect(taken[1]?.body).toContain(part)
  })

  it('gives bytes, and a stream that goes on behind the time of its attempt and ends with the signal', async () => {
    const { transport } = await reaching((response, { url }) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      if (url === '/bytes') return response.end('abc')
      response.write('one')
      setTimeout(() => response.write('two'), 150)
    })
    const bytes = callMethod<undefined, Uint8Array>(transport, { method: 'GET', path: ['bytes'], reply: 'bytes', repeat: 'safe' })
    expect(new TextDecoder().decode(await bytes())).toBe('abc')
    const stream = callMethod<undefined, ReadableStream<Uint8Array>>(transport, { method: 'GET', path: ['stream'], reply: 'stream', repeat: 'safe' })
    const controller = new AbortController()
    const reader = (await stream({ timeoutMs: 100, signal: controller.signal })).getReader()
    const next = async () => new TextDecoder().decode((await reader.read()).value)
    expect(await next()).toBe('one')
    expect(await next()).toBe('two')
    controller.abort(new Error('left'))
    await expect(reader.read()).rejects.toThrow()
  })
})
