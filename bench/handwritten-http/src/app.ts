import cors from 'cors'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { authors } from './authors/router.js'
import { comments } from './comments/router.js'
import { env } from './env.js'
import { health } from './health.js'
import { caching } from './http/caching.js'
import { errorHandler, notFound } from './http/error-handler.js'
import { requestLog } from './http/request-log.js'
import { stillWanted } from './http/still-wanted.js'
import { timeLimit } from './http/time-limit.js'
import { posts } from './posts/router.js'
import { tags } from './tags/router.js'

/** Puts the application together. */
export function createApp(): Express {
  const app = express()
  app.disable('x-powered-by')
  // Records have tags of their own, which say more than one over the bytes.
  app.disable('etag')
  app.set('query parser', 'extended')
  app.use(requestLog)
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
  )
  app.use(
    cors({
      origin: env.CORS_ORIGINS,
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: ['ETag', 'Location', 'Retry-After', 'X-Request-Id'],
      maxAge: 600,
    }),
  )
  app.use(caching)
  app.use(timeLimit)
  app.use(express.json({ limit: '1mb', type: ['application/json', 'application/merge-patch+json'] }))
  app.use(stillWanted)
  app.use('/health', health)
  app.use('/api/authors', authors)
  app.use('/api/comments', comments)
  app.use('/api/posts', posts)
  app.use('/api/tags', tags)
  app.use(notFound)
  app.use(errorHandler)
  return app
}
