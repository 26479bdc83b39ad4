import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createClient, type Client } from '@libsql/client'
import { createConnection, type Connection } from 'mariadb'
import pg from 'pg'
import { sqlCondition, type Values } from './sql-condition.js'

/** The databases that a test may run on; `mysql` is MariaDB. */
export type Provider = 'sqlite' | 'postgresql' | 'mysql'

/** A value as the driver gives it. */
export type Row = { readonly [column: string]: unknown }

/** A database of its own for one test, looked at past the API. */
export type TestDatabase = {
  readonly provider: Provider
  readonly url: string
  /** Runs a statement written for every database: names quoted by `"`, no backslash in a text but its own. */
  readonly rows: (sql: string) => Promise<readonly Row[]>
  /** The rows of each table, in one look at all of them. */
  readonly tables: (names: readonly string[]) => Promise<readonly (readonly Row[])[]>
  /** How many rows of a table hold these values. */
  readonly count: (table: string, values?: Values) => Promise<number>
  /** Runs any number of statements. */
  readonly run: (script: string) => Promise<void>
  readonly drop: () => Promise<void>
}

const allOf = (table: string) => `SELECT * FROM "${table}"`

type Driver = Omit<TestDatabase, 'provider' | 'count'>

/**
 * An empty database.
 *
 * @param folder where a database in a file is put
 */
export async function createDatabase(provider: Provider, folder: string): Promise<TestDatabase> {
  const name = `ssot_${randomUUID().replaceAll('-', '')}`
  const driver = provider === 'sqlite' ? sqlite(folder) : provider === 'mysql' ? await mariadb(name) : await postgres(name)
  return {
    ...driver,
    provider,
    async count(table, values = {}) {
      const [row] = await driver.rows(`SELECT count(*) AS n FROM "${table}" WHERE ${sqlCondition(values, provider)}`)
      return Number(row?.['n'])
    },
  }
}

function sqlite(folder: string): Driver {
  const url = `file:${join(folder, 'test.db')}`
  // A client for each look: one that stays open would lock the file against the server.
  const look = async <T>(work: (client: Client) => Promise<T>) => {
    const client = createClient({ url, intMode: 'bigint' })
    try {
      // The server may be writing.
      await client.execute('PRAGMA busy_timeout = 5000')
      return await work(client)
    } finally {
      client.close()
    }
  }
  return {
    url,
    rows: (sql) => look(async (client) => (await client.execute(sql)).rows),
    tables: (names) => look(async (client) => (await client.batch(names.map(allOf), 'read')).map(({ rows }) => rows)),
    run: (script) => look((client) => client.executeMultiple(script)),
    drop: () => Promise.resolve(),
  }
}

const POSTGRES = 'postgresql://postgres@127.0.0.1:5432/postgres'

async function postgres(name: string): Promise<Driver> {
  await askPostgres(`CREATE DATABASE "${name}"`)
  const url = POSTGRES.replace(/postgres$/, name)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  // Where a connection is still closing when its database is dropped, the server ends it and says so to nobody.
  pool.on('connect', (client) => client.on('error', () => undefined)).on('error', () => undefined)
  return {
    url,
    rows: async (sql) => (await pool.query<Row>(sql)).rows,
    tables: (names) => Promise.all(names.map(async (name) => (await pool.query<Row>(allOf(name))).rows)),
    async run(script) {
      await pool.query(script)
    },
    async drop() {
      await pool.end()
      await askPostgres(`DROP DATABASE "${name}" WITH (FORCE)`)
    },
  }
}

/** Asks PostgreSQL where no database is meant. */
export async function askPostgres(sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: POSTGRES })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const MARIADB = { host: '127.0.0.1', port: 3306, user: 'root' }

async function mariadb(name: string): Promise<Driver> {
  await askMariadb({}, (connection) => connection.query(`CREATE DATABASE \`${name}\``))
  // As other databases read SQL, and without the reading of texts as dates.
  const options = { database: name, dateStrings: true, sessionVariables: { sql_mode: 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES', time_zone: '+00:00' } }
  return {
    url: `mysql://${MARIADB.user}@${MARIADB.host}:${MARIADB.port}/${name}`,
    rows: (sql) => askMariadb(options, (connection) => connection.query<Row[]>(sql)),
    tables: (names) => askMariadb(options, (connection) => Promise.all(names.map((name) => connection.query<Row[]>(allOf(name))))),
    async run(script) {
      await askMariadb({ database: name, multipleStatements: true }, (connection) => connection.query(script))
    },
    async drop() {
      await askMariadb({}, (connection) => connection.query(`DROP DATABASE \`${name}\``))
    },
  }
}

async function askMariadb<T>(options: object, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({ ...MARIADB, ...options })
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}
