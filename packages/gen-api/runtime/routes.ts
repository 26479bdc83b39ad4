import type { App } from './app.js'
import type { Operation } from './operation.js'

/** The methods a route may have; HEAD is answered wherever GET is. */
export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A method, a path whose parameters stand after a colon, and what answers there. */
export type Route = readonly [method: RouteMethod, path: string, operation: Operation]

/** Paths that differ in nothing but the names of their parameters, and all that answers there. */
export type RoutedPath = {
  readonly routes: readonly Route[]
  /** The methods there are, as `Allow` lists them. */
  readonly allowed: readonly string[]
}

/** The path with its parameters alike, in an order where they come last. */
export function pathPattern(path: string): string {
  return path.replace(/\/:[^/]+/g, '/\u{10ffff}')
}

/**
 * The routes by path, in the order in which they are tried: paths with literal segments go before those with parameters,
 * wherever they come from.
 */
export function routedPaths(routes: readonly Route[]): readonly RoutedPath[] {
  const paths = new Map<string, Route[]>()
  for (const route of routes) {
    const pattern = pathPattern(route[1])
    const there = paths.get(pattern)
    if (there) there.push(route)
    else paths.set(pattern, [route])
  }
  return [...paths].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => ({ routes: members, allowed: allowed(members) }))
}

function allowed(routes: readonly Route[]): string[] {
  const methods = routes.map(([method]): string => method)
  return methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods
}

/** @throws Error in production, for an operation that has no rule and is not declared public */
export function mustBeGuarded({ production }: Pick<App, 'production'>, { id, access }: Operation): void {
  if (production && access === 'unspecified') {
    throw new Error(`In production "${id}" is not served: it has no access rule and is not declared public.`)
  }
}
