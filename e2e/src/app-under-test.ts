import { readFileSync } from 'node:fs'
import { pushSchema } from '@ssot-codegen/prisma-offline'
import { createDatabase, type Provider, type TestDatabase } from './database.js'
import { generateProject, removeProject, schemaFiles, startServer, type Server } from './project.js'

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

/**
 * Generates, makes the tables, and boots.
 *
 * @param schema a schema's text, written for SQLite: the provider is put in
 * @param env beside what every server needs
 */
export async function bootApp(name: string, schema: string, provider: Provider, env: Readonly<Record<string, string>> = {}): Promise<AppUnderTest> {
  const folder = generateProject(name, schema.replace(/provider(\s*)= "sqlite"/, `provider$1= "${provider}"`))
  const db = await createDatabase(provider, folder)
  const files = schemaFiles(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  await pushSchema({ files, url: db.url })
  const server = await startServer(folder, { DATABASE_URL: db.url, LOG_LEVEL: 'info', ...env })
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
