import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { ddl, openEngine } from '@ssot-codegen/prisma-offline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineFiles, migrationFixtures, stepsBetween, type MigrationFixture } from './migration-fixtures.js'

const SERVER = 'postgresql://postgres@127.0.0.1:5432/'

const onServer = async <T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: SERVER + database, connectionTimeoutMillis: 3000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const missing = await onServer('postgres', (client) => client.query('SELECT 1')).then(
  () => false,
  (error: unknown) => {
    if (process.env['SSOT_REQUIRE_SERVICES'] === '1') throw error
    console.warn(`migrations skipped: PostgreSQL cannot be reached (${String(error)})`)
    return true
  },
)

describe.skipIf(missing)('the SQL of a plan applies on PostgreSQL with data in place', () => {
  const database = `plan_${randomUUID().replaceAll('-', '')}`
  beforeAll(() => onServer('postgres', (client) => client.query(`CREATE DATABASE ${database}`)))
  afterAll(() => onServer('postgres', (client) => client.query(`DROP DATABASE ${database} WITH (FORCE)`)))
  // Making a database takes longer than emptying one.
  const fill = async ({ before, data }: Pick<MigrationFixture, 'before' | 'data'>) => {
    const sql = await ddl({ files: engineFiles(before) })
    await onServer(database, (client) => client.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${sql} ${data}`))
  }
  const found = async (checks: readonly string[]) => {
    let rows = 0
    for (const check of checks) rows += (await onServer(database, (client) => client.query(check))).rowCount ?? 0
    return rows
  }

  test.each(migrationFixtures())('$name', async ({ before, after, data, expected }) => {
    const steps = await stepsBetween(before, after, expected.rename)
    expect(steps.map(({ risk }) => risk)).toEqual(expected.risks)
    await fill({ before, data })
    for (const { sql, check } of steps) {
      // Nothing is in the way of a step when its turn comes.
      if (check !== undefined) expect(await found([check]), check).toBe(0)
      await onServer(database, (client) => client.query(sql))
    }
    for (const [query, rows] of Object.entries(expected.kept)) {
      const kept = await onServer(database, (client) => client.query<unknown[]>({ text: query, rowMode: 'array' }))
      expect(kept.rows, query).toEqual(rows)
    }
    const files = engineFiles(after)
    const engine = await openEngine({ files, url: SERVER + database })
    expect(await engine.diff({ from: 'database', to: { files } })).toBe('')
    await engine.close()
  })

  test.each(migrationFixtures().filter(({ expected }) => expected.blocked))('$name: rows that are in the way are found before they make it fail', async ({ before, after, data, expected }) => {
    const steps = await stepsBetween(before, after, expected.rename)
    await fill({ before, data: `${data}\n${expected.blocked?.data ?? ''}` })
    expect(await found(steps.flatMap(({ check }) => check ?? []))).toBe(expected.blocked?.rows)
    await expect(onServer(database, (client) => client.query(steps.map(({ sql }) => sql).join('\n')))).rejects.toThrow()
  })
})
