import type { App } from '#runtime/api/app.js'
import { allowedOrigins, CORS_REPLY, forged, isForged } from '#runtime/api/cors-rules.js'
import cors from 'cors'
import type { RequestHandler } from 'express'

/**
 * Tells browsers from which origins they may call, and refuses what pages of others would have done.
 *
 * @throws Error for a listed origin that is none: a pattern, `null`, or one with a path
 */
export function corsFor(app: Pick<App, 'corsOrigins' | 'production'>): RequestHandler {
  const isAllowed = allowedOrigins(app)
  const allow = cors({
    ...CORS_REPLY,
    origin: (origin, decide) => {
      decide(null, isAllowed(origin))
    },
  })
  return (request, response, next) => {
    // A cache must not serve one origin what was meant for another, whether or not it was allowed.
    response.vary('Origin')
    if (isForged(request, isAllowed)) next(forged())
    else allow(request, response, next)
  }
}
