import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parsePostgresUrl, quoted, withDatabase } from '../connection/postgres-url.mjs'
import { sqliteFile } from '../connection/sqlite.mjs'
import { providerOfUrl } from '../provider.mjs'
import { log } from './log.mjs'

/** Fails with one of Prisma's codes (prisma.io/docs/orm/reference/error-reference). */
class DatabaseError extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

/**
 * `cli can-connect-to-database | create-database | drop-database`: a process of its own each time, so it loads no engine.
 * @param {{ command: string, url: string | undefined }} task
 * @returns {Promise<number>} exit code; the reason of a failure is logged with its Prisma code
 */
export const runDatabaseCommand = async ({ command, url }) => {
  log('INFO', { message: 'Starting schema engine CLI' }) // the CLI drops the first line unread
  try {
    if (url === undefined) throw new Error('The datasource has no url.')
    const database = providerOfUrl(url) === 'sqlite' ? sqlite(url) : await postgres(url)
    const run = Object.hasOwn(database, command) ? database[command] : undefined
    if (!run) throw new Error(`The schema engine has no command "${command}".`)
    await run()
    return 0
  } catch (error) {
    log('ERROR', { message: error instanceof Error ? error.message : String(error), error_code: codeOf(error), is_panic: false })
    return 1
  }
}

/** @typedef {Readonly<Record<string, () => void | Promise<void>>>} Commands */

/** @param {string} url @returns {Commands} */
const sqlite = (url) => {
  const file = sqliteFile(url, process.cwd())
  if (file === undefined) return { 'can-connect-to-database': () => {}, 'create-database': () => {}, 'drop-database': () => {} }
  return {
    'can-connect-to-database': () => {
      if (!existsSync(file)) throw new DatabaseError('P1003', `Database \`${path.basename(file)}\` does not exist`)
    },
    'create-database': () => {
      mkdirSync(path.dirname(file), { recursive: true })
      closeSync(openSync(file, 'a'))
    },
    'drop-database': () => rmSync(file, { force: true }),
  }
}

/** @param {string} url @returns {Promise<Commands>} */
const postgres = async (url) => {
  const { default: pg } = await import('pg')
  const { connectionString, database } = parsePostgresUrl(url)
  /** @param {string} target @param {string} sql */
  const run = async (target, sql) => {
    const client = new pg.Client({ connectionString: target, connectionTimeoutMillis: 5000 })
    await client.connect()
    try { await client.query(sql) } finally { await client.end() }
  }
  const maintenance = withDatabase(connectionString, 'postgres')
  return {
    'can-connect-to-database': () => run(connectionString, 'SELECT 1'),
    'create-database': () => run(maintenance, `CREATE DATABASE ${quoted(database)}`),
    'drop-database': () => run(maintenance, `DROP DATABASE ${quoted(database)} WITH (FORCE)`),
  }
}

/** PostgreSQL's SQLSTATE (appendix A of its manual) as Prisma's code; whatever has none is a server out of reach. */
const codeOf = (/** @type {unknown} */ error) => {
  if (error instanceof DatabaseError) return error.code
  const state = error instanceof Error && 'code' in error ? error.code : undefined
  if (state === '3D000') return 'P1003'
  if (state === '42P04') return 'P1009'
  return state === '28P01' || state === '28000' ? 'P1000' : 'P1001'
}
