/** @import { DiffTarget, MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm' */
/** @import { SqlDriverAdapter } from '@prisma/driver-adapter-utils' */
/** @import { EngineCall, EngineMethod } from './contract.mjs' */
import { hasMigrationsTable } from './connection/sqlite-migrations-table.mjs'
import { withEngineErrors } from './engine-error.mjs'

/** @typedef {{ [M in EngineMethod]?: (input: Parameters<SchemaEngine[M]>[0]) => ReturnType<SchemaEngine[M]> }} Repairs */

/**
 * The wasm engine's methods behind one function, with what is wrong in them put right.
 * @param {SchemaEngine} engine
 * @param {SqlDriverAdapter | undefined} sqlite the main connection, when it is a SQLite database
 * @returns {EngineCall}
 */
export const repairedCall = (engine, sqlite) => {
  /** @type {Repairs} */
  const repairs = { ...anywhere(engine), ...(sqlite && onSqlite(engine, sqlite)) }
  return (method, input) => {
    // One method's signature cannot be told from another's here; the caller's is exact.
    const run = /** @type {(input: unknown) => Promise<unknown>} */ (repairs[method] ?? engine[method].bind(engine))
    return /** @type {ReturnType<SchemaEngine[typeof method]>} */ (withEngineErrors(() => run(input)))
  }
}

/** @param {SchemaEngine} engine @returns {Repairs} */
const anywhere = (engine) => ({
  // A folder without migrations has no lock file, and the engine then cannot tell its connector. It is the empty database.
  diff: (input) => engine.diff({ ...input, from: unlessEmpty(input.from), to: unlessEmpty(input.to) }),
})

/** @param {DiffTarget} target @returns {DiffTarget} */
const unlessEmpty = (target) =>
  target.tag === 'migrations' && target.migrationDirectories.length === 0 ? { tag: 'empty' } : target

/** @param {SchemaEngine} engine @param {SqlDriverAdapter} database @returns {Repairs} */
const onSqlite = (engine, database) => ({
  // Defect: these two ask for a shadow database that only devDiagnostic makes; it caches for them what the migrations add up to.
  createMigration: async (input) => { await replay(engine, input); return engine.createMigration(input) },
  evaluateDataLoss: async (input) => { await replay(engine, input); return engine.evaluateDataLoss(input) },
  diagnoseMigrationHistory: async (input) =>
    ({ ...(await engine.diagnoseMigrationHistory(input)), hasMigrationsTable: await hasMigrationsTable(database) }),
  // Defect: the engine only deletes the rows of each table.
  reset: () => database.executeScript(eraseSqlite),
})

/** @param {SchemaEngine} engine @param {{ migrationsList: MigrationList, filters: SchemaFilter }} input */
const replay = (engine, { migrationsList, filters }) => engine.devDiagnostic({ migrationsList, filters })

/** Empties the file without closing it (sqlite.org/pragma.html#pragma_writable_schema), `sqlite_sequence` included. */
const eraseSqlite = [
  'PRAGMA writable_schema = 1', 'DELETE FROM sqlite_master', 'PRAGMA writable_schema = 0', 'VACUUM', 'PRAGMA integrity_check',
].join(';\n')
