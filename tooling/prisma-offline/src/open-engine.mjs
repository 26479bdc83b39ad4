/** @import { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils' */
/** @import { Provider, SchemaFile } from './contract.mjs' */
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { offlineFactory } from './connection/offline.mjs'
import { postgresFactory } from './connection/postgres.mjs'
import { sqliteFactory } from './connection/sqlite.mjs'
import { tracked } from './connection/tracked.mjs'
import { diffTarget, noFilters, schemaInput } from './engine-input.mjs'
import { withEngineErrors } from './engine-error.mjs'
import { migrateWith } from './migrate.mjs'
import { providerInFiles, providerOfUrl } from './provider.mjs'
import { repairedCall } from './repaired-call.mjs'
import { loadSchemaEngine } from './wasm.mjs'

/** @type {typeof import('./contract.mjs').openEngine} */
export const openEngine = async ({ files, url, provider: stated, directory = process.cwd() }) => {
  const provider = providerInFiles(files) ?? stated ?? (url === undefined ? undefined : providerOfUrl(url))
  if (!provider) throw new Error('Neither the schema nor a url says which database this is for; pass `provider`.')
  const connections = tracked(await factoryFor({ provider, url, directory }))
  const own = providerInFiles(files) ? files : [datasource(provider), ...files]
  const schema = schemaInput(own)

  const engine = await withEngineErrors(() => loadSchemaEngine().new(
    { datamodels: own.map(({ path, text }) => [path, text]) }, () => {}, bindMigrationAwareSqlAdapterFactory(connections.factory),
  )).catch(async (error) => { await connections.closeAll(); throw error })
  const call = repairedCall(engine, provider === 'sqlite' && url !== undefined ? connections.first() : undefined)
  let open = true

  return {
    provider,
    call,
    push: async ({ force = false } = {}) => {
      const { executedSteps, warnings, unexecutable } = await call('schemaPush', { force, schema, filters: noFilters })
      return { steps: executedSteps, warnings, unexecutable }
    },
    diff: async ({ from, to, script = true }) => {
      const input = { from: diffTarget(from, own), to: diffTarget(to, own), script, exitCode: true, filters: noFilters }
      const { exitCode, stdout } = await call('diff', input)
      return exitCode === 0 ? '' : stdout ?? ''
    },
    migrate: migrateWith(call, schema),
    reset: async () => { await call('reset', { filter: noFilters }) },
    introspect: async () => {
      const found = await call('introspect', { schema, baseDirectoryPath: directory, ...wholeDatabase })
      return found.schema.files.map(({ path, content }) => ({ path, text: content }))
    },
    execute: async (sql) => { await call('dbExecute', { datasourceType: { tag: 'url', url: url ?? '' }, script: sql }) },
    close: async () => {
      if (!open) return
      open = false
      engine.free()
      await connections.closeAll()
    },
  }
}

/** Everything there is, keeping what the schema already says about it. */
const wholeDatabase = { force: false, compositeTypeDepth: -1, namespaces: null }

/**
 * @param {{ provider: Provider, url: string | undefined, directory: string }} where
 * @returns {Promise<SqlMigrationAwareDriverAdapterFactory>}
 */
const factoryFor = async ({ provider, url, directory }) => {
  if (url === undefined) return offlineFactory(provider)
  return provider === 'sqlite' ? sqliteFactory({ url, directory }) : postgresFactory(url)
}

/** The least schema that tells the engine its provider. @param {Provider} provider @returns {SchemaFile} */
const datasource = (provider) => ({ path: 'datasource.prisma', text: `datasource db {\n  provider = "${provider}"\n}\n` })
