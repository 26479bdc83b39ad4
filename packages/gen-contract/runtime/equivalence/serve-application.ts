import type { Capabilities, Extensions, Limits, Logger } from '#runtime/api/context.js'
import type { Middleware } from '#runtime/api/middleware.js'
import type { Models } from '#runtime/api/model.js'
import type { Server } from 'node:http'
import type { Contract } from '../plan/contract.js'
import type { Granted } from '../plan/granted.js'
import { fixWorld } from './fixed-world.js'
import type { Notice, Order } from './messages.js'
import { tableReader, type Provider } from './table-state.js'

/** What is needed of the Prisma client to look at the whole database. */
export type ComparedDatabase = { $queryRawUnsafe(sql: string): PromiseLike<unknown> }

/** What an application is started with. */
export type StartParts<Db> = {
  readonly db: Db
  readonly log: Logger
  readonly production: boolean
  readonly limits?: Partial<Limits>
  readonly middlewares?: readonly Middleware[]
}

/** The applications of a project, and what they have in common. */
export type Applications<Db extends ComparedDatabase = ComparedDatabase> = {
  readonly contract: Contract
  readonly models: Models
  /** What the project adds: its operations are compared too. */
  readonly extensions: Extensions
  readonly capabilities: Capabilities
  /** What the project says of requests that are granted. */
  readonly granted: Granted
  readonly connect: (url: string) => Db
  /** Each serves on a free port. */
  readonly start: { readonly [framework: string]: (parts: StartParts<Db>) => Promise<Server> }
}

/** What a process needs to serve one of the applications. */
export type ServeParts<Db extends ComparedDatabase> = {
  readonly framework: string
  readonly url: string
  readonly provider: Provider
  /** Imports the applications: not before the clock stands still. */
  readonly load: () => Promise<{ readonly applications: Applications<Db> }>
}

/** Serves one application in this process, for the process that has forked it. */
export async function serveApplication<Db extends ComparedDatabase>({ framework, url, provider, load }: ServeParts<Db>): Promise<void> {
  const say = (notice: Notice) => process.send?.(notice)
  const goTo = fixWorld()
  const { applications } = await load()
  const db = applications.connect(url)
  const start = applications.start[framework]
  if (!start) throw new Error(`There is no application "${framework}".`)
  const server = await start({ db, log: quietLog(framework), production: false })
  const readTables = await tableReader(provider, (sql) => db.$queryRawUnsafe(sql))
  process.on('message', (order: Order) => {
    if (order.kind === 'moment') {
      goTo(order.number)
      say({ kind: 'done' })
    } else if (order.kind === 'state') {
      readTables().then((tables) => say({ kind: 'state', tables }), (error: unknown) => say({ kind: 'failed', reason: String(error) }))
    } else process.kill(process.pid, 'SIGTERM')
  })
  // Nobody is left to compare with.
  process.on('disconnect', () => process.exit(0))
  const address = server.address()
  say({ kind: 'ready', port: typeof address === 'object' && address !== null ? address.port : 0 })
}

/** Tells of faults only. */
function quietLog(framework: string): Logger {
  const log: Logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error(fields, message) {
      const { err } = fields as { readonly err?: unknown } // what it is, is looked at below
      console.error(`[${framework}] ${message}${err instanceof Error ? `\n${err.stack ?? err.message}` : ''}`)
    },
    child: () => log,
  }
  return log
}
