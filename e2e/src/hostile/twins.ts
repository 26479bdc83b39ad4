import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { pushSchema } from '@ssot-codegen/prisma-offline'
import { createDatabase, type Provider, type TestDatabase } from '../database.js'
import { generateProject, removeProject, schemaFiles, startServer, type Server } from '../project.js'
import { hostileRows } from './rows.js'
import { HOSTILE_SCHEMA, TABLES } from './schema.js'
import { TWINS } from './secrets.js'

/** One of two servers of one project, whose databases differ in what is hidden. */
export type Twin = {
  readonly db: TestDatabase
  readonly server: Server
  readonly agent: Agent
  /** The rows of all tables, to compare. */
  readonly state: () => Promise<string>
}

/** Both, and how to end them. */
export type Twins = { readonly both: readonly [Twin, Twin]; readonly close: () => Promise<void> }

/** Milliseconds after which a request is over: slow bodies are waited for in these tests. */
export const REQUEST_TIMEOUT = 3000

/** Generates the project that twins are servers of. */
export function hostileProject(provider: Provider): string {
  const folder = generateProject(`hostile-${provider}`, HOSTILE_SCHEMA.replace('"sqlite"', `"${provider}"`))
  shorten(folder)
  return folder
}

/**
 * Boots a copy of a project on two databases that differ in nothing but hidden values.
 *
 * @param plant changes the copy's code before, so that it leaks
 */
export async function bootTwins(provider: Provider, project: string, plant: (folder: string) => void = () => undefined): Promise<Twins> {
  const folder = mkdtempSync(`${project}-`)
  cpSync(project, folder, { recursive: true, verbatimSymlinks: true })
  plant(folder)
  const boot = async (index: 0 | 1): Promise<Twin> => {
    const place = join(folder, `twin-${index}`)
    mkdirSync(place)
    const db = await createDatabase(provider, place)
    await pushSchema({ files: schemaFiles(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') })), url: db.url })
    await db.run(hostileRows(TWINS[index], provider))
    const server = await startServer(folder, { DATABASE_URL: db.url, LOG_LEVEL: 'debug' })
    return { db, server, agent: new Agent({ keepAlive: true }), state: () => stateOf(db) }
  }
  const both = await Promise.all([boot(0), boot(1)])
  return {
    both,
    async close() {
      for (const { agent } of both) agent.destroy()
      await Promise.all(both.map(({ server }) => server.stop()))
      await Promise.all(both.map(({ db }) => db.drop()))
      removeProject(folder)
    },
  }
}

function shorten(folder: string): void {
  const path = join(folder, 'src/app.ts')
  const text = readFileSync(path, 'utf8')
  const patched = text.replace('    middlewares,\n', `    middlewares,\n    limits: { requestTimeoutMs: ${REQUEST_TIMEOUT} },\n`)
  if (patched === text) throw new Error('src/app.ts has no place for limits any more.')
  writeFileSync(path, patched)
}

async function stateOf(db: TestDatabase): Promise<string> {
  const tables = await db.tables(TABLES)
  const texts = tables.map((rows) => rows.map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).sort())
  return JSON.stringify(texts)
}
