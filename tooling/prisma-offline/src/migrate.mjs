/** @import { HistoryDiagnostic, SchemasContainer } from '@prisma/schema-engine-wasm' */
/** @import { Engine, EngineCall } from './contract.mjs' */
import { readMigrations, writeMigration } from './migrations-folder.mjs'
import { noFilters } from './engine-input.mjs'

/**
 * Prisma Migrate over one engine.
 * @param {EngineCall} call @param {SchemasContainer} schema
 * @returns {Engine['migrate']}
 */
export const migrateWith = (call, schema) => {
  /** @param {string} folder */
  const listed = (folder) => ({ migrationsList: readMigrations(folder), filters: noFilters })
  /** @param {string} folder */
  const apply = async (folder) => (await call('applyMigrations', listed(folder))).appliedMigrationNames

  return {
    deploy: ({ folder }) => apply(folder),
    status: async ({ folder }) => {
      const found = await call('diagnoseMigrationHistory', { ...listed(folder), optInToShadowDatabase: false })
      return { failed: found.failedMigrationNames, edited: found.editedMigrationNames, ...behind(found.history) }
    },
    dev: async ({ folder, name }) => {
      const { action } = await call('devDiagnostic', listed(folder))
      if (action.tag === 'reset') throw new Error(action.reason)
      const applied = await apply(folder)
      const loss = await call('evaluateDataLoss', { ...listed(folder), schema })
      const [impossible] = loss.unexecutableSteps
      if (impossible) throw new Error(impossible.message)
      const migration = await call('createMigration', { ...listed(folder), schema, draft: false, migrationName: name })
      const { migrationScript } = migration
      if (migrationScript === null) return { applied, created: undefined, sql: '', warnings: [] }
      writeMigration(folder, { ...migration, migrationScript })
      return {
        applied: [...applied, ...(await apply(folder))],
        created: migration.generatedMigrationName,
        sql: migrationScript,
        warnings: loss.warnings.map((warning) => warning.message),
      }
    },
  }
}

/** @param {HistoryDiagnostic | null} history */
const behind = (history) => ({
  unapplied: history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [],
  unknown: history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
})
