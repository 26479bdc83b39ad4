// Requests that routers and parsers of frameworks take each in their own way, sent byte by byte to the same operations on both: the replies
// are the same, down to the bytes of their bodies.
import { jsonBody } from '#runtime/api/json-body.js'
import { defineOperation, type Operation } from '#runtime/api/operation.js'
import { noContent, ok } from '#runtime/api/reply.js'
import { wire } from '#runtime/api/wire.js'
import { expect, test } from 'vitest'
import { sendRaw, type TestServer } from '../../../gen-api/test/http/support/server.js'
import { serve as serveByFastify } from '../../../gen-fastify/test/runtime/support/serve.js'
import { serve as serveByExpress } from './support/serve.js'

const tell = (id: string): Operation => ({
  id,
  access: 'public',
  run: ({ method, path, rawQuery, params, header }) => Promise.resolve(ok({ id, method, path, rawQuery, params, accept: header('accept'), x: header('x') })),
})
const make = defineOperation({ id: 'posts.create', access: 'public', body: jsonBody(wire.json()), handler: (_, { body }) => Promise.resolve(ok(body)) })
const drop = defineOperation({ id: 'posts.delete', access: 'public', handler: () => Promise.resolve(noContent()) })
const fail: Operation = { id: 'posts.fail', access: 'public', run: () => Promise.reject(new Error('secret')) }
const empty: Operation = { id: 'posts.empty', access: 'public', run: () => Promise.resolve({ status: 200 }) }
const cookies: Operation = { id: 'posts.cookies', access: 'public', run: () => Promise.resolve({ status: 200, headers: { 'set-cookie': ['a=1', 'b=2'], vary: 'Accept' } }) }

const routes = {
  'GET /api/posts': tell('posts.list'),
  'POST /api/posts': make,
  'GET /api/posts/count': tell('posts.count'),
  'GET /api/posts/:id': tell('posts.get'),
  'DELETE /api/posts/:postId': drop,
  'GET /api/posts/:id/comments': tell('comments.list'),
  'PATCH /api/posts/latest/:part': make,
  'GET /api/seats/:row/:größe': tell('seats.get'),
  'POST /api/only': make,
  'GET /fail': fail,
  'GET /empty': empty,
  'GET /cookies': cookies,
}

const long = 'x'.repeat(5_000)
const targets = [
  '/', '/api', '/api/', '/api/posts', '/api/posts/', '//api/posts', '/api//posts', '/API/posts', '/api/posts?', '/api/posts?a=1&a=2', '/api/posts?%zz', '/api/posts#x', '/api/posts#x?y=1',
  '/api/posts/1', '/api/posts/1/', '/api/posts/%31', '/api/p%6Fsts', '/api/posts/c%6Funt', '/api/posts/count', '/api/posts/Count', '/api/posts/count/', '/api/posts/%zz', '/api/posts/%', '/api/posts/%c3%28',
  '/api/posts/%2F', '/api/posts/a%2Fb', '/api/posts/%252F', '/api/posts/%25zz', '/api/posts/%23%3F', '/api/posts/a;b=c', '/api/posts/a:b', '/api/posts/a*b', '/api/posts/..', '/api/posts/.', '/api/posts/%2e%2e', '/api/posts/a+b',
  '/api/posts/%00', '/api/posts/%C3%A9', `/api/posts/${long}`, `/api/posts/${'%41'.repeat(500)}`, '/api/posts//comments', '/api/posts/1/comments', '/api/posts/%zz/comments', '/api/posts/latest/title', '/api/posts/latest/%zz',
  '/api/posts/latest/comments', '/api/seats/1/2', '/api/seats/%C3%B6/%ff', '/api/seats/1/', '/%zz', '/%zz/x', '/fail', '/empty', '/cookies', '/api/only', 'http://evil.example/api/posts', 'http://evil.example', 'HTTP://evil.example/api/posts?x', '*',
  "/api/posts/'", '/api/posts/"', '/api/posts/<b>', '/api/posts/{id}', '/api/posts/:id', '/api/posts/a|b', '/api/posts/a^b', '/api/posts/__proto__', '/api/posts/constructor', '/*', '/api/*', '/nothing',
]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK', 'QUERY']

