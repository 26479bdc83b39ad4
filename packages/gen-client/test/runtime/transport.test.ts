import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { ApiFailure } from '../../runtime/failure.js'
import type { CallOptions, ClientOptions } from '../../runtime/options.js'
import { ApiProblem, isProblem } from '../../runtime/problem.js'
import { readJson } from '../../runtime/replies.js'
import type { Repeat } from '../../runtime/retry.js'
import { createTransport, type ApiRequest } from '../../runtime/transport.js'
import { json, problem, serve, type Answer, type TestServer } from './support/server.js'

let server: TestServer | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await server?.close()
  server = undefined
})

/** A client's way to a server that answers so. */
async function reaching(answer: Answer, options: Partial<ClientOptions> = {}) {
  server = await serve(answer)
  const transport = createTransport({ baseUrl: `${server.url}/`, maxRetryDelayMs: 50, ...options })
  const send = (more: Partial<ApiRequest> & { repeat?: Repeat } = {}, call: CallOptions = {}) =>
    transport.send({ method: 'GET', path: '/api/posts', repeat: 'safe', ...more }, call, readJson)
  return { send, taken: server.taken }
}

const caught = (promise: Promise<unknown>) => promise.then(() => expect.unreachable('it was answered'), (error: unknown) => error)

describe('a request', () => {
  it('goes to the path with the query, and has the headers of client, request and call', async () => {
    const headers = vi.fn(() => Promise.resolve({ authorization: 'Bearer 1', 'x-a': 'client' }))
    const { send, taken } = await reaching((response) => json(response, { ok: true }), { headers })
    expect(await send({ query: 'take=1', headers: { 'x-a': 'request', 'x-b': 'request' } }, { headers: { 'X-B': 'call' } })).toEqual({ ok: true })
    expect(taken[0]).toMatchObject({ method: 'GET', url: '/api/posts?take=1', headers: { authorization: 'Bearer 1', 'x-a': 'request', 'x-b': 'call' } })
  })

  it('asks for headers before each attempt', async () => {
    let n = 0
    const { send, taken } = await reaching((response, _, count) => (count === 0 ? problem(response, 'unavailable', 503) : json(response, 1)), {
      headers: () => ({ authorization: String((n += 1)) }),
    })
    await send()
    expect(taken.map(({ headers }) => headers.authorization)).toEqual(['1', '2'])
  })

  it('fails as the function for headers does, and is not sent', async () => {
    const { send, taken } = await reaching((response) => json(response, 1), { headers: () => Promise.reject(new Error('signed out')) })
    expect(await caught(send())).toEqual(new Error('signed out'))
    expect(taken).toEqual([])
  })
})

