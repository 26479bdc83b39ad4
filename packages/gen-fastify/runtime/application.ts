import type { App } from '#runtime/api/app.js'
import { allowedOrigins, CORS_REPLY, forged, isForged } from '#runtime/api/cors-rules.js'
import { logWhenOver } from '#runtime/api/request-log.js'
import type { Route } from '#runtime/api/routes.js'
import { withExtensions } from '#runtime/api/with-extensions.js'
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import { fail } from './handler.js'
import { instance } from './instance.js'
import { refuseUnderPressure, type PressureOptions } from './pressure.js'
import { mounting } from './routes.js'
import { securityReply, type ReplyHeaders } from './security.js'
import { serializers } from './serializers.js'

/**
 * A Fastify with all the routes in a context of their own, behind hooks that every request passes, also those to routes of yours: a line
 * in the log, headers for browsers, CORS, refusal under pressure.
 *
 * @throws Error in production, when an operation has no rule and is not declared public, and for operations of extensions that
 * cannot be mounted
 */
export function application(parts: App, routes: readonly Route[], pressure: PressureOptions): FastifyInstance {
  const state: App = { ...parts, stringify: serializers(parts.models) }
  const all = withExtensions(routes, state.extensions)
  const { mount, otherwise } = mounting(state, all)
  const isAllowed = allowedOrigins(state)
  let headers: ReplyHeaders = {}
  const app = instance()
  // Nothing is answered before all that is registered is ready.
  app.register(async () => {
    headers = await securityReply()
  })
  app.addHook('onRequest', (request, reply, done) => {
    logWhenOver(state, { request: request.raw, response: reply.raw, target: request.originalUrl })
    reply.headers(headers)
    if (request.method === 'OPTIONS') request.headers = { ...request.headers, ...WITHOUT_BODY }
    if (isForged(request, isAllowed)) {
      // As what answers browsers would say it, whose turn does not come.
      reply.header('vary', 'Origin')
      done(forged())
    } else done()
  })
  app.register(cors, {
    ...CORS_REPLY,
    strictPreflight: false,
    origin: (origin, decide) => {
      decide(null, isAllowed(origin))
    },
  })
  refuseUnderPressure(app, all, pressure)
  app.setErrorHandler((error, request, reply) => {
    fail(state, error, request, reply)
  })
  app.register((own, _options, done) => {
    mount(own)
    own.setNotFoundHandler(otherwise)
    done()
  })
  return app
}

/**
 * What Fastify is told of a request whose body is nobody's concern. The route by which its CORS takes preflights would have the body
 * parsed before anybody could refuse the request.
 */
const WITHOUT_BODY = { 'content-type': undefined, 'content-length': undefined, 'transfer-encoding': undefined }
