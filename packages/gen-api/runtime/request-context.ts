import type { App } from './app.js'
import type { Capabilities, Context, Database, Extensions, Health, Limits, Logger } from './context.js'
import type { Models } from './model.js'
import type { RequestAbort } from './request-abort.js'

const PENDING = Symbol('pending')

/** What is made when it is first asked for. */
type Pending = { readonly parent: Logger; readonly requestId: string; readonly abort: RequestAbort; log?: Logger }

/**
 * A context whose logger and signal are made when they are first asked for. They are its own properties, so that `{ ...ctx, tenant }` is a
 * context too. All contexts have the same two functions for that: with functions of its own, each would be an object of its own kind, slow in
 * all its properties.
 */
class RequestContext<Db extends Database> implements Context<Db> {
  readonly db: Db
  readonly extensions: Extensions
  readonly inBackground: (work: Promise<void>) => void
  readonly models: Models
  readonly principal = null
  readonly tenant = null
  declare readonly log: Logger
  readonly requestId: string
  declare readonly signal: AbortSignal
  readonly throwIfAborted: () => void
  readonly clock: () => Date
  readonly limits: Limits
  readonly prefix: string
  readonly capabilities: Capabilities
  readonly health: Health
  readonly [PENDING]: Pending

  constructor(app: App<Db>, requestId: string, abort: RequestAbort) {
    this.db = app.db
    this.extensions = app.extensions
    this.inBackground = app.server.inBackground
    this.models = app.models
    this.requestId = requestId
    this.throwIfAborted = () => {
      abort.throwIfAborted()
    }
    this.clock = app.clock
    this.limits = app.limits
    this.prefix = app.prefix
    this.capabilities = app.capabilities
    this.health = app.health
    this[PENDING] = { parent: app.log, requestId, abort }
    Object.defineProperties(this, LAZY)
  }
}

const LAZY = {
  log: {
    enumerable: true,
    get(this: { readonly [PENDING]: Pending }): Logger {
      const pending = this[PENDING]
      return (pending.log ??= pending.parent.child({ requestId: pending.requestId }))
    },
  },
  signal: {
    enumerable: true,
    get(this: { readonly [PENDING]: Pending }): AbortSignal {
      return this[PENDING].abort.signal
    },
  },
} as const

/**
 * The context of one request. Nobody is known to make it yet: a middleware of the `auth` stage finds that out.
 *
 * @param abort told when the client goes away or the time is up
 */
export function contextFor<Db extends Database>(app: App<Db>, requestId: string, abort: RequestAbort): Context<Db> {
  return new RequestContext(app, requestId, abort)
}
