import type { CodeSymbol } from '../code/printable.js'
import type { SafeText } from '../code/text.js'
import type { FinalOperation, Operation } from '../operation/operation.js'
import type { Json } from '../schema/ir.js'
import type { Shape } from '../shape/shape.js'
import { defineSlot } from './slot.js'

/** An HTTP endpoint. */
export const operation = defineSlot<Operation>('core/operation', (o) => o.id)

/** A named shape and the symbols that carry it in the output: its Zod schema and its type. */
export const shape = defineSlot<{
  readonly name: string
  readonly shape: Shape
  readonly validator?: CodeSymbol
  readonly type?: CodeSymbol
}>('core/shape', (s) => s.name)

/** A variable of the environment, checked at boot and listed in `.env.example`. */
export const env = defineSlot<{
  readonly name: string
  readonly doc: string
  /** How its text is read. `list` is comma-separated. */
  readonly type: 'string' | 'url' | 'port' | 'integer' | 'boolean' | 'list' | { readonly values: readonly string[] }
  /** Taken when it is unset; without one it is required, unless `optional`. */
  readonly default?: string
  readonly optional?: boolean
  /** What `.env.example` shows; the default when absent. */
  readonly example?: string
  /** Never logged or shown. */
  readonly secret?: boolean
}>('core/env', (e) => e.name)

/** A service the application needs beside it: a database, a cache, a mail catcher. */
export const backingService = defineSlot<{
  readonly name: string
  readonly doc: string
  readonly image: string
  readonly port: number
  /** The variables the service itself is started with. */
  readonly environment?: { readonly [name: string]: string }
  /** The variable by which the application finds it. */
  readonly env: string
  /** Where it keeps what must survive a restart. */
  readonly volume?: string
}>('core/backing-service', (s) => s.name)

/** A check that `/health/ready` makes. The symbol is `(ctx) => Promise<void>` and throws when it fails. */
export const healthCheck = defineSlot<{ readonly name: string; readonly check: CodeSymbol }>('core/health-check', (h) => h.name)

/** Something to start at boot and stop at shutdown. The symbol is `({ db, log, server }) => Promise<() => Promise<void>>`. */
export const lifecycle = defineSlot<{ readonly name: string; readonly start: CodeSymbol; /** Lower starts earlier and stops later. */ readonly order: number }>(
  'core/lifecycle',
  (l) => l.name,
)

/** Where in the life of a request a middleware stands, in this order. */
export type Stage = 'requestId' | 'log' | 'security' | 'cors' | 'auth' | 'rateLimit' | 'body' | 'validate' | 'handle'

/** A framework-neutral middleware, `(request, ctx, next) => Promise<Reply>`. */
export const middleware = defineSlot<{
  readonly name: string
  readonly stage: Stage
  readonly place: 'before' | 'after'
  readonly handler: CodeSymbol
}>('core/middleware', (m) => m.name)

/** How a request without a body is told who sent it. At most one. The symbol is `(request, ctx) => Promise<Principal | null>`. */
export const principalResolver = defineSlot<{ readonly resolve: CodeSymbol }>('core/principal-resolver', () => 'principal')

/** A security scheme of the OpenAPI document, which amendments name. */
export const securityScheme = defineSlot<{ readonly name: string; readonly scheme: Json }>('core/security-scheme', (s) => s.name)

/** An origin the Content-Security-Policy must allow. */
export const cspSource = defineSlot<{ readonly directive: string; readonly source: string }>('core/csp-source', (c) => `${c.directive} ${c.source}`)

/** A job that runs outside a request. The symbol is `(ctx, payload) => Promise<void>`. */
export const job = defineSlot<{ readonly name: string; readonly handler: CodeSymbol; readonly payload?: Shape; /** Five-field cron, UTC. */ readonly schedule?: string }>(
  'core/job',
  (j) => j.name,
)

/** An event written in the same transaction as the change it tells of. */
export const outboxEvent = defineSlot<{ readonly name: string; readonly payload: Shape }>('core/outbox-event', (e) => e.name)

/** A metric the server measures. */
export const metric = defineSlot<{ readonly name: string; readonly kind: 'counter' | 'gauge' | 'histogram'; readonly doc: string; readonly labels: readonly string[] }>(
  'core/metric',
  (m) => m.name,
)

/** A span that traces show. */
export const span = defineSlot<{ readonly name: string; readonly doc: string }>('core/span', (s) => s.name)

/** A cache a plugin keeps. Time to live in seconds. */
export const cache = defineSlot<{ readonly name: string; readonly doc: string; readonly ttl: number }>('core/cache', (c) => c.name)

/** A secret that is rotated: which variable holds it, and how often it should change, in days. */
export const secret = defineSlot<{ readonly env: string; readonly rotateAfter: number; readonly doc: string }>('core/secret', (s) => s.env)

/** Data tests start from. The symbol is `(db) => Promise<void>`. */
export const testFixture = defineSlot<{ readonly name: string; readonly load: CodeSymbol }>('core/test-fixture', (f) => f.name)

/** A section of the generated project's README, by `order`. Markdown serialized by `md`, or what makes it of all operations; where that is nothing there is no section. */
export const readmeSection = defineSlot<{ readonly title: string; readonly order: number; readonly body: SafeText | ((operations: readonly FinalOperation[]) => SafeText | undefined) }>(
  'core/readme-section',
  (s) => s.title,
)

/** An application that entry points can start: each framework contributes its own. The project starts one of them. */
export const application = defineSlot<{
  readonly framework: string
  /** `(options) => application`. */
  readonly createApp: CodeSymbol
  /** The type of its options. */
  readonly options: CodeSymbol
  /** What the project adds to its models, where the application takes it: the option `extensions`. */
  readonly extensions?: CodeSymbol
  /** `(createApp, options) => Promise<Server>`: serves until the process is told to stop. */
  readonly listen: CodeSymbol
  /** `(application) => Promise<{ url, close }>`: serves on a free port, for tests. */
  readonly serve: CodeSymbol
}>(
  'core/application',
  (a) => a.framework,
)
