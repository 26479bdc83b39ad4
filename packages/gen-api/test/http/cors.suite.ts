import type { Operation } from '#runtime/api/operation.js'
import { ok } from '#runtime/api/reply.js'
import { describe, expect, test } from 'vitest'
import type { Serve } from './support/server.js'

/** Whom every framework lets call from a browser, and what it tells browsers. */
export function corsSuite(serve: Serve): void {
  const look: Operation = { id: 'things.list', access: 'public', run: () => Promise.resolve(ok([])) }

  async function allowed(origin: string, options: { production: boolean; corsOrigins?: string[] }) {
    const { url } = await serve({ 'GET /things': look }, options)
    const { headers } = await fetch(`${url}/things`, { headers: { origin } })
    expect(headers.get('vary')).toContain('Origin')
    return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')]
  }

  const none = [null, null]

  describe('outside production', () => {
    test.each(['http://localhost', 'http://localhost:5173', 'https://127.0.0.1:1', 'http://[::1]:3000'])(
      '%s may call',
      async (origin) => {
        expect(await allowed(origin, { production: false })).toEqual([origin, 'true'])
      },
    )

    test.each(['null', 'http://localhost.example', 'http://localhost:80.example', 'http://example.com', 'http://127.0.0.1.nip.io'])(
      '%s may not',
      async (origin) => {
        expect(await allowed(origin, { production: false })).toEqual(none)
      },
    )
  })

  describe('in production', () => {
    test('nobody may call who is not listed, not even localhost', async () => {
      expect(await allowed('http://localhost:5173', { production: true })).toEqual(none)
      expect(await allowed('https://app.example', { production: true, corsOrigins: ['https://app.example'] })).toEqual([
        'https://app.example',
        'true',
      ])
      expect(await allowed('https://app.example.evil', { production: true, corsOrigins: ['https://app.example'] })).toEqual(none)
      expect(await allowed('null', { production: true, corsOrigins: ['https://app.example'] })).toEqual(none)
    })

    test('a page that may not call has nothing done either, by what browsers send without asking', async () => {
      let done = 0
      const act: Operation = { id: 'things.act', access: 'public', run: () => Promise.resolve(ok((done += 1))) }
      const { url } = await serve({ 'GET /things': look, 'POST /things': act }, { production: true, corsOrigins: ['https://app.example'] })
      const call = async (method: string, site: string | undefined, origin: string) => {
        const { status } = await fetch(`${url}/things`, { method, headers: { origin, ...(site !== undefined && { 'sec-fetch-site': site }) } })
        return status
      }
      expect([await call('POST', 'cross-site', 'https://evil.example'), await call('POST', 'same-site', 'https://evil.example'), await call('POST', 'cross-site', 'null')]).toEqual([403, 403, 403])
      expect(done).toBe(0)
      // Those who may, a page of our own, a person, and programs, which do not say where they come from.
      const may = [['cross-site', 'https://app.example'], ['same-origin', 'https://own.example'], ['none', 'null'], [undefined, 'https://evil.example']] as const
      for (const [site, origin] of may) expect(await call('POST', site, origin)).toBe(200)
      expect(await call('GET', 'cross-site', 'https://evil.example')).toBe(200)
    })

    test('a preflight is answered for those who may', async () => {
      const { url } = await serve({ 'GET /things': look }, { production: true, corsOrigins: ['https://app.example'] })
      const preflight = (origin: string) =>
        fetch(`${url}/things`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PATCH' } })
      const yes = await preflight('https://app.example')
      expect([yes.status, yes.headers.get('access-control-allow-methods')]).toEqual([204, 'GET,HEAD,POST,PUT,PATCH,DELETE'])
      const no = await preflight('https://evil.example')
      expect([no.status, no.headers.get('access-control-allow-methods')]).toEqual([405, null])
    })
  })

  test.each(['*', 'null', 'https://*.example.com', 'https://a.example/', 'a.example', 'https://user@a.example'])(
    '%j cannot be listed',
    async (origin) => {
      await expect(serve({ 'GET /things': look }, { production: true, corsOrigins: [origin] })).rejects.toThrow('is no origin')
    },
  )

  test('browsers are told to do nothing with replies', async () => {
    const { url } = await serve({ 'GET /things': look })
    const { headers } = await fetch(`${url}/things`)
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=/)
  })
}
