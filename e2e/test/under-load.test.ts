import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest, type BootOptions } from '../src/app-under-test.js'
import { askPostgres, type Provider } from '../src/database.js'
import { notReady, startLoad, type Load, type LoadRequest } from '../src/load.js'
import { proxyTo } from '../src/proxy.js'
import { postgresIsUp } from '../src/services.js'

const SCHEMA = `
datasource db {
  provider = "sqlite"
}

model Item {
  id   Int    @id @default(autoincrement())
  name String
}
`

const CLIENTS = 20

/** Reads, lists and writes by turns. */
function requests(): () => LoadRequest {
  let sent = 0
  return () => {
    sent += 1
    if (sent % 3 === 0) return { method: 'POST', path: '/api/items', body: { name: `item ${sent}` } }
    return { method: 'GET', path: sent % 3 === 1 ? '/api/items?take=5' : '/api/items/1' }
  }
}

let app: AppUnderTest | undefined
afterEach(async () => {
  await app?.close()
  app = undefined
})

async function underLoad(provider: Provider, options: BootOptions = {}): Promise<{ app: AppUnderTest; load: Load }> {
  app = await bootApp(`load-${provider}`, SCHEMA, provider, options)
  expect((await app.request('POST', '/api/items', { name: 'first' })).status).toBe(201)
  return { app, load: startLoad(app.server.url, CLIENTS, requests()) }
}

const byStatus = (load: Load, from = 0) => new Map(load.outcomes.filter(({ at }) => at >= from).map(({ status, text }) => [status, text]))

describe.each<Provider>(['sqlite', 'postgresql'])('SIGTERM under load on %s', (provider) => {
  test.skipIf(provider === 'postgresql' && !postgresIsUp)('no request fails, every write that was acknowledged is there, and the process exits with 0', async () => {
    // A machine that is busy with more than this takes its time to see that the server is not ready.
    const { app, load } = await underLoad(provider, { env: { SHUTDOWN_DRAIN_MS: '4000' } })
    await load.ended(10 * CLIENTS)
    const sentBefore = load.outcomes.length
    const ended = app.server.stop('SIGTERM')
    // As a load balancer does: once the server is not ready, its clients go elsewhere.
    await notReady(app.server.url)
    await load.stop()
    expect(await ended).toBe(0)
    expect([...byStatus(load).keys()].sort()).toEqual([200, 201])
    expect(sentBefore).toBeGreaterThan(CLIENTS)
    expect(load.outcomes.length).toBeGreaterThan(sentBefore)
    expect(await app.db.count('Item')).toBe(1 + load.outcomes.filter(({ status }) => status === 201).length)
  })
})

describe.skipIf(!postgresIsUp)('a database that goes away under load', () => {
  test('is 503 until it is back, then all is well without a restart', { timeout: 60_000 }, async () => {
    const proxy = await proxyTo(5432)
    try {
      const { app, load } = await underLoad('postgresql', { by: (url) => url.replace(':5432/', `:${proxy.port}/`) })
      await load.ended(10 * CLIENTS)
      expect([...byStatus(load).keys()].sort()).toEqual([200, 201])

      const down = performance.now()
      await proxy.shut()
      await setTimeout(700)
      expect((await app.request('GET', '/health/ready')).status).toBe(503)
      expect((await app.request('GET', '/health/live')).status).toBe(200)
      const whileDown = performance.now()
      await load.ended(CLIENTS, whileDown)
      // Of what was under way when it went, some may have been done; of what came later nothing.
      expect([...byStatus(load, whileDown).keys()]).toEqual([503])

      await proxy.open()
      const up = performance.now()
      while ((await app.request('GET', '/health/ready')).status !== 200) {
        expect(performance.now() - up, 'milliseconds until it is ready again').toBeLessThan(10_000)
        await setTimeout(50)
      }
      const recovered = performance.now() + 300
      await load.ended(10 * CLIENTS, recovered)
      await load.stop()
      expect([...byStatus(load, recovered).keys()].sort()).toEqual([200, 201])
      const statuses = byStatus(load)
      expect([...statuses.keys()].sort(), [...statuses.values()].join('\n')).toEqual([200, 201, 503])
      const unavailable = load.outcomes.filter(({ status }) => status === 503)
      for (const { text } of unavailable) expect(JSON.parse(text)).toMatchObject({ status: 503, type: expect.stringContaining('unavailable') as unknown })
      expect(unavailable.every(({ at }) => at >= down)).toBe(true)
      // A write whose reply was lost may be there all the same; none that was acknowledged is missing.
      expect(await app.db.count('Item')).toBeGreaterThanOrEqual(1 + load.outcomes.filter(({ status }) => status === 201).length)
    } finally {
      await proxy.shut()
    }
  })

  test('that ends every connection is 503 for those at most, and they are made anew', { timeout: 60_000 }, async () => {
    const { app, load } = await underLoad('postgresql')
    const name = new URL(app.db.url).pathname.slice(1)
    for (let i = 0; i < 3; i++) {
      await setTimeout(300)
      await askPostgres(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
    }
    const last = performance.now()
    await load.ended(10 * CLIENTS, last + 500)
    await load.stop()
    const statuses = byStatus(load)
    expect([...statuses.keys()].filter((status) => status !== 503).sort(), [...statuses.values()].join('\n')).toEqual([200, 201])
    expect([...byStatus(load, last + 500).keys()].sort()).toEqual([200, 201])
  })
})
