import type { Database, Logger } from '#runtime/api/context.js'
import { healthHandlers } from '#runtime/api/health.js'
import { jsonBody } from '#runtime/api/json-body.js'
import { defineOperation, type Operation } from '#runtime/api/operation.js'
import { created, ok } from '#runtime/api/reply.js'
import type { RouterParts } from '#runtime/api/router-state.js'
import type { Route } from '#runtime/api/routes.js'
import { wire } from '#runtime/api/wire.js'
import express, { type ErrorRequestHandler, type Express, type Router } from 'express'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { mountedRouter } from '../../runtime/mounted-router.js'

const look: Operation = {
  id: 'things.get',
  access: 'public',
  run: ({ path, rawQuery, params }, { prefix, limits, principal }) =>
    Promise.resolve(ok({ path, rawQuery, params, prefix, maxTake: limits.maxTake, who: principal?.id })),
}
const make = defineOperation({
  id: 'things.create',
  access: 'public',
  body: jsonBody(wire.json()),
  handler: ({ prefix }, { body }) => Promise.resolve(created(body, `${prefix}/api/things/1`)),
})
const fail: Operation = { id: 'things.fail', access: 'public', run: () => Promise.reject(new Error('secret in /etc/passwd')) }
const open: Operation = { id: 'things.open', access: 'unspecified', run: () => Promise.resolve(ok('open')) }
const ready = defineOperation({ id: 'health.ready', access: 'public', handler: healthHandlers.ready })
const ROUTES: readonly Route[] = [
  ['GET', '/api/things/:id', look],
  ['POST', '/api/things', make],
  ['GET', '/api/fail', fail],
  ['GET', '/health', ready],
]

const done = () => Promise.resolve()
const prisma: Database = {
  $connect: done,
  $disconnect: done,
  $queryRaw: done,
  $transaction: (work) => work({}),
}

function routerWith(options: Partial<RouterParts> = {}, routes: readonly Route[] = ROUTES) {
  const lines: { level: string; fields: object; message: string }[] = []
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message })
  const log: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log }
  const capabilities = { insensitiveMode: false, nullsFirst: true }
  return { lines, router: mountedRouter(routes, { prisma, models: {}, capabilities, log, ...options }) }
}

/** Serves an application of somebody else until the test is over. */
async function serve(build: (app: Express) => void): Promise<{ url: string; port: number }> {
  const app = express()
  build(app)
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo // it listens on a port, so it has one
  return { url: `http://127.0.0.1:${port}`, port }
}

const mounted = (router: Router, path = '/v1') => serve((app) => app.use(path, router))
const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

afterEach(() => vi.unstubAllEnvs())

