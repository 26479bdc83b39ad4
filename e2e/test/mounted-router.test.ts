import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pushSchema } from '@ssot-codegen/prisma-offline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Provider, type TestDatabase } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { FRAMEWORK, generateProject, removeProject, ROOT, schemaFiles, startServer, type Server } from '../src/project.js'

const schema = readFileSync(join(ROOT, 'examples/blog/prisma/schema.prisma'), 'utf8')

/** An application that was there before: it has a parser, routes, a page for what is missing and one for errors of its own. */
const onExpress = (production: boolean) => `
import express from 'express'
import { createDatabase } from './gen/db.js'
import { defineExtensions } from './gen/extensions.js'
import { createRouter } from './gen/http/express/router.js'

const prisma = createDatabase(process.env['DATABASE_URL'] ?? '')
const extensions = defineExtensions({
  tag: { override: { count: async (_ctx, _input, proceed) => ({ ...await proceed(), headers: { 'x-counted-by': 'the host' } }) } },
})
const app = express()
app.get('/health', (_, response) => { response.send('host is well') })
app.use('/v1/api/authors', (_, response, next) => { response.set('cache-control', 'no-store'); next() })
app.use('/unread', createRouter({ prisma, production: ${production} }))
app.use(express.json())
app.use('/v1', createRouter({ prisma, limits: { maxTake: 3 }, extensions }))
app.get('/v1/about', (_, response) => { response.json({ about: 'the host' }) })
app.post('/echo', (request, response) => { response.json(request.body) })
app.get('/broken', () => { throw new Error('host is broken') })
app.use((_, response) => { response.status(404).send('host knows nothing of it') })
app.use((error, _request, response, _next) => { response.status(500).send(error.message) })
const server = app.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))
`

/** The same of Fastify. It has a parser for JSON by itself. */
const onFastify = (production: boolean) => `
import { fastify } from 'fastify'
import { createDatabase } from './gen/db.js'
import { defineExtensions } from './gen/extensions.js'
import { createRouter } from './gen/http/fastify/router.js'

const prisma = createDatabase(process.env['DATABASE_URL'] ?? '')
const extensions = defineExtensions({
  tag: { override: { count: async (_ctx, _input, proceed) => ({ ...await proceed(), headers: { 'x-counted-by': 'the host' } }) } },
})
const app = fastify()
app.get('/health', () => 'host is well')
app.addHook('onRequest', async (request, reply) => { if (request.url.startsWith('/v1/api/authors')) reply.header('cache-control', 'no-store') })
app.register(createRouter({ prisma, production: ${production} }), { prefix: '/unread' })
app.register(createRouter({ prisma, limits: { maxTake: 3 }, extensions }), { prefix: '/v1' })
app.get('/v1/about', () => ({ about: 'the host' }))
app.post('/echo', (request) => request.body)
app.get('/broken', () => { throw new Error('host is broken') })
app.setNotFoundHandler((_, reply) => reply.code(404).send('host knows nothing of it'))
app.setErrorHandler((error, _request, reply) => reply.code(500).send(error instanceof Error ? error.message : ''))
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
`

const host = FRAMEWORK === 'fastify' ? onFastify : onExpress

