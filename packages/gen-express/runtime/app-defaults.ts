import { Router, type Express } from 'express'

/**
 * Sets what an API wants otherwise than Express does: no advertisement, no query parser that would drop and merge
 * parameters, no entity tags over what is already encoded, and no trust in headers that any client can set.
 */
export function applyDefaults(app: Express): void {
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.set('trust proxy', false)
  app.enable('case sensitive routing')
  app.enable('strict routing')
}

/** A router whose paths mean what they say: `/posts` is neither `/Posts` nor `/posts/`. Routers do not inherit that. */
export function strictRouter(): Router {
  return Router({ caseSensitive: true, strict: true })
}
