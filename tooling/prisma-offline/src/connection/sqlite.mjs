/** @import { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils' */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { withMigrationsTable } from './sqlite-migrations-table.mjs'

/** In-memory database, as both Prisma and libsql spell it. */
const memory = ':memory:'

/**
 * The file behind a SQLite url, read as libsql reads it (percent-decoded), so that migrations and application meet in one file.
 * @param {string} url `file:./dev.db`, `file:///abs/dev.db?x=y` or a bare path
 * @param {string} directory absolute folder for relative paths
 * @returns {string | undefined} absolute path; undefined for an in-memory database
 */
export const sqliteFile = (url, directory) => {
  const encoded = url.replace(/^file:(?:\/\/(?=\/))?/, '').replace(/[?#][^]*$/, '')
  if (encoded === memory) return undefined
  return path.resolve(directory, decoded(encoded))
}

/** @param {string} text */
const decoded = (text) => {
  try { return decodeURIComponent(text) } catch { return text }
}

/**
 * A libsql connection to a file, which is made if it is missing.
 * @param {{ url: string, directory: string }} options as for `sqliteFile`
 * @returns {Promise<SqlMigrationAwareDriverAdapterFactory>}
 */
export const sqliteFactory = async ({ url, directory }) => {
  const file = sqliteFile(url, directory)
  if (file !== undefined) mkdirSync(path.dirname(file), { recursive: true })
  const { PrismaLibSql } = await import('@prisma/adapter-libsql') // 40 ms, and not needed for PostgreSQL
  const factory = new PrismaLibSql({ url: file === undefined ? memory : pathToFileURL(file).href })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => withMigrationsTable(wholeScripts(await factory.connect())),
    connectToShadowDb: async () => wholeScripts(await factory.connectToShadowDb()),
  }
}

/**
 * Defect: the engine replays whole migrations through `executeRaw` on the shadow database, where SQLite runs only the first
 * statement.
 * @param {SqlDriverAdapter} adapter
 */
const wholeScripts = (adapter) => {
  const single = adapter.executeRaw.bind(adapter)
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0 || !/;\s*\S/.test(query.sql)) return single(query)
    await adapter.executeScript(query.sql)
    return 0
  }
  return adapter
}