describe('an answer that is no success', () => {
  it('is the problem that the API tells of', async () => {
    const document = { type: '/problems/unique-conflict', title: 'Taken.', status: 409, instance: 'urn:uuid:7', errors: [{ pointer: '/slug', code: 'taken', detail: 'It is.' }] }
    const { send } = await reaching((response) => json(response, document, 409, { 'content-type': 'application/problem+json' }))
    const error = await caught(send())
    expect(isProblem(error)).toBe(true)
    expect(isProblem(error, 'unique-conflict')).toBe(true)
    expect(isProblem(error, 'not-found')).toBe(false)
    expect(error).toMatchObject({ ...document, detail: undefined, message: 'Taken.' })
  })

  it('of somebody between has the type that says nothing, and what came', async () => {
    const { send } = await reaching((response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad'))
    const error = await caught(send())
    expect(error).toBeInstanceOf(ApiProblem)
    expect(isProblem(error)).toBe(false)
    expect(error).toMatchObject({ type: 'about:blank', status: 502, body: '<h1>Bad' })
  })

  it('of JSON that is no problem is kept as it came', async () => {
    const { send } = await reaching((response) => json(response, { status: 'stopping' }, 500))
    expect(await caught(send())).toMatchObject({ type: 'about:blank', status: 500, body: { status: 'stopping' } })
  })
})

describe('an answer that sends the request elsewhere', () => {
  it.each([301, 302, 303, 307, 308])('of %i is not followed: a write would become a read there, and headers would go to anybody', async (status) => {
    const elsewhere = await serve((response) => json(response, { data: [] }))
    const { send, taken } = await reaching((response) => response.writeHead(status, { location: `${elsewhere.url}/api/posts` }).end(), { headers: { 'x-api-key': 'secret' } })
    try {
      const error = await caught(send({ method: 'POST', repeat: 'never', body: '{}', headers: { 'content-type': 'application/json' } }))
      expect(error).toMatchObject({ name: 'ApiFailure', reason: 'unreadable', cause: { message: `The server sends the request elsewhere, with status ${status}.` } })
      expect(await caught(send())).toMatchObject({ reason: 'unreadable' })
      expect(taken).toHaveLength(2)
      expect(elsewhere.taken).toEqual([])
    } finally {
      await elsewhere.close()
    }
  })

  it('is seen as such in browsers, which show nothing of it', async () => {
    const response = Object.defineProperties(new Response(null, { status: 204 }), { type: { value: 'opaqueredirect' }, status: { value: 0 }, ok: { value: false } })
    const { send } = await reaching((answer) => answer.end(), { fetch: () => Promise.resolve(response) })
    expect(await caught(send())).toMatchObject({ reason: 'unreadable' })
  })
})

test('a page of HTML where JSON is expected cannot be read, and is not asked for again', async () => {
  const { send, taken } = await reaching((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'))
  expect(await caught(send())).toMatchObject({ name: 'ApiFailure', reason: 'unreadable' })
  expect(taken).toHaveLength(1)
})

describe('what is sent again', () => {
  const failing = (status: number, name: string, headers = {}): Answer => (response, _, count) => (count < 2 ? problem(response, name, status, headers) : json(response, 'done'))

  it.each<[Repeat, number, boolean]>([
    ['safe', 503, true],
    ['idempotent', 503, true],
    ['never', 503, false],
    ['safe', 429, true],
    ['never', 429, true],
    ['safe', 500, false],
    ['safe', 409, false],
  ])('%s after %i: %s', async (repeat, status, isRepeated) => {
    const { send, taken } = await reaching(failing(status, 'some'))
    if (isRepeated) expect(await send({ repeat })).toBe('done')
    else expect(await caught(send({ repeat }))).toMatchObject({ status })
    expect(taken).toHaveLength(isRepeated ? 3 : 1)
  })

  it('is sent so often as the client or the call says, and then is the last problem', async () => {
    const { send, taken } = await reaching((response) => problem(response, 'unavailable', 503), { retries: 1 })
    expect(await caught(send())).toMatchObject({ status: 503 })
    expect(taken).toHaveLength(2)
    await caught(send({}, { retries: 0 }))
    expect(taken).toHaveLength(3)
  })

  it('waits as long as Retry-After says, in seconds or to a date, and not for longer than the client would', async () => {
    const { send, taken } = await reaching((response, _, count) => (count === 0 ? problem(response, 'too-many-requests', 429, { 'retry-after': '1' }) : json(response, 1)), { maxRetryDelayMs: 2_000 })
    await send()
    expect((taken[1]?.at ?? 0) - (taken[0]?.at ?? 0)).toBeGreaterThanOrEqual(950)
    await server?.close()
    const late = await reaching((response) => problem(response, 'too-many-requests', 429, { 'retry-after': '3' }), { maxRetryDelayMs: 2_000 })
    expect(await caught(late.send())).toMatchObject({ status: 429, retryAfterMs: 3_000 })
    expect(late.taken).toHaveLength(1)
  })

  it.each<[Repeat, number]>([
    ['safe', 3],
    ['never', 1],
  ])('%s after a connection that is lost: %i attempts', async (repeat, attempts) => {
    const { send, taken } = await reaching((response) => response.destroy())
    expect(await caught(send({ repeat }))).toMatchObject({ name: 'ApiFailure', reason: 'network' })
    expect(taken).toHaveLength(attempts)
  })

  it('a reply that breaks off counts as a lost connection', async () => {
    const { send } = await reaching((response, _, count) => {
      if (count > 0) return json(response, 'whole')
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"a":')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await send()).toBe('whole')
  })
})

describe('time', () => {
  it('ends an attempt, also while the reply comes in', async () => {
    const { send, taken } = await reaching((response) => response.writeHead(200, { 'content-type': 'application/json' }).write('['), { timeoutMs: 400, retries: 0 })
    expect(await caught(send())).toMatchObject({ name: 'ApiFailure', reason: 'timeout' })
    expect(taken).toHaveLength(1)
  })

  it('counts for each attempt', async () => {
    const { send } = await reaching((response, _, count) => (count < 2 ? undefined : json(response, 'third')), { timeoutMs: 400 })
    expect(await send()).toBe('third')
  })
})

describe('a signal', () => {
  it('ends a request, with its own reason, and nothing is sent again', async () => {
    const controller = new AbortController()
    const { send, taken } = await reaching(() => controller.abort(new Error('left')))
    expect(await caught(send({}, { signal: controller.signal }))).toEqual(new Error('left'))
    expect(taken).toHaveLength(1)
  })

  it('ends the wait before another attempt', async () => {
    const { send } = await reaching((response) => problem(response, 'too-many-requests', 429, { 'retry-after': '20' }), { maxRetryDelayMs: 60_000 })
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('left')), 100)
    const start = Date.now()
    expect(await caught(send({}, { signal: controller.signal }))).toEqual(new Error('left'))
    expect(Date.now() - start).toBeLessThan(5_000)
  })

  it('that is aborted before keeps the request from being sent', async () => {
    const { send, taken } = await reaching((response) => json(response, 1))
    await caught(send({}, { signal: AbortSignal.abort() }))
    expect(taken).toEqual([])
  })

  it('that lives on holds no listener of a call that is done', async () => {
    const { send } = await reaching((response) => json(response, 1))
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    await send({}, { signal })
    expect(added.mock.calls.length).toBeGreaterThan(0)
    expect(removed.mock.calls.length).toBe(added.mock.calls.length)
  })
})

test('a server that is not there is a failure of the network', async () => {
  const transport = createTransport({ baseUrl: 'http://127.0.0.1:1', retries: 0 })
  const error = await caught(transport.send({ method: 'GET', path: '/', repeat: 'safe' }, undefined, readJson))
  expect(error).toBeInstanceOf(ApiFailure)
  expect(error).toMatchObject({ reason: 'network' })
})
