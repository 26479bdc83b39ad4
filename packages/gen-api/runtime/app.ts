import type { Capabilities, Database, Extensions, Health, HealthCheck, Limits, Logger } from './context.js'
import { inStageOrder, type Middleware } from './middleware.js'
import type { Models } from './model.js'
import { createServerState, type ServerState } from './server-state.js'
import type { Stringify } from './wire-reply.js'

/** The budgets of a request, where the application does not set its own. */
export const DEFAULT_LIMITS: Limits = {
  defaultTake: 20,
  maxTake: 100,
  maxSkip: 10_000,
  maxDepth: 5,
  maxConditions: 50,
  maxRelations: 10,
  maxOrderTerms: 8,
  maxListLength: 100,
  maxSearchedText: 500,
  maxIncludes: 10,
  maxNestedLists: 2,
  maxIncludedRecords: 100,
  maxNestedRecords: 10,
  maxRecords: 25_000,
  maxBulkRecords: 1_000,
  maxNestedWrites: 100,
  maxWriteDepth: 3,
  maxBodyBytes: 1_048_576,
  maxBodyDepth: 20,
  maxQueryLength: 8_192,
  requestTimeoutMs: 30_000,
}

/** What an application is made from. */
export type AppOptions<Db extends Database = Database> = {
  readonly db: Db
  readonly models: Models
  readonly log: Logger
  /** What stands before the path of every resource; empty when absent. */
  readonly prefix?: string
  readonly capabilities: Capabilities
  /** In production nothing is open that was not opened: no operation without a rule, no origin that is not listed. */
  readonly production: boolean
  /** The origins browsers may call from. Outside production, localhost may besides. */
  readonly corsOrigins?: readonly string[]
  /** The budgets to set otherwise. */
  readonly limits?: Partial<Limits>
  readonly checks?: readonly HealthCheck[]
  readonly middlewares?: readonly Middleware[]
  /** Hooks and overrides of the project's own, as `defineExtensions` gives them. */
  readonly extensions?: Extensions
  readonly clock?: () => Date
  /** Tells when the process is to stop; whoever listens gives it. */
  readonly server?: ServerState
}

/** What an application consists of while it runs. */
export type App<Db extends Database = Database> = {
  readonly db: Db
  readonly models: Models
  readonly log: Logger
  readonly prefix: string
  readonly capabilities: Capabilities
  readonly production: boolean
  readonly corsOrigins: readonly string[]
  readonly limits: Limits
  /** In stage order. */
  readonly middlewares: readonly Middleware[]
  readonly extensions: Extensions
  readonly clock: () => Date
  readonly server: ServerState
  readonly health: Health
  /** How replies become JSON where a framework brings a way of its own. */
  readonly stringify?: Stringify
}

/** Puts the parts of an application together, defaults where none are given. */
export function createAppState<Db extends Database>(options: AppOptions<Db>): App<Db> {
  const server = options.server ?? createServerState()
  return {
    db: options.db,
    models: options.models,
    log: options.log,
    prefix: options.prefix ?? '',
    capabilities: options.capabilities,
    production: options.production,
    corsOrigins: options.corsOrigins ?? [],
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    middlewares: inStageOrder(options.middlewares ?? []),
    extensions: options.extensions ?? {},
    clock: options.clock ?? (() => new Date()),
    server,
    health: { checks: options.checks ?? [], stopping: server.stopping },
  }
}