describe('paths', () => {
  test('its own are answered, all others are handed on, also below where it is mounted', async () => {
    const { url } = await serve((app) => {
      app.use('/v1', routerWith().router)
      app.get('/v1/other', (_, response) => void response.send('other'))
      app.get('/v1/api/things/:id/more', (_, response) => void response.send('more'))
      app.use((_, response) => void response.status(404).send('nobody'))
    })
    const text = async (path: string) => (await fetch(url + path)).text()
    expect(await (await fetch(`${url}/v1/api/things/a%2Fb?x[y]=1`)).json()).toMatchObject({ path: '/v1/api/things/a%2Fb', rawQuery: 'x[y]=1', params: { id: 'a/b' } })
    expect(await text('/v1/other')).toBe('other')
    expect(await text('/v1/api/things/1/more')).toBe('more')
    for (const path of ['/v1/nothing', '/api/things/1', '/v1/API/things/1', '/v1/api/things/1/', '/v1']) expect(await text(path)).toBe('nobody')
  })

  test('another method of its own path is 405 with Allow', async () => {
    const { url } = await mounted(routerWith().router)
    const response = await fetch(`${url}/v1/api/things/1`, { method: 'DELETE' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect(await response.json()).toMatchObject({ type: '/problems/method-not-allowed' })
  })

  test('the health of the process is not its business', async () => {
    const { url } = await serve((app) => {
      app.use(routerWith().router)
      app.get('/health', (_, response) => void response.send('well'))
    })
    expect(await (await fetch(`${url}/health`)).text()).toBe('well')
  })

  test.each([
    ['/', '/api/things/1'],
    ['/v1', '/v1/api/things/1'],
    ['/:tenant', '/acme/api/things/1', '/acme'],
    ['/*anywhere/in', '/evil.example/in/api/things/1', '//evil.example/in'],
    ['/:tenant', '/evil.example/api/things/1', '/\\evil.example'],
  ])('mounted at %s, its records are at %s', async (mount, location, prefix = mount === '/' ? '' : mount) => {
    const { port } = await mounted(routerWith().router, mount)
    const found = await new Promise((resolve) => {
      const headers = { 'content-type': 'application/json' }
      httpRequest({ port, host: '127.0.0.1', method: 'POST', path: `${prefix}/api/things`, headers }, (response) => {
        resolve([response.statusCode, response.headers.location])
      }).end('{}')
    })
    expect(found).toEqual([201, location])
  })

  test('routers inside of routers add up', async () => {
    const { url } = await serve((app) => app.use('/a', express.Router().use('/b', routerWith().router)))
    expect((await post(`${url}/a/b/api/things`, '{}')).headers.get('location')).toBe('/a/b/api/things/1')
  })
})

describe('errors', () => {
  test('its own are problem documents, and what they hide is in the log', async () => {
    const { router, lines } = routerWith()
    const seen: unknown[] = []
    const { url } = await serve((app) => {
      app.use('/v1', router)
      app.use(((error, _, response, next) => {
        seen.push(error, next)
        response.status(500).send('host')
      }) satisfies ErrorRequestHandler)
    })
    for (const [path, status] of [['/v1/api/fail', 500], ['/v1/api/things/%zz', 400]] as const) {
      const response = await fetch(url + path)
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
      expect(await response.text()).not.toContain('passwd')
    }
    expect((await post(`${url}/v1/api/things`, '{')).status).toBe(400)
    expect(seen).toEqual([])
    expect(lines).toMatchObject([{ level: 'error', message: 'The request failed.' }])
  })

  test('those of others are left to them', async () => {
    const { url } = await serve((app) => {
      app.get('/v1/before', () => {
        throw new Error('before')
      })
      app.use('/v1', routerWith().router)
      app.get('/v1/behind', () => {
        throw new Error('behind')
      })
      app.use(((error: Error, _request, response, _next) => void response.status(418).send(error.message)) satisfies ErrorRequestHandler)
    })
    for (const name of ['before', 'behind']) {
      const response = await fetch(`${url}/v1/${name}`)
      expect([response.status, await response.text()]).toEqual([418, name])
    }
  })
})

describe('what is for the application to decide', () => {
  test('headers, CORS and lines in the log are not touched', async () => {
    const { router, lines } = routerWith()
    const { url } = await mounted(router)
    const response = await fetch(`${url}/v1/api/things/1`, { headers: { origin: 'http://localhost:5173' } })
    const names = [...response.headers.keys()].filter((name) => !['connection', 'date', 'keep-alive'].includes(name))
    expect(names.sort()).toEqual(['cache-control', 'content-length', 'content-type', 'x-powered-by', 'x-request-id'])
    expect(lines).toEqual([])
  })

  test('what caches may do is, where it says so', async () => {
    const { url } = await serve((app) => {
      app.use((_, response, next) => {
        response.set('cache-control', 'no-store')
        next()
      })
      app.use('/v1', routerWith().router)
    })
    expect((await fetch(`${url}/v1/api/things/1`)).headers.get('cache-control')).toBe('no-store')
  })

  test('limits and middlewares are taken as an application takes them', async () => {
    const { router } = routerWith({
      limits: { maxTake: 7 },
      middlewares: [{ stage: 'auth', handle: (_, ctx, next) => next({ ...ctx, principal: { id: 'ada', roles: [] } }) }],
    })
    const { url } = await mounted(router)
    expect(await (await fetch(`${url}/v1/api/things/1`)).json()).toMatchObject({ maxTake: 7, who: 'ada' })
  })

  test('in production an operation without a rule is refused, by option and by NODE_ENV', () => {
    const unruled: readonly Route[] = [...ROUTES, ['GET', '/api/open', open]]
    expect(() => routerWith({ production: true }, unruled)).toThrow('"things.open" is not served')
    expect(() => routerWith({ production: true })).not.toThrow()
    vi.stubEnv('NODE_ENV', 'production')
    expect(() => routerWith({}, unruled)).toThrow('"things.open" is not served')
    expect(() => routerWith({ production: false }, unruled)).not.toThrow()
  })
})

describe('a body that was read before', () => {
  const PRECISE = '{"big":1.50,"n":[1,"ü"]}'
  const keep = (request: object, _: unknown, bytes: Buffer) => void Object.assign(request, { rawBody: bytes })

  test.each([
    ['by nobody', undefined],
    ['as JSON', express.json()],
    ['as bytes', express.raw({ type: '*/*' })],
    ['as text', express.text({ type: '*/*' })],
    ['as JSON, the bytes kept', express.json({ verify: keep })],
  ])('%s', async (_, parser) => {
    const { url } = await serve((app) => {
      if (parser) app.use(parser)
      app.use('/v1', routerWith({ limits: { maxBodyBytes: 100 } }).router)
    })
    const response = await post(`${url}/v1/api/things`, PRECISE)
    expect([response.status, await response.json()]).toEqual([201, JSON.parse(PRECISE)])
    expect((await post(`${url}/v1/api/things`, `["${'x'.repeat(100)}"]`)).status).toBe(413)
    expect((await post(`${url}/v1/api/things`, '{}', { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('is checked to the last digit where its bytes were kept, and as the parser understood it where not', async () => {
    const rounded = '{"big":9007199254740993}'
    const through = async (parser: express.RequestHandler) => {
      const { url } = await serve((app) => app.use(parser).use('/v1', routerWith().router))
      return post(`${url}/v1/api/things`, rounded)
    }
    const kept = await through(express.json({ verify: keep }))
    expect([kept.status, await kept.json()]).toMatchObject([400, { errors: [{ pointer: '/big', code: 'inexact-number' }] }])
    expect((await through(express.json())).status).toBe(201)
  })

  test('and of which nothing is left is a fault of the server that the log explains', async () => {
    const { router, lines } = routerWith()
    const { url } = await serve((app) => {
      app.use((request, _, next) => void request.resume().on('end', next))
      app.use('/v1', router)
    })
    const response = await post(`${url}/v1/api/things`, '{}')
    expect([response.status, await response.json()]).toMatchObject([500, { type: '/problems/internal' }])
    expect(lines).toMatchObject([{ level: 'error', fields: { err: { message: expect.stringContaining('mount the router before') as string } } }])
  })
})
