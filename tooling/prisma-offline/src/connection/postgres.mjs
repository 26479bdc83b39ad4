/** @import { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils' */
/** @import { FieldDef, Pool, PoolConfig } from 'pg' */
import { randomUUID } from 'node:crypto'
import { parsePostgresUrl, quoted, withDatabase } from './postgres-url.mjs'

/** PostgreSQL's one-byte "char" and its bpchar: object ids from pg_type.dat. */
const oidChar = 18
const oidBpchar = 1042

/**
 * A PostgreSQL connection as the engine needs it: a single session (it holds an advisory lock), in the schema that the url names.
 * @param {string} url
 * @returns {Promise<SqlMigrationAwareDriverAdapterFactory>}
 */
export const postgresFactory = async (url) => {
  const { PrismaPg } = await import('@prisma/adapter-pg') // 40 ms, and not needed for SQLite
  const { connectionString, schema } = parsePostgresUrl(url)

  /** @param {string} target */
  const open = async (target) => {
    const adapter = await new PrismaPg({ connectionString: target, max: 1, ...stayInSchema(schema) }, { schema }).connect()
    readSystemCatalog(adapter.underlyingDriver())
    return wholeScripts(adapter)
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(connectionString),
    connectToShadowDb: () => openShadow(open, connectionString),
  }
}

/**
 * Defect: the adapter only reports the schema; without a search path the engine's unqualified DDL would land in `public`.
 * @param {string} schema
 * @returns {PoolConfig}
 */
const stayInSchema = (schema) =>
  schema === 'public' ? {} : { onConnect: async (client) => { await client.query(`SET search_path TO ${quoted(schema)}`) } }

/**
 * Defect: the adapter refuses "char" columns, which pg_catalog is full of. They read like bpchar.
 * @param {Pool} pool
 */
const readSystemCatalog = (pool) => {
  const query = /** @type {(...args: unknown[]) => Promise<{ fields?: FieldDef[] } | undefined>} */ (pool.query.bind(pool))
  Object.assign(pool, {
    /** @param {unknown[]} args */
    async query(...args) {
      const result = await query(...args)
      for (const field of result?.fields ?? []) if (field.dataTypeID === oidChar) field.dataTypeID = oidBpchar
      return result
    },
  })
}

/**
 * Defect: the adapter splits scripts at every semicolon, also inside texts and function bodies. The server splits them correctly.
 * @param {SqlDriverAdapter} adapter
 */
const wholeScripts = (adapter) => {
  adapter.executeScript = async (sql) => { await adapter.executeRaw({ sql, args: [], argTypes: [] }) }
  return adapter
}

/**
 * Defect: the adapter drops its shadow database while still connected to it, which PostgreSQL refuses, and leaks the connection
 * it was made from. Here the session on it ends first.
 * @param {(target: string) => Promise<SqlDriverAdapter>} open @param {string} connectionString
 */
const openShadow = async (open, connectionString) => {
  const database = `prisma_migrate_shadow_db_${randomUUID()}`
  const owner = await open(connectionString)
  try {
    await owner.executeScript(`CREATE DATABASE ${quoted(database)}`)
    const shadow = await open(withDatabase(connectionString, database))
    const endSession = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await endSession()
      await owner.executeScript(`DROP DATABASE IF EXISTS ${quoted(database)} WITH (FORCE)`)
      await owner.dispose()
    }
    return shadow
  } catch (error) {
    await owner.dispose()
    throw error
  }
}
