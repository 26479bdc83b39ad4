/** @import { Engine, EngineMethod, SchemaFile } from '../contract.mjs' */
/** @import { Answer } from './rpc.mjs' */
import { readFileSync } from 'node:fs'
import { openEngine } from '../open-engine.mjs'
import { providerInFiles } from '../provider.mjs'

/** Methods that pass straight through; a name from outside is only ever looked up here. @type {ReadonlySet<string>} */
const passed = new Set(/** @type {EngineMethod[]} */ ([
  'applyMigrations', 'createMigration', 'dbExecute', 'devDiagnostic', 'diagnoseMigrationHistory', 'diff', 'evaluateDataLoss',
  'introspect', 'introspectSql', 'markMigrationApplied', 'markMigrationRolledBack', 'reset', 'schemaPush',
]))

/**
 * Answers the CLI's requests with one engine, opened by the first request: until then its provider may not be known.
 * @param {{ datamodels: readonly string[], url: string | undefined }} options paths of schema files
 * @returns {{ answer: Answer, close(): Promise<void> }}
 */
export const answering = ({ datamodels, url }) => {
  const own = datamodels.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  /** @type {Promise<Engine> | undefined} */
  let opened
  /** @param {unknown} params */
  const engine = (params) => (opened ??= openEngine({
    files: [own, ...filesIn(params)].find((files) => providerInFiles(files)) ?? [],
    url,
    ...(url === undefined && { provider: 'sqlite' }), // of two sides without a provider, both are empty: any engine will do
  }))

  return {
    answer: async (method, params, print) => {
      const { call } = await engine(params)
      if (method === 'getDatabaseVersion') return call('version', null)
      if (method === 'ensureConnectionValidity') return {} // opening the engine has connected
      if (method === 'createDatabase') return { databaseName: '' } // a process of its own did, see database-commands
      if (!passed.has(method)) throw new Error(`The schema engine has no method "${method}".`)
      // The parameters are Prisma's own; the wasm validates them.
      const result = await call(/** @type {EngineMethod} */ (method), /** @type {never} */ (params))
      if (method === 'diff' && result instanceof Object && 'stdout' in result) {
        if (result.stdout) await print(result.stdout) // the native engine prints it instead of returning it
        return { ...result, stdout: null }
      }
      return result
    },
    close: async () => { await (await opened?.catch(() => undefined))?.close() },
  }
}

/** The schemas that a request carries, wherever it has them. @param {unknown} params @returns {SchemaFile[][]} */
const filesIn = (params) => {
  if (!(params instanceof Object)) return []
  /** @type {Record<string, unknown>} */
  const { schema, from, to } = { schema: undefined, from: undefined, to: undefined, ...params }
  return [schema, from, to].map((side) => {
    if (!(side instanceof Object && 'files' in side && Array.isArray(side.files))) return []
    return side.files.map((/** @type {{ path: string, content: string }} */ { path, content }) => ({ path, text: content }))
  })
}
