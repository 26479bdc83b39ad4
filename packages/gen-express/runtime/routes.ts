import { methodNotAllowed } from '#runtime/api/fallback-operations.js'
import type { Operation } from '#runtime/api/operation.js'
import type { IRoute, Router } from 'express'
import { strictRouter } from './app-defaults.js'
import type { OperationHandler } from './mount.js'

/** The methods a route may have; HEAD is answered wherever GET is. */
export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A method, a path in Express's notation, and what answers there. */
export type Route = readonly [method: RouteMethod, path: string, operation: Operation]

/**
 * A router of all the routes. Express takes the first route that fits, so paths with literal segments go before those
 * with parameters, wherever they come from; behind the routes of a path stands the refusal of its other methods.
 */
export function routerOf(routes: readonly Route[], handle: OperationHandler): Router {
  const paths = new Map<string, Route[]>()
  for (const route of routes) paths.set(pathPattern(route[1]), [...(paths.get(pathPattern(route[1])) ?? []), route])
  const router = strictRouter()
  for (const [, members] of [...paths].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // By way of `route`: the types of `get(path, handler)` take paths apart, which is work for the compiler and for nobody.
    // One for each path, for a request is held against them one after the other.
    const own = new Map<string, IRoute>()
    for (const [method, path, operation] of members) {
      const route = own.get(path) ?? router.route(path)
      own.set(path, route)
      route[METHODS[method]](handle(operation))
    }
    const last = [...own.values()].at(-1)
    last?.all(handle(methodNotAllowed(allowed(members))))
  }
  return router
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

/** The path with its parameters alike, in an order where they come last. */
export function pathPattern(path: string): string {
  return path.replace(/\/:(?:\w+|"[^"]*")/g, '/\u{10ffff}')
}

function allowed(routes: readonly Route[]): string[] {
  const methods = routes.map(([method]): string => method)
  return methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods
}
