import { createConnection } from 'mariadb'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { isMissing } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

const SCHEMA = `
datasource db {
  provider = "sqlite"
}

model Item {
  id   Int    @id
  name String
}
`

const ROWS = `INSERT INTO Item VALUES (1, 'one'), (2, 'two');`
const TABLES = `CREATE TABLE Item (id INT PRIMARY KEY, name VARCHAR(191) NOT NULL); ${ROWS}`

const LIMIT = 400

describe.each<Provider>(['postgresql', 'mysql'])('a statement that takes too long on %s', (provider) => {
  if (isMissing(provider)) return

  let app: AppUnderTest

  beforeAll(async () => {
    const script = provider === 'mysql' ? TABLES : ROWS.replace('Item', '"Item"')
    app = await bootApp(`statement-timeout-${provider}`, SCHEMA, provider, { env: { STATEMENT_TIMEOUT_MS: String(LIMIT) }, script })
  })
  afterAll(() => app.close())

  test('is ended by the database: 503, nothing written, and the next request is served', async () => {
    const release = await lockItem(app.db.url, provider)
    const started = performance.now()
    const waiting = await app.request('PATCH', '/api/items/1', { name: 'waited' })
    const took = performance.now() - started
    await release()
    expectProblem(waiting, 503, 'unavailable')
    expect(took).toBeGreaterThanOrEqual(LIMIT * 0.9)
    expect(took).toBeLessThan(10_000)
    expect(await app.db.count('Item', { id: 1, name: 'one' })).toBe(1)
    expect((await app.request('PATCH', '/api/items/1', { name: 'done' })).status).toBe(200)
    expect(await app.db.count('Item', { id: 1, name: 'done' })).toBe(1)
  })

  test('does not hold up others', async () => {
    const release = await lockItem(app.db.url, provider)
    const waiting = app.request('PATCH', '/api/items/1', { name: 'waited' })
    expect((await app.request('PATCH', '/api/items/2', { name: 'at once' })).status).toBe(200)
    expect((await waiting).status).toBe(503)
    await release()
  })
})

/** Holds the first item until what is returned is called, as a transaction of another program may. */
async function lockItem(url: string, provider: Provider): Promise<() => Promise<void>> {
  const lock = `SELECT * FROM ${provider === 'mysql' ? 'Item' : '"Item"'} WHERE id = 1 FOR UPDATE`
  if (provider === 'mysql') {
    const connection = await createConnection(url.replace('mysql:', 'mariadb:'))
    await connection.beginTransaction()
    await connection.query(lock)
    return () => connection.end()
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`BEGIN; ${lock}`)
  return () => client.end()
}
