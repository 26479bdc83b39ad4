/** @import { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils' */

/** Prisma Migrate's bookkeeping, with the columns that the engine reads and writes. */
const createTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

/**
 * Defect: on SQLite the engine does not recognise "no such table", so every migrate command but `deploy` fails on a database
 * that has no migrations table yet. Here reading the missing table finds nothing, and writing to it makes it; commands that
 * only look change nothing.
 * @param {SqlDriverAdapter} adapter
 */
export const withMigrationsTable = (adapter) => {
  const query = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = (request) => query(request).catch(async (error) => {
    if (!/no such table: _prisma_migrations\b/.test(String(error))) throw error
    if (/^\s*SELECT\b/i.test(request.sql)) return { columnNames: [], columnTypes: [], rows: [] }
    await adapter.executeScript(createTable)
    return query(request)
  })
  return adapter
}

/**
 * Whether Prisma Migrate has ever run here; the engine, misled by the repair above, would always say yes.
 * @param {SqlDriverAdapter} adapter
 */
export const hasMigrationsTable = async (adapter) => (await adapter.queryRaw(findTable)).rows.length > 0

/** @type {SqlQuery} */
const findTable = {
  sql: `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`,
  args: [],
  argTypes: [],
}
