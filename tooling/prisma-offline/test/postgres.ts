import { randomUUID } from 'node:crypto'
import pg from 'pg'

const server = 'postgresql://postgres@127.0.0.1:5432'

/** Runs one statement on the server's own database; rows are arrays. */
export const onServer = async (sql: string, database = 'postgres'): Promise<unknown[][]> => {
  const client = new pg.Client({ connectionString: `${server}/${database}`, connectionTimeoutMillis: 3000 })
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

/** Why PostgreSQL tests cannot run here, if so; with SSOT_REQUIRE_SERVICES=1 that is a failure, not a reason to skip. */
export const postgresMissing = await onServer('SELECT 1').then(() => undefined, (error: unknown) => {
  if (process.env['SSOT_REQUIRE_SERVICES'] === '1') throw error
  const reason = `PostgreSQL tests skipped: ${server} cannot be reached (${String(error)})`
  console.warn(reason)
  return reason
})

/**
 * A fresh database with an owner of its own, so that whatever else the owner makes can be seen.
 * `drop` does not force: a connection that was left open fails the test.
 */
export const freshDatabase = async () => {
  const name = `offline_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE ROLE ${name} LOGIN CREATEDB`)
  await onServer(`CREATE DATABASE ${name} OWNER ${name}`)
  return {
    name,
    url: `postgresql://${name}@127.0.0.1:5432/${name}`,
    /** The owner's other databases. */
    others: async () => onServer(
      `SELECT datname FROM pg_database JOIN pg_roles r ON r.oid = datdba WHERE rolname = '${name}' AND datname <> '${name}'`,
    ),
    drop: async () => {
      await onServer(`DROP DATABASE ${name}`)
      await onServer(`DROP ROLE ${name}`)
    },
  }
}
