import { jsonBody } from '#runtime/api/json-body.js'
import { healthHandlers } from '#runtime/api/health.js'
import { defineOperation, type Operation } from '#runtime/api/operation.js'
import { noContent, ok } from '#runtime/api/reply.js'
import { wire } from '#runtime/api/wire.js'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { sendRaw, type Serve } from './support/server.js'

/** What every framework makes of requests and replies. */
export function httpSuite(serve: Serve): void {
  const echo = defineOperation({
    id: 'things.create',
    access: 'public',
    body: jsonBody(wire.json()),
    handler: (_, { body }) => Promise.resolve(ok(body)),
  })
  const look: Operation = {
    id: 'things.get',
    access: 'public',
    run: ({ method, path, rawQuery, params }) => Promise.resolve(ok({ method, path, rawQuery, params })),
  }
  const drop = defineOperation({ id: 'things.delete', access: 'public', handler: () => Promise.resolve(noContent()) })
  const fail: Operation = { id: 'things.fail', access: 'public', run: () => Promise.reject(new Error('secret in /etc/passwd')) }
  const health = defineOperation({ id: 'health.ready', access: 'public', handler: healthHandlers.ready })
  const routes = {
    'GET /things/:id': look,
    'POST /things': echo,
    'GET /things': look,
    'DELETE /things/:id': drop,
    'GET /fail': fail,
    'GET /health': health,
  }

  const post = (
    url: string,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => fetch(`${url}/things`, { method: 'POST', body, headers })

  async function expectProblem(response: Response, status: number): Promise<Record<string, unknown>> {
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const problem = (await response.json()) as Record<string, unknown>
    expect(problem).toMatchObject({ status, instance: `urn:request:${response.headers.get('x-request-id')}` })
    return problem
  }

  describe('what a request says', () => {
    test('reaches the operation as it came: the query raw, the path raw, its parameters decoded', async () => {
      const { url } = await serve(routes)
      const response = await fetch(`${url}/things/a%2Fb%20%C3%A9?x[y]=1&x[y]=2&z=%zz`)
      expect(await response.json()).toEqual({
        method: 'GET',
        path: '/things/a%2Fb%20%C3%A9',
        rawQuery: 'x[y]=1&x[y]=2&z=%zz',
        params: { id: 'a/b é' },
      })
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect(response.headers.get('x-powered-by')).toBeNull()
      expect(response.headers.get('etag')).toBeNull()
    })

    test('a parameter may have letters of any alphabet in its name, and still comes behind what is literal', async () => {
      const literal: Operation = { id: 'sizes.count', access: 'public', run: () => Promise.resolve(ok('counted')) }
      const { url } = await serve({ 'GET /sizes/:größe': look, 'GET /sizes/count': literal })
      expect(await (await fetch(`${url}/sizes/x%C3%A9`)).json()).toMatchObject({ params: { größe: 'xé' } })
      expect(await (await fetch(`${url}/sizes/count`)).json()).toBe('counted')
    })

    test('paths mean what they say', async () => {
      const { url } = await serve(routes)
      for (const path of ['/Things', '/things/', '//things']) await expectProblem(await fetch(url + path), 404)
    })

    test.each(['/things/%zz', '/things/%', '/things/%c3%28', '/%zz/x'])(
      'the malformed escape in %s is a problem, not a page',
      async (path) => {
        const { port } = await serve(routes)
        const answer = await sendRaw(port, `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
        expect(answer).toMatch(/^HTTP\/1.1 40[04] /)
        expect(answer).toContain('application/problem+json')
        expect(answer).not.toContain('<html')
      },
    )

    test('an absolute target is answered like a relative one', async () => {
      const { port } = await serve(routes)
      expect(await sendRaw(port, 'GET http://evil.example/things HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')).toMatch(
        /^HTTP\/1.1 (200|404) /,
      )
    })
    test('a header counts, however many there are before it', async () => {
      const { port } = await serve(routes)
      const many = 'a:\r\n'.repeat(2_500)
      const sent = `POST /things HTTP/1.1\r\nhost: x\r\n${many}content-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}`
      expect(await sendRaw(port, sent)).toMatch(/^HTTP\/1.1 200 /)
      expect(await sendRaw(port, sent.replace('POST /things', 'DELETE /things/1'))).toMatch(/^HTTP\/1.1 400 /)
    })
  })

  describe('what is refused', () => {
    test('a path that is not, and a method that a path has not', async () => {
      const { url } = await serve(routes)
      await expectProblem(await fetch(`${url}/nothing`), 404)
      const response = await fetch(`${url}/things`, { method: 'PUT' })
      await expectProblem(response, 405)
      expect(response.headers.get('allow')).toBe('GET, HEAD, POST')
    })

    test.each([
      ['no type', 415, '{}', {}],
      ['another type', 415, '{}', { 'content-type': 'text/plain' }],
      ['an encoding', 415, '{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
      ['no JSON', 400, '{', { 'content-type': 'application/json' }],
      ['no UTF-8', 400, Uint8Array.of(0x22, 0xff, 0x22), { 'content-type': 'application/json' }],
      ['a prototype', 400, '{"__proto__":{"admin":true}}', { 'content-type': 'application/json' }],
      ['NUL', 400, '"\\u0000"', { 'content-type': 'application/json' }],
      ['depth', 400, '['.repeat(21) + ']'.repeat(21), { 'content-type': 'application/json' }],
      ['more depth than any stack', 400, '['.repeat(500_000) + ']'.repeat(500_000), { 'content-type': 'application/json' }],
    ])('a body with %s: %i', async (_, status, body, headers) => {
      const { url } = await serve(routes)
      await expectProblem(await post(url, body instanceof Uint8Array ? new Blob([body]) : Buffer.from(body), headers), status)
    })

    test('a body that is too long, announced or not, and the client gets to read so', async () => {
      const { url } = await serve(routes, { limits: { maxBodyBytes: 1000 } })
      await expectProblem(await post(url, Buffer.from(JSON.stringify('x'.repeat(5_000_000)))), 413)
      const endless = new ReadableStream({
        pull: (controller) => {
          controller.enqueue(new Uint8Array(10_000))
        },
      })
      const options: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        body: endless,
        duplex: 'half',
        headers: { 'content-type': 'application/json' },
      }
      // The server stops listening after a while; until then, or instead, the client learns that it was too much.
      const response = await fetch(`${url}/things`, options).catch((error: unknown) => error)
      if (response instanceof Response) await expectProblem(response, 413)
      expect(await (await post(url, '[1]')).json()).toEqual([1])
    })

    const post413 = 'POST /things HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'

    test('the rest of a refused body is let pass by, and the connection goes on', async () => {
      const { port } = await serve(routes, { limits: { maxBodyBytes: 1000 } })
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
      const big = `${post413}transfer-encoding: chunked\r\n\r\n${chunk.repeat(20)}0\r\n\r\n`
      const answers = await sendRaw(port, `${big}GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
      expect(answers).toMatch(/^HTTP\/1.1 413 .*HTTP\/1.1 200 /s)
    })

    test('a client that keeps back the rest of a refused body is cut off', async () => {
      const { port, server } = await serve(routes, { limits: { maxBodyBytes: 1000 } })
      server.keepAliveTimeout = 60_000
      const start = performance.now()
      expect(await sendRaw(port, `${post413}content-length: 500000\r\n\r\nx`)).toMatch(/^HTTP\/1.1 413 /)
      expect(performance.now() - start).toBeLessThan(10_000)
    })

    test('a body for an operation that takes none', async () => {
      const { url } = await serve(routes)
      await expectProblem(await fetch(`${url}/things/1`, { method: 'DELETE', body: '{}' }), 400)
      expect((await fetch(`${url}/things/1`, { method: 'DELETE' })).status).toBe(204)
    })

    test('bytes that are no HTTP, and heads without end', async () => {
      const { port } = await serve(routes)
      expect(await sendRaw(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json/s)
      expect(await sendRaw(port, `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
        /^HTTP\/1.1 431 .*application\/problem\+json/s,
      )
      expect(
        await sendRaw(port, 'POST /things HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'),
      ).toMatch(/^HTTP\/1.1 400 /)
    })
  })

  test('HEAD is GET without the body', async () => {
    const { url } = await serve(routes)
    const [get, head] = [await fetch(`${url}/things`), await fetch(`${url}/things`, { method: 'HEAD' })]
    const headers = (response: Response) => ({
      type: response.headers.get('content-type'),
      length: Number(response.headers.get('content-length')),
    })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(headers(head).type).toBe(headers(get).type)
    // "HEAD" is one character longer than "GET" in what this operation says.
    expect(headers(head).length).toBe(headers(get).length + 1)
  })

  describe('what goes wrong', () => {
    test('leaks nothing to the client and is in the log under the id the client has', async () => {
      const { url, logged } = await serve(routes)
      const response = await fetch(`${url}/fail`, { headers: { 'x-request-id': 'my-id' } })
      const problem = await expectProblem(response, 500)
      expect(response.headers.get('x-request-id')).toBe('my-id')
      expect(JSON.stringify([problem, [...response.headers]])).not.toMatch(/secret|passwd|\.ts/)
      expect((await logged((line) => line.level === 'error')).fields).toMatchObject({ operation: 'things.fail' })
    })
  })

  describe('a client that goes away', () => {
    test('in the middle of its body leaves no error behind', async () => {
      const { port, logged, lines, url } = await serve(routes)
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('POST /things HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a":'),
      )
      setTimeout(() => socket.destroy(), 50)
      expect((await logged((line) => line.fields['aborted'] === true)).fields).toMatchObject({ operation: 'things.create' })
      expect(lines.filter((line) => line.level === 'error')).toEqual([])
      expect((await fetch(`${url}/health`)).status).toBe(200)
    })

    test('while it is waited for aborts the work', async () => {
      let reason: unknown
      const wait: Operation = {
        id: 'things.wait',
        access: 'public',
        run: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              reason = signal.reason
              reject(new Error('aborted'))
            })
          }),
      }
      const { url, logged, lines } = await serve({ 'GET /wait': wait })
      const client = httpRequest(`${url}/wait`).on('error', () => undefined)
      client.end()
      setTimeout(() => client.destroy(), 50)
      await logged((line) => line.fields['aborted'] === true)
      expect(reason).toMatchObject({ name: 'ClientGone' })
      expect(lines.filter((line) => line.level === 'error')).toEqual([])
    })
  })

  test('a body that comes too slowly is 408, work that takes too long 503', async () => {
    const never: Operation = { id: 'things.never', access: 'public', run: () => new Promise(() => undefined) }
    const { port, url } = await serve({ ...routes, 'GET /never': never }, { limits: { requestTimeoutMs: 100 } })
    const slow = sendRaw(
      port,
      'POST /things HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a":',
    )
    expect(await slow).toMatch(/^HTTP\/1.1 408 /)
    const response = await fetch(`${url}/never`)
    await expectProblem(response, 503)
    expect(response.headers.get('retry-after')).toBe('5')
  })

  test('the log has one line for a request, and nothing of its query', async () => {
    const { url, logged, lines } = await serve(routes)
    await fetch(`${url}/things?token=hunter2`, { headers: { 'x-request-id': 'abc', authorization: 'Bearer hunter2' } })
    const { fields } = await logged((line) => line.fields['requestId'] === 'abc')
    expect(fields).toEqual({
      requestId: 'abc',
      method: 'GET',
      path: '/things',
      operation: 'things.get',
      status: 200,
      ms: expect.any(Number) as number,
    })
    expect(JSON.stringify(lines)).not.toContain('hunter2')
    await fetch(`${url}/health`)
    expect(await logged((line) => line.fields['operation'] === 'health.ready')).toMatchObject({ level: 'debug' })
  })

  test('in production an operation that nothing was said of is not served', async () => {
    const undecided: Operation = { ...look, access: 'unspecified' }
    await expect(serve({ 'GET /things': undecided }, { production: true })).rejects.toThrow('"things.get" is not served')
    await expect(serve({ 'GET /things': undecided })).resolves.toBeDefined()
  })
}
