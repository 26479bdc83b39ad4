import { createRequire } from 'node:module'
import { isAbsolute, join } from 'node:path'
import { packageFolder } from '../../../project/package-folder.js'
import { fileOf } from './address.js'

/** What asking a database through its driver came to. */
export type Answer = { readonly kind: 'answered' } | { readonly kind: 'absent'; readonly package: string } | { readonly kind: 'refused'; readonly fault: string }

/** How Prisma's driver adapters are asked, as far as we need it. */
type Factory = { readonly connect: () => Promise<Connection> }
type Connection = {
  readonly queryRaw: (query: { readonly sql: string; readonly args: readonly []; readonly argTypes: readonly [] }) => Promise<unknown>
  readonly dispose: () => Promise<void>
}

const TIMEOUT = 4000

/** The adapter of each database, its class, and what that is made with. */
const ADAPTERS: { readonly [provider: string]: { readonly package: string; readonly factory: string; readonly options: (url: string) => unknown; readonly question?: string } } = {
  // A file is not looked into until it is asked for something in it.
  sqlite: { package: '@prisma/adapter-libsql', factory: 'PrismaLibSql', options: (url) => ({ url }), question: 'SELECT count(*) FROM sqlite_master' },
  postgresql: { package: '@prisma/adapter-pg', factory: 'PrismaPg', options: (url) => ({ connectionString: url, connectionTimeoutMillis: TIMEOUT }) },
  cockroachdb: { package: '@prisma/adapter-pg', factory: 'PrismaPg', options: (url) => ({ connectionString: url, connectionTimeoutMillis: TIMEOUT }) },
  mysql: { package: '@prisma/adapter-mariadb', factory: 'PrismaMariaDb', options: withTimeouts },
  sqlserver: { package: '@prisma/adapter-mssql', factory: 'PrismaMssql', options: (url) => url },
}

/** Asks a database for next to nothing, through the adapter that is installed in a project. */
export async function askDriver({ provider, url, out }: { provider: string; url: string; out: string }): Promise<Answer> {
  const adapter = ADAPTERS[provider]
  if (!adapter || packageFolder(adapter.package, out) === undefined) return { kind: 'absent', package: adapter?.package ?? provider }
  try {
    const exported: unknown = createRequire(join(out, 'package.json'))(adapter.package)
    const connection = await factoryOf(exported, adapter.factory, adapter.options(fromRoot(url, out))).connect()
    try {
      await connection.queryRaw({ sql: adapter.question ?? 'SELECT 1', args: [], argTypes: [] })
    } finally {
      await connection.dispose()
    }
    return { kind: 'answered' }
  } catch (error) {
    return { kind: 'refused', fault: faultOf(error) }
  }
}

function factoryOf(exported: unknown, name: string, options: unknown): Factory {
  const made = (exported as { readonly [name: string]: new (options: unknown) => Factory })[name] // as the adapter's own types have it
  if (made === undefined) throw new Error(`the driver has no ${name}`)
  return new made(options)
}

/** Paths of files start at the project, where its processes run. */
function fromRoot(url: string, out: string): string {
  const file = fileOf(url)
  return file === undefined || isAbsolute(file) ? url : `file:${join(out, file)}`
}

/** Its pool keeps trying for ten seconds otherwise. */
function withTimeouts(url: string): string {
  if (!URL.canParse(url) || url.includes('acquireTimeout=')) return url
  return `${url}${url.includes('?') ? '&' : '?'}acquireTimeout=${TIMEOUT}&connectTimeout=${TIMEOUT}`
}

/** The reason behind what adapters and pools wrap around it. */
function faultOf(error: unknown): string {
  if (typeof error === 'string') return error
  if (typeof error !== 'object' || error === null) return String(error)
  const { cause, originalMessage, message, code } = error as { readonly [key: string]: unknown }
  if (cause !== undefined && cause !== null) return faultOf(cause)
  for (const text of [originalMessage, message]) if (typeof text === 'string' && text !== '') return text
  return typeof code === 'string' || typeof code === 'number' ? String(code) : 'no reason is given'
}
