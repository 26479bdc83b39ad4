import { readFileSync } from 'node:fs'
import { pushSchema } from '@ssot-codegen/prisma-offline'
import { createDatabase, type Provider, type TestDatabase } from './database.js'
import { generateProject, removeProject, schemaFiles, startServer, writeInto, type Server } from './project.js'

/** One answer, with its body read. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string; readonly body: unknown }

/** A generated project that runs on a database of its own. */
export type AppUnderTest = {
  readonly folder: string
  readonly db: TestDatabase
  readonly server: Server
  /** Sends a request; a body that is no text is sent as JSON. */
  readonly request: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly close: () => Promise<void>
}

/** What an application is booted with beside its schema. */
export type BootOptions = {
  /** More arguments for `ssot generate`. */
  readonly args?: readonly string[]
  /** Beside what every server needs. */
  readonly env?: Readonly<Record<string, string>>
  /** SQL that is run once the tables are there: views, rows. Prisma's stand-in makes no tables on MariaDB, so there it makes them too. */
  readonly script?: string
  /** Files of the project, by path, to take in place of those that were generated or beside them. */
  readonly files?: Readonly<Record<string, string>>
  /** Puts into the empty database what the tables need. */
  readonly before?: (db: TestDatabase) => Promise<void>
  /** The address by which the server reaches the database, made of the one it has. */
  readonly by?: (url: string) => string
  /** The text that tables are made from, where that is not a file of the schema as it is. */
  readonly tablesOf?: (text: string) => string
}

/**
 * Generates, makes the tables, and boots.
 *
 * @param schema a schema's text, where a provider written as SQLite is replaced by the one asked for, or the path of a schema
 */
export async function bootApp(name: string, schema: string, provider: Provider, options: BootOptions = {}): Promise<AppUnderTest> {
  const { args = [], env = {}, files: own = {}, script, before, by = (url) => url, tablesOf = (text) => text } = options
  const folder = generateProject(name, schema.replace(/provider(\s*)= "sqlite"/, `provider$1= "${provider}"`), args)
  for (const [path, text] of Object.entries(own)) writeInto(folder, path, text)
  const db = await createDatabase(provider, folder)
  await before?.(db)
  const files = schemaFiles(folder).map((path) => ({ path, text: tablesOf(readFileSync(path, 'utf8')) }))
  if (provider !== 'mysql') await pushSchema({ files, url: db.url })
  if (script !== undefined) await db.run(script)
  const server = await startServer(folder, { DATABASE_URL: by(db.url), LOG_LEVEL: 'info', ...env })
  return {
    folder,
    db,
    server,
    request: (method, path, body, headers) => send(server.url + path, method, body, headers),
    async close() {
      await server.stop()
      await db.drop()
      removeProject(folder)
    },
  }
}

async function send(url: string, method: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, headers: response.headers, text, body: isJson && text !== '' ? JSON.parse(text) : undefined }
}
