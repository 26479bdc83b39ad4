import { describe, expect, test, vi } from 'vitest'
import { databaseCheck, healthHandlers } from '../../runtime/health.js'
import type { Middleware } from '../../runtime/middleware.js'
import { defineOperation, type Operation } from '../../runtime/operation.js'
import { handle } from '../../runtime/pipeline.js'
import { Problem } from '../../runtime/problem.js'
import { ok, type Reply } from '../../runtime/reply.js'
import type { WireReply } from '../../runtime/wire-reply.js'
import { request, testApp } from './support/http.js'

const operation = (run: Operation['run']): Operation => ({ id: 'test.run', access: 'public', run })
const answering = (reply: Reply) => operation(() => Promise.resolve(reply))
// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a handler may reject with anything
const failing = (error: unknown) => operation(() => Promise.reject(error))

function json({ body }: WireReply): unknown {
  if (typeof body !== 'string') throw new Error('no text')
  return JSON.parse(body)
}

describe('the request id', () => {
  test.each(['a', 'A.b-c_9', 'x'.repeat(128)])('%j is kept', async (id) => {
    const reply = await handle(testApp(), answering(ok(1)), request({ headers: { 'x-request-id': id } }))
    expect(reply.headers['x-request-id']).toBe(id)
  })

  test.each(['', 'a b', 'a\n', 'é', 'x'.repeat(129), '"a"'])('%j is replaced', async (id) => {
    const reply = await handle(testApp(), answering(ok(1)), request({ headers: { 'x-request-id': id } }))
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('what goes wrong', () => {
  test('a problem is told, with the request it is about', async () => {
    const problem = new Problem('conflict', {
      detail: 'Why.',
      errors: [{ pointer: '/a', code: 'x', detail: 'y' }],
      headers: { 'retry-after': '1' },
    })
    const reply = await handle(testApp(), failing(problem), request({ headers: { 'x-request-id': 'abc' } }))
    expect(reply).toMatchObject({
      status: 409,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '1', 'x-request-id': 'abc' },
    })
    expect(json(reply)).toEqual({
      type: '/problems/conflict',
      title: expect.any(String) as string,
      status: 409,
      detail: 'Why.',
      instance: 'urn:request:abc',
      errors: problem.errors,
    })
  })

  test.each([
    ['an error', new Error('secret', { cause: 'secret' })],
    ['no error at all', 'secret'],
  ])('%s leaks nothing and is logged', async (_, error) => {
    const app = testApp()
    const reply = await handle(app, failing(error), request({}))
    expect(reply.status).toBe(500)
    expect(JSON.stringify([json(reply), reply.headers])).not.toContain('secret')
    expect(app.log.lines).toMatchObject([{ level: 'error', fields: { err: error, operation: 'test.run' } }])
  })

  test.each([
    ['a value without JSON', ok(1n)],
    ['no value', ok(undefined)],
    ['a header that would break out of its line', { status: 200, headers: { location: '/a\r\nset-cookie: x' } }],
  ])('%s is a fault of ours', async (_, reply) => {
    expect((await handle(testApp(), answering(reply), request({}))).status).toBe(500)
  })
})

describe('time', () => {
  test('work that takes too long is aborted and answered with 503', async () => {
    const app = testApp({ limits: { requestTimeoutMs: 20 } })
    const aborted = vi.fn()
    const slow = operation((_, { signal }) => {
      signal.addEventListener('abort', aborted)
      return new Promise(() => undefined)
    })
    const reply = await handle(app, slow, request({}))
    expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
    expect(aborted).toHaveBeenCalledOnce()
  })

  test('a body that does not arrive in time is 408', async () => {
    const reads = operation(async (given) => ok(await given.readBody(10)))
    const stalled = { ...request({}), readBody: () => new Promise<Uint8Array>(() => undefined) }
    expect((await handle(testApp({ limits: { requestTimeoutMs: 20 } }), reads, stalled)).status).toBe(408)
  })

  test('a client that goes away stops the work, and the log does not call it an error', async () => {
    const app = testApp()
    let leave: () => void = () => undefined
    const waits = operation(
      (_, { signal }) =>
        new Promise((__, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'))
          })
          leave()
        }),
    )
    await handle(app, waits, request({ onDisconnect: (listener) => (leave = listener) }))
    expect(app.log.lines.map((line) => line.level)).toEqual(['debug'])
  })

  test('work is not begun for a client that has gone away while its request was read', async () => {
    const handler = vi.fn()
    const defined = defineOperation({ id: 'test.write', access: 'public', handler })
    await handle(
      testApp(),
      defined,
      request({
        onDisconnect: (listener) => {
          listener()
        },
      }),
    )
    expect(handler).not.toHaveBeenCalled()
  })
})

test('middlewares run in the order of their stages, may answer instead, and may say who is calling', async () => {
  const order: string[] = []
  const pass = (stage: Middleware['stage']): Middleware => ({
    stage,
    handle: (_, ctx, next) => {
      order.push(stage)
      return stage === 'auth' ? next({ ...ctx, principal: { id: 'me', roles: [] } }) : next()
    },
  })
  const whoAmI = operation((_, ctx) => Promise.resolve(ok(ctx.principal?.id)))
  const reply = await handle(testApp({ middlewares: [pass('validate'), pass('auth'), pass('log')] }), whoAmI, request({}))
  expect(order).toEqual(['log', 'auth', 'validate'])
  expect(json(reply)).toBe('me')

  const refuse: Middleware = { stage: 'rateLimit', handle: () => Promise.reject(new Problem('forbidden')) }
  expect((await handle(testApp({ middlewares: [refuse] }), whoAmI, request({}))).status).toBe(403)
})

test('an operation refuses what it has no reader for, and guards refuse before the work', async () => {
  const handler = vi.fn(() => Promise.resolve(ok(1)))
  const plain = defineOperation({
    id: 'test.plain',
    access: 'public',
    handler,
    guards: [
      () => {
        throw new Problem('forbidden')
      },
    ],
  })
  expect((await handle(testApp(), plain, request({ query: 'a=1' }))).status).toBe(400)
  expect((await handle(testApp(), plain, request({ body: '{}' }))).status).toBe(400)
  expect((await handle(testApp(), plain, request({}))).status).toBe(403)
  expect(handler).not.toHaveBeenCalled()
})

describe('health', () => {
  const database = { name: 'database', check: databaseCheck }
  const ready = async (app: Parameters<typeof handle>[0]) => {
    const reply = await handle(
      app,
      operation((_, ctx) => healthHandlers.ready(ctx)),
      request({ method: 'GET' }),
    )
    return [reply.status, json(reply)]
  }

  test('a process with nothing amiss is ready', async () => {
    expect(await ready(testApp({ checks: [database] }))).toEqual([200, { status: 'ok' }])
  })

  test('what fails is named, and why is for the log', async () => {
    const app = testApp({ checks: [database, { name: 'cache', check: () => Promise.reject(new Error('password is x')) }] })
    expect(await ready(app)).toEqual([503, { status: 'failing', failing: ['cache'] }])
    expect(app.log.lines).toMatchObject([{ level: 'warn', fields: { check: 'cache' } }])
  })

  test('a check that hangs has failed', async () => {
    vi.useFakeTimers()
    try {
      const waiting = ready(testApp({ checks: [{ name: 'slow', check: () => new Promise(() => undefined) }] }))
      await vi.advanceTimersByTimeAsync(3_000)
      expect(await waiting).toEqual([503, { status: 'failing', failing: ['slow'] }])
    } finally {
      vi.useRealTimers()
    }
  })

  test('a process that is to stop is alive and not ready', async () => {
    const app = testApp()
    app.server.stop()
    expect(await ready(app)).toEqual([503, { status: 'stopping' }])
    expect((await handle(app, operation(healthHandlers.live), request({ method: 'GET' }))).status).toBe(200)
  })
})
