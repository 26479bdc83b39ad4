import type { App } from '#runtime/api/app.js'
import cors from 'cors'
import type { RequestHandler } from 'express'

/** Any port of this machine, by the names it has for itself. */
const LOCALHOST = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/** An origin as browsers send it: scheme, host, port, and nothing more (RFC 6454 section 6.2). */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+$/

/** Seconds a browser may remember what it was allowed. */
const MAX_AGE = 600

/**
 * Which origins browsers may call from, with credentials: those listed, and outside production localhost besides.
 * The origin `null`, which any page can take on, is never among them.
 *
 * @throws Error for a listed origin that is none: a pattern, `null`, or one with a path
 */
export function corsFor(app: Pick<App, 'corsOrigins' | 'production'>): RequestHandler {
  const origins = new Set(app.corsOrigins)
  const wrong = app.corsOrigins.find((origin) => !ORIGIN.test(origin) || origin.includes('*'))
  if (wrong !== undefined) throw new Error(`"${wrong}" is no origin; one looks like "https://example.com".`)
  const isAllowed = (origin = 'null') => origins.has(origin) || (!app.production && LOCALHOST.test(origin))
  const allow = cors({
    origin: (origin, decide) => {
      decide(null, isAllowed(origin))
    },
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['ETag', 'Location', 'Retry-After', 'X-Request-Id'],
    maxAge: MAX_AGE,
  })
  return (request, response, next) => {
    // A cache must not serve one origin what was meant for another, whether or not it was allowed.
    response.vary('Origin')
    allow(request, response, next)
  }
}
