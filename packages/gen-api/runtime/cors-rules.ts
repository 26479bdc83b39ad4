import type { IncomingMessage } from 'node:http'
import type { App } from './app.js'
import { Problem } from './problem.js'

/** Any port of this machine, by the names it has for itself. */
const LOCALHOST = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/** An origin as browsers send it: scheme, host, port, and nothing more (RFC 6454 section 6.2). */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+$/

/** What browsers are told of who may call, whatever the framework. */
export const CORS_REPLY = {
  credentials: true,
  // As texts, for packages differ in how they join lists.
  methods: 'GET,HEAD,POST,PUT,PATCH,DELETE',
  exposedHeaders: 'ETag,Location,Retry-After,X-Request-Id',
  /** Seconds a browser may remember what it was allowed. */
  maxAge: 600,
} as const

/**
 * Which origins browsers may call from, with credentials: those listed, and outside production localhost besides.
 * The origin `null`, which any page can take on, is never among them.
 *
 * @throws Error for a listed origin that is none: a pattern, `null`, or one with a path
 */
export function allowedOrigins(app: Pick<App, 'corsOrigins' | 'production'>): (origin: string | undefined) => boolean {
  const origins = new Set(app.corsOrigins)
  const wrong = app.corsOrigins.find((origin) => !ORIGIN.test(origin) || origin.includes('*'))
  if (wrong !== undefined) throw new Error(`"${wrong}" is no origin; one looks like "https://example.com".`)
  return (origin = 'null') => origins.has(origin) || (!app.production && LOCALHOST.test(origin))
}

/** What changes nothing, whoever sends it; `OPTIONS` is how browsers ask. */
const HARMLESS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Where browsers say that a request comes from, when it is no page of the server's own origin (Fetch Metadata). */
const FOREIGN: ReadonlySet<unknown> = new Set(['cross-site', 'same-site'])

/**
 * Whether a page has something done that may not call. Browsers keep replies from it, but send some requests without asking first, such as those
 * without a body, and with what proves who the user is.
 */
export function isForged({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, isAllowed: (origin: string | undefined) => boolean): boolean {
  return !HARMLESS.has(method) && FOREIGN.has(headers['sec-fetch-site']) && !isAllowed(headers.origin)
}

/** What such a request is answered with. */
export function forged(): Problem {
  return new Problem('forbidden', { detail: 'Pages of this origin may not call.' })
}
