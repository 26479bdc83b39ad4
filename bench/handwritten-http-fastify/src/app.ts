import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { parse } from 'qs'
import { authors } from './authors/router.js'
import { comments } from './comments/router.js'
import { env } from './env.js'
import { health } from './health.js'
import { limitCaches } from './http/caching.js'
import { answerError, answerUnknown } from './http/error-handler.js'
import { Problem } from './http/problem.js'
import { requestId, requestLog } from './http/request-log.js'
import { tagRecords } from './http/send-record.js'
import { leaveUnwanted } from './http/still-wanted.js'
import { limitTime } from './http/time-limit.js'
import { log } from './log.js'
import { posts } from './posts/router.js'
import { tags } from './tags/router.js'

// The type of the application would be made of pino's.
const loggerInstance: FastifyBaseLogger = log

/** Puts the application together. */
export async function createApp(): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance,
    // It logs two lines for a request, and we one.
    disableRequestLogging: true,
    genReqId: requestId,
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    routerOptions: { querystringParser: (text) => parse(text) },
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerUnknown)
  requestLog(app)
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  await app.register(cors, {
    origin: env.CORS_ORIGINS,
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: 'ETag,Location,Retry-After,X-Request-Id',
    maxAge: 600,
  })
  await app.register(underPressure, {
    maxEventLoopDelay: 1_000,
    pressureHandler: () => Promise.reject(new Problem('unavailable', { detail: 'The server is busy.' })),
  })
  limitCaches(app)
  limitTime(app)
  leaveUnwanted(app)
  tagRecords(app)
  app.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
  app.register(health, { prefix: '/health' })
  app.register(authors, { prefix: '/api/authors' })
  app.register(comments, { prefix: '/api/comments' })
  app.register(posts, { prefix: '/api/posts' })
  app.register(tags, { prefix: '/api/tags' })
  return app
}
