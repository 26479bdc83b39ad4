import type { Models } from './model.js'

/** What is needed of the Prisma client beside its delegates, which only the door touches. */
export type Database = {
  $connect(): Promise<void>
  $disconnect(): Promise<void>
  /** Runs the work in one transaction, which is undone when the work throws. */
  $transaction<R>(
    work: (tx: object) => Promise<R>,
    options?: { readonly isolationLevel?: 'Serializable'; readonly maxWait?: number; readonly timeout?: number },
  ): Promise<R>
  /** For checks that the database answers; models are read and written through the door. */
  $queryRaw(query: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<unknown>
}

/** A structured logger; pino is one. */
export type Logger = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
  child(fields: object): Logger
}

/** Who makes the request, once something has found out. */
export type Principal = { readonly id: string; readonly roles: readonly string[] }

/** What the project adds to its models, by the names that extensions have; what is in it, `defineExtensions` has checked. */
export type Extensions = { readonly [model: string]: object | undefined }

/** Work that waits for a commit. */
export type CommitWork = (ctx: Context) => unknown

/** What every service call is given. */
export type Context<Db extends Database = Database> = {
  readonly db: Db
  /** The client of the open transaction, where there is one. */
  readonly tx?: object
  /** Where there is one: work to do once it is committed, and not when it is undone. */
  readonly onCommit?: (work: CommitWork) => void
  readonly extensions: Extensions
  /** Takes note of work that no reply waits for, so that the process does not end before it. It must not reject. */
  readonly inBackground: (work: Promise<void>) => void
  readonly models: Models
  readonly principal: Principal | null
  readonly tenant: string | null
  readonly log: Logger
  readonly requestId: string
  /** Aborted when the client goes away or the time is up. */
  readonly signal: AbortSignal
  /** Throws the reason once the signal is aborted, without asking for the signal. */
  readonly throwIfAborted: () => void
  readonly clock: () => Date
  readonly limits: Limits
  /** What stands before the path of every resource, such as `/v1`; empty as a rule. */
  readonly prefix: string
  readonly capabilities: Capabilities
  readonly health: Health
}

/** What the database can do. */
export type Capabilities = {
  /** Text filters that ignore case. */
  readonly insensitiveMode: boolean
  /** An ascending order begins with the records that have no value; else it ends with them. */
  readonly nullsFirst: boolean
}

/** Something that must be well for the server to take requests. It throws, or rejects, when it is not. */
export type HealthCheck = { readonly name: string; readonly check: (ctx: Context) => PromiseLike<void> }

/** How the process is. */
export type Health = {
  readonly checks: readonly HealthCheck[]
  /** Whether the process has been told to stop. */
  readonly stopping: () => boolean
}

/** The budgets of a request. */
export type Limits = {
  /** Records on a page when the request does not say, and at most. */
  readonly defaultTake: number
  readonly maxTake: number
  readonly maxSkip: number
  /** Levels of `where`, and of `include`. */
  readonly maxDepth: number
  /** Conditions in one `where`, counted over all levels. */
  readonly maxConditions: number
  /**
   * Relations that one `where` and the order beside it lead along, counted over all levels: a database joins a table for each, and to find a way
   * through many takes it longer than to go it.
   */
  readonly maxRelations: number
  /** Terms of an order: a page behind a cursor may take a statement or two for each. */
  readonly maxOrderTerms: number
  /** Values in one `in`, `notIn`, `hasSome`, `hasEvery`. */
  readonly maxListLength: number
  /** Characters that one `where` looks for within texts, counted over all levels: a database compares each with each of a text. */
  readonly maxSearchedText: number
  /** Relations in one `include`, counted over all levels. */
  readonly maxIncludes: number
  /** Lists that lie inside each other in one `include`: each multiplies the records that are read. */
  readonly maxNestedLists: number
  /** Records of an included list, and of one that lies inside of another. */
  readonly maxIncludedRecords: number
  readonly maxNestedRecords: number
  /** Records in one reply, included ones counted as often as they may come. */
  readonly maxRecords: number
  /** Records that one request may create, update or delete. */
  readonly maxBulkRecords: number
  /** Records that one body names or makes beside its own, counted over all levels. */
  readonly maxNestedWrites: number
  /** Records that lie inside each other in one body, its own not counted. */
  readonly maxWriteDepth: number
  /** Bytes of a JSON body. */
  readonly maxBodyBytes: number
  /** Levels of a JSON body. */
  readonly maxBodyDepth: number
  /** Characters of a query string. */
  readonly maxQueryLength: number
  /** Milliseconds from a request's head to its reply; a stream may go on for longer. */
  readonly requestTimeoutMs: number
}
