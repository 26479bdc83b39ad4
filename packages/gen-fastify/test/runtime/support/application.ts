import type { App } from '#runtime/api/app.js'
import type { Route } from '#runtime/api/routes.js'
import type { FastifyInstance } from 'fastify'
import { application } from '../../../runtime/application.js'

/** An application put together as the generated one is. */
export function testApplication(state: App, routes: readonly Route[]): FastifyInstance {
  return application(state, routes, { maxEventLoopDelay: 1_000 })
}
