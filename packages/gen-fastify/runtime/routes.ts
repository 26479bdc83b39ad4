import type { App } from '#runtime/api/app.js'
import { methodNotAllowed } from '#runtime/api/fallback-operations.js'
import { mustBeGuarded, routedPaths, type Route } from '#runtime/api/routes.js'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { handlerOf, otherwise, type Handler } from './handler.js'
import { leaveBodies } from './leave-bodies.js'
import { segmentsOf } from './route-path.js'
import { routeTable } from './route-table.js'

/** Puts routes into an instance, and what answers the requests that none of them fits. */
export type Mounting = {
  /** A path refuses those of the methods that it does not have; by default all that any path has, which is enough where `otherwise` answers the others. */
  readonly mount: (into: FastifyInstance, methods?: readonly string[]) => void
  readonly otherwise: Handler
}

/**
 * All the routes of an application. Fastify's router takes what is literal before what is a parameter, for each method by itself: so that
 * every method meets the same paths, a path refuses the methods it does not have.
 *
 * @throws Error in production, for an operation that has no rule and is not declared public
 */
export function mounting(app: App, routes: readonly Route[]): Mounting {
  for (const [, , operation] of routes) mustBeGuarded(app, operation)
  const paths = routedPaths(routes)
  const answering = { app, table: routeTable(paths) }
  return {
    otherwise: otherwise(answering),
    mount(into, methods = [...new Set(paths.flatMap(({ allowed }) => allowed))]) {
      leaveBodies(into)
      for (const { routes: members, allowed } of paths) {
        for (const [method, url, operation] of members) {
          const handler = handlerOf(answering, operation, segmentsOf(url), elsewhere)
          into.route({ method: method === 'GET' ? ['GET', 'HEAD'] : method, url, handler })
        }
        const [, url = ''] = members[0] ?? []
        const method = methods.filter((other) => !allowed.includes(other))
        if (method.length > 0) into.route({ method, url, handler: handlerOf(answering, methodNotAllowed(allowed), segmentsOf(url), elsewhere) })
      }
    },
  }
}

function elsewhere(_: FastifyRequest, reply: FastifyReply): void {
  reply.callNotFound()
}