describe.each<Provider>(['sqlite', 'postgresql'])('an existing application on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let folder: string
  let db: TestDatabase
  let server: Server
  const request = async (method: string, path: string, body?: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
    const text = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body), headers }
    const response = await fetch(server.url + path, { method, ...text })
    return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, text: await response.text() }
  }
  const json = async (...args: Parameters<typeof request>) => JSON.parse((await request(...args)).text) as unknown

  beforeAll(async () => {
    folder = generateProject(`mounted-${provider}`, schema.replace('"sqlite"', `"${provider}"`))
    db = await createDatabase(provider, folder)
    await pushSchema({ files: schemaFiles(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') })), url: db.url })
    writeFileSync(join(folder, 'src/server.ts'), host(false))
    server = await startServer(folder, { DATABASE_URL: db.url, NODE_ENV: 'development' })
  })
  afterAll(async () => {
    await server.stop()
    await db.drop()
    removeProject(folder)
  })

  test('serves the resources below its path, and says where records are', async () => {
    const made = await request('POST', '/v1/api/authors', { email: 'ada@example.com', name: 'Ada' })
    expect([made.status, made.headers.get('location')]).toEqual([201, '/v1/api/authors/1'])
    expect(await json('GET', '/v1/api/authors/1')).toMatchObject({ name: 'Ada' })
    expect(await json('GET', made.headers.get('location') ?? '')).toMatchObject({ id: 1 })
    expect(await json('PATCH', '/v1/api/authors/1', { bio: 'Counts.' })).toMatchObject({ bio: 'Counts.' })
    expect(await json('POST', '/v1/api/authors/search', { where: { name: 'Ada' } })).toMatchObject({ data: [{ id: 1 }], meta: { total: 1 } })
    expect(await db.rows('SELECT "name", "bio" FROM "Author"')).toMatchObject([{ name: 'Ada', bio: 'Counts.' }])
  })

  test('before the parser and behind it the answers are the same', async () => {
    for (const mount of ['/unread', '/v1']) {
      const made = await request('POST', `${mount}/api/tags`, { name: `tag of ${mount}` })
      expect([made.status, made.headers.get('location')]).toEqual([201, `${mount}/api/tags/${mount === '/v1' ? 2 : 1}`])
      const refused = await request('POST', `${mount}/api/tags`, { name: 7, nom: 'x' })
      expect([refused.status, refused.type]).toEqual([400, 'application/problem+json'])
      expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ pointer: '/name' }, { pointer: '/nom' }] })
      expect(await request('POST', `${mount}/api/tags`, 'name=x', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
    }
    expect(await db.rows('SELECT "name" FROM "Tag" ORDER BY "id"')).toMatchObject([{ name: 'tag of /unread' }, { name: 'tag of /v1' }])
  })

  test('each router has limits of its own', async () => {
    expect(await request('GET', '/v1/api/tags?take=4')).toMatchObject({ status: 400 })
    expect(await request('GET', '/unread/api/tags?take=4')).toMatchObject({ status: 200 })
  })

  test('each router has extensions of its own', async () => {
    expect((await request('GET', '/v1/api/tags/count')).headers.get('x-counted-by')).toBe('the host')
    expect((await request('GET', '/unread/api/tags/count')).headers.get('x-counted-by')).toBeNull()
  })

  test('the routes, the health and the errors of the application stay its own', async () => {
    expect(await request('GET', '/health')).toMatchObject({ status: 200, text: 'host is well' })
    expect(await request('GET', '/v1/about')).toMatchObject({ status: 200, text: '{"about":"the host"}' })
    expect(await request('POST', '/echo', { a: 1 })).toMatchObject({ status: 200, text: '{"a":1}' })
    expect(await request('GET', '/broken')).toMatchObject({ status: 500, text: 'host is broken' })
    for (const path of ['/v1/api/nothing', '/v1/health', '/api/tags', '/v1']) expect(await request('GET', path)).toMatchObject({ status: 404, text: 'host knows nothing of it' })
  })

  test('what caches may do is for the application to say first', async () => {
    const said = async (path: string) => (await request('GET', path)).headers.get('cache-control')
    expect([await said('/v1/api/authors/1'), await said('/v1/api/tags')]).toEqual(['no-store', 'private, no-cache'])
  })

  test('problems of the resources are problem documents, without headers that the application did not ask for', async () => {
    // Fastify itself refuses a malformed escape, before it looks for a route.
    const malformed = FRAMEWORK === 'fastify' ? [] : (['GET /v1/api/authors/%zz 400'] as const)
    for (const line of ['GET /v1/api/authors/99 404', 'PUT /v1/api/authors/1 405', 'GET /v1/api/authors?colour=red 400', ...malformed]) {
      const [method = '', path = '', status] = line.split(' ')
      const answer = await request(method, path)
      expect([path, answer.status, answer.type]).toEqual([path, Number(status), 'application/problem+json'])
      expect([...answer.headers.keys()].filter((name) => /security|csp|frame|cors|access-control|referrer/.test(name))).toEqual([])
    }
  })

  test('in production it is not mounted while an operation has no rule', async () => {
    writeFileSync(join(folder, 'src/server.ts'), host(true))
    await expect(startServer(folder, { DATABASE_URL: db.url, NODE_ENV: 'development' })).rejects.toThrow('it has no access rule and is not declared public')
    writeFileSync(join(folder, 'src/server.ts'), host(false))
    await expect(startServer(folder, { DATABASE_URL: db.url, NODE_ENV: 'production' })).rejects.toThrow('it has no access rule and is not declared public')
  })
})
