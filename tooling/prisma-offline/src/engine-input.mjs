/** @import { DiffTarget, SchemaFilter, SchemasContainer } from '@prisma/schema-engine-wasm' */
/** @import { SchemaFile, SchemaState } from './contract.mjs' */
import { readMigrations } from './migrations-folder.mjs'

/** Nothing is managed elsewhere. @type {SchemaFilter} */
export const noFilters = { externalTables: [], externalEnums: [] }

/** Our schema files in the engine's shape. @param {readonly SchemaFile[]} files @returns {SchemasContainer} */
export const schemaInput = (files) => ({ files: files.map(({ path, text }) => ({ path, content: text })) })

/**
 * A side of a diff in the engine's shape.
 * @param {SchemaState} state @param {readonly SchemaFile[]} own the engine's schema; `database` reads its datasource
 * @returns {DiffTarget}
 */
export const diffTarget = (state, own) => {
  if (state === 'empty') return { tag: 'empty' }
  if (state === 'database') return { tag: 'schemaDatasource', ...schemaInput(own), configDir: '.' }
  if ('files' in state) return { tag: 'schemaDatamodel', ...schemaInput(state.files) }
  return { tag: 'migrations', ...readMigrations(state.migrations) }
}
