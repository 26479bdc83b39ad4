import type { Operation } from '#runtime/api/operation.js'
import { expect, test } from 'vitest'
import type { Serve } from './support/server.js'

/** What every framework makes of replies that are streams. */
export function streamSuite(serve: Serve): void {
  const streaming = (chunks: AsyncIterable<Uint8Array | string>, contentType = 'text/csv'): Operation => ({
    id: 'things.export',
    access: 'public',
    run: () => Promise.resolve({ status: 200, body: { kind: 'stream', chunks, contentType } }),
  })

  /** Chunks without end, which notes whether anybody has told it to stop. */
  function endless(chunk: string) {
    const state = { sent: 0, stopped: false }
    async function* chunks() {
      try {
        for (;;) {
          state.sent += 1
          yield chunk
          await new Promise((resolve) => setImmediate(resolve))
        }
      } finally {
        state.stopped = true
      }
    }
    return { state, chunks: chunks() }
  }

  async function until(condition: () => boolean): Promise<void> {
    for (let tries = 0; tries < 300 && !condition(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  test('a stream arrives whole', async () => {
    async function* chunks() {
      yield 'a,'
      await Promise.resolve()
      yield Buffer.from('b')
    }
    const { url } = await serve({ 'GET /export': streaming(chunks()) })
    const response = await fetch(`${url}/export`)
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/csv', 'a,b'])
  })

  test('HEAD starts no stream', async () => {
    const { state, chunks } = endless('x')
    const { url } = await serve({ 'GET /export': streaming(chunks) })
    expect((await fetch(`${url}/export`, { method: 'HEAD' })).headers.get('content-type')).toBe('text/csv')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(state.sent).toBe(0)
  })

  test('a client that stops reading holds the stream back, one that leaves ends it', async () => {
    const { state, chunks } = endless('x'.repeat(100_000))
    const { url, lines, logged } = await serve({ 'GET /export': streaming(chunks) })
    const abort = new AbortController()
    const response = await fetch(`${url}/export`, { signal: abort.signal })
    await response.body?.getReader().read()
    await until(() => state.sent > 5)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const held = state.sent
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(state.sent).toBe(held)
    abort.abort()
    await until(() => state.stopped)
    expect(state.stopped).toBe(true)
    await logged((line) => line.fields['aborted'] === true)
    expect(lines.filter((line) => line.level === 'error')).toEqual([])
  })

  test('a stream that fails cuts the connection and is logged', async () => {
    async function* chunks() {
      yield 'a'
      await Promise.resolve()
      throw new Error('broken')
    }
    const { url, logged } = await serve({ 'GET /export': streaming(chunks()) })
    await expect(fetch(`${url}/export`).then((response) => response.text())).rejects.toThrow()
    expect((await logged((line) => line.level === 'error')).fields).toMatchObject({ operation: 'things.export' })
  })
}
