import { methodNotAllowed } from '#runtime/api/fallback-operations.js'
import { routedPaths, type Route } from '#runtime/api/routes.js'
import type { IRoute, Router } from 'express'
import { strictRouter } from './app-defaults.js'
import type { OperationHandler } from './mount.js'

/**
 * A router of all the routes. Express takes the first route that fits; behind the routes of a path stands the refusal of its
 * other methods.
 */
export function routerOf(routes: readonly Route[], handle: OperationHandler): Router {
  const router = strictRouter()
  for (const { routes: members, allowed } of routedPaths(routes)) {
    // By way of `route`: the types of `get(path, handler)` take paths apart, which is work for the compiler and for nobody.
    // One for each path, for a request is held against them one after the other.
    const own = new Map<string, IRoute>()
    for (const [method, path, operation] of members) {
      const route = own.get(path) ?? router.route(quoted(path))
      own.set(path, route)
      route[METHODS[method]](handle(operation))
    }
    const last = [...own.values()].at(-1)
    last?.all(handle(methodNotAllowed(allowed)))
  }
  return router
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

/** Express takes letters beyond ASCII in the name of a parameter in quotes only. */
function quoted(path: string): string {
  return path.replace(/:([^/]+)/g, (whole, name: string) => (/^\w+$/.test(name) ? whole : `:"${name}"`))
}
