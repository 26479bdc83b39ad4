/** @import { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils' */
import { randomUUID } from 'node:crypto'
import { parsePostgresUrl, quoted, withDatabase } from './postgres-url.mjs'

/** PostgreSQL's one-byte "char" type (pg_type.dat), and bpchar, which the adapter knows. */
const oidChar = 18
const oidBpchar = 1042

/**
 * A PostgreSQL connection as the engine needs it: one session (it takes an advisory lock), in the schema the url names.
 * @param {string} url
 * @returns {Promise<SqlMigrationAwareDriverAdapterFactory>}
 */
export const postgresFactory = async (url) => {
  const { PrismaPg } = await import('@prisma/adapter-pg')
  const { connectionString, schema } = parsePostgresUrl(url)

  /** @param {string} target */
  const open = async (target) => {
    const adapter = await new PrismaPg({ connectionString: target, max: 1 }, { schema }).connect()
    readSystemCatalog(adapter.underlyingDriver())
    adapter.executeScript = async (sql) => { await adapter.underlyingDriver().query(sql).catch(rethrow(adapter)) }
    return adapter
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(connectionString),
    connectToShadowDb: () => openShadow(open, connectionString),
  }
}
