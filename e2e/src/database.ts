import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import pg from 'pg'

/** The databases that a test may run on. */
export type Provider = 'sqlite' | 'postgresql'

/** A value as the driver gives it. */
export type Row = { readonly [column: string]: unknown }

/** A database of its own for one test, looked at past the API. */
export type TestDatabase = {
  readonly provider: Provider
  readonly url: string
  /** Runs a statement written for both databases: names quoted by `"`. */
  readonly rows: (sql: string) => Promise<readonly Row[]>
  readonly drop: () => Promise<void>
}

/**
 * An empty database.
 *
 * @param folder where a database in a file is put
 */
export async function createDatabase(provider: Provider, folder: string): Promise<TestDatabase> {
  return provider === 'sqlite' ? sqlite(folder) : postgres()
}

function sqlite(folder: string): TestDatabase {
  const url = `file:${join(folder, 'test.db')}`
  return {
    provider: 'sqlite',
    url,
    async rows(sql) {
      // A client for each look: one that stays open would lock the file against the server.
      const client = createClient({ url, intMode: 'bigint' })
      try {
        return (await client.execute(sql)).rows
      } finally {
        client.close()
      }
    },
    drop: () => Promise.resolve(),
  }
}

const ADMIN = 'postgresql://postgres@127.0.0.1:5432/postgres'

async function postgres(): Promise<TestDatabase> {
  const name = `ssot_${randomUUID().replaceAll('-', '')}`
  await once(ADMIN, `CREATE DATABASE "${name}"`)
  const url = ADMIN.replace(/postgres$/, name)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  return {
    provider: 'postgresql',
    url,
    rows: async (sql) => (await pool.query<Row>(sql)).rows,
    async drop() {
      await pool.end()
      await once(ADMIN, `DROP DATABASE "${name}" WITH (FORCE)`)
    },
  }
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