const json = 'content-type: application/json\r\n'
const sized = (text: string) => `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
/** What stands behind the target. */
const rests: readonly (readonly [what: string, requestLine: string, rest: string])[] = [
  ['JSON', 'POST /api/posts', json + sized('{"a":1}')],
  ['JSON of odd type', 'POST /api/posts', `content-type: Application/JSON ; Charset="UTF-8"\r\n${sized('{"a":1}')}`],
  ['a type that is none', 'POST /api/posts', `content-type: json\r\n${sized('{"a":1}')}`],
  ['an empty type', 'POST /api/posts', `content-type: \r\n${sized('{"a":1}')}`],
  ['two types', 'POST /api/posts', `content-type: application/json\r\ncontent-type: text/plain\r\n${sized('{"a":1}')}`],
  ['a merge patch', 'PATCH /api/posts/latest/title', `content-type: application/merge-patch+json\r\n${sized('{"a":1}')}`],
  ['text', 'POST /api/posts', `content-type: text/plain\r\n${sized('a')}`],
  ['a form', 'POST /api/posts', `content-type: application/x-www-form-urlencoded\r\n${sized('a=1')}`],
  ['no type', 'POST /api/posts', sized('{}')],
  ['no body', 'POST /api/posts', '\r\n'],
  ['an empty body', 'POST /api/posts', `${json}content-length: 0\r\n\r\n`],
  ['a chunked body', 'POST /api/posts', `${json}transfer-encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n0\r\n\r\n`],
  ['a broken chunk', 'POST /api/posts', `${json}transfer-encoding: chunked\r\n\r\nzz\r\n`],
  ['broken JSON', 'POST /api/posts', json + sized('{')],
  ['a prototype', 'POST /api/posts', json + sized('{"__proto__":{}}')],
  ['too long a body', 'POST /api/posts', json + sized(JSON.stringify('x'.repeat(3_000)))],
  ['an encoding', 'POST /api/posts', `${json}content-encoding: gzip\r\n${sized('{}')}`],
  ['a body for a path that is not', 'POST /nothing', json + sized('{')],
  ['a body for a method that is not', 'PUT /api/posts', json + sized('{')],
  ['a body for what takes none', 'DELETE /api/posts/1', json + sized('{}')],
  ['a type for what takes none', 'DELETE /api/posts/1', 'content-type: nonsense\r\n\r\n'],
  ['a body to get', 'GET /api/posts', json + sized('{}')],
  ['headers twice', 'GET /api/posts', 'x: 1\r\nx: 2\r\naccept: a\r\naccept: b\r\n\r\n'],
  ['an expectation', 'POST /api/posts', `${json}expect: 100-continue\r\n${sized('{}')}`],
  ['another expectation', 'POST /api/posts', `${json}expect: more\r\n${sized('{}')}`],
  ['a version to accept', 'GET /api/posts', 'accept-version: 2.x\r\n\r\n'],
  ['an origin that may', 'GET /api/posts', 'origin: http://localhost:5173\r\n\r\n'],
  ['an origin that may not', 'GET /api/posts', 'origin: http://evil.example\r\n\r\n'],
  ['a write of a page that may not', 'POST /api/only', 'origin: http://evil.example\r\nsec-fetch-site: cross-site\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'],
  ['a write of a page that may not, where nothing is', 'DELETE /nothing', 'origin: null\r\nsec-fetch-site: cross-site\r\n\r\n'],
  ['a preflight', 'OPTIONS /api/posts', 'origin: http://localhost\r\naccess-control-request-method: PATCH\r\naccess-control-request-headers: x, y\r\n\r\n'],
  ['a preflight of a path that is not', 'OPTIONS /nothing', 'origin: http://localhost\r\naccess-control-request-method: PATCH\r\n\r\n'],
  ['a preflight that asks for nothing', 'OPTIONS /api/posts', 'origin: http://localhost\r\n\r\n'],
  ['a preflight that says it has JSON', 'OPTIONS /api/posts', 'origin: null\r\naccess-control-request-method: PATCH\r\ncontent-type: application/json\r\n\r\n'],
  ['a preflight with a body', 'OPTIONS /api/posts', 'origin: null\r\ncontent-type: text/x\r\ncontent-length: 2\r\n\r\n{}'],
  ['a preflight from elsewhere', 'OPTIONS /api/posts', 'origin: null\r\naccess-control-request-method: PATCH\r\n\r\n'],
  ['long headers', 'GET /api/posts', `x: ${'x'.repeat(20_000)}\r\n\r\n`],
  ['no HTTP', 'nonsense', ''],
  ['an odd request id', 'GET /fail', 'x-request-id: <b>\r\n\r\n'],
]

/** All that is the same for the same request: what is made anew each time is taken out, and headers may come in any order. */
function comparable(answer: string): string[] {
  const text = answer.replace(/^(date|x-request-id): .*\r\n/gim, '').replace(/urn:request:[\w-]+/g, 'urn:request:…')
  // What is said of an expectation goes before the reply.
  const [head = '', ...bodies] = text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '').split('\r\n\r\n')
  const [status = '', ...headers] = head.split('\r\n').map((line, i) => (i === 0 ? line : line.replace(/^[^:]+/, (name) => name.toLowerCase())))
  return [status, ...headers.sort(), '', ...bodies]
}

async function both(): Promise<(request: string) => Promise<[string[], string[]]>> {
  const options = { limits: { maxBodyBytes: 1_000 } }
  const servers = [await serveByExpress(routes, options), await serveByFastify(routes, options)] as const
  const ask = async ({ port }: TestServer, request: string) => comparable(await sendRaw(port, request))
  return (request) => Promise.all([ask(servers[0], request), ask(servers[1], request)])
}

test('every method on paths of every kind', { timeout: 120_000 }, async () => {
  const ask = await both()
  for (const target of targets) {
    for (const method of methods) {
      const request = `${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`
      const [byExpress, byFastify] = await ask(request)
      expect([request, byFastify]).toEqual([request, byExpress])
    }
  }
})

test.each(rests)('%s', async (_, requestLine, rest) => {
  const ask = await both()
  const request = rest === '' ? `${requestLine}\r\n\r\n` : `${requestLine} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${rest}`
  const [byExpress, byFastify] = await ask(request)
  expect(byFastify).toEqual(byExpress)
  expect(byExpress[0]).toMatch(/^HTTP\/1\.1 \d{3}/)
})
