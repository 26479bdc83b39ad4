import { methodNotAllowed } from '#runtime/api/fallback-operations.js'
import type { Operation } from '#runtime/api/operation.js'
import type { RoutedPath } from '#runtime/api/routes.js'
import { isOf, segmentsOf, type Segment } from './route-path.js'

/** What answers a request, and the route that led there. */
export type Found = { readonly operation: Operation; readonly segments: readonly Segment[] }

/** Finds what answers the method on a path, undecoded and in segments; undefined where nothing is. */
export type RouteTable = (method: string, path: readonly string[]) => Found | undefined

/**
 * Finds routes as they are written. Fastify's router decodes a path before it compares, so that it takes `/p%6Fsts` for `/posts`, and
 * knows no methods beyond the common ones: what it cannot place is looked up here. Made when it is first needed.
 */
export function routeTable(paths: readonly RoutedPath[]): RouteTable {
  let rows: ReturnType<typeof rowsOf> | undefined
  return (method, path) => {
    rows ??= rowsOf(paths)
    const row = rows.find(({ segments }) => isOf(segments, path))
    if (!row) return undefined
    const wanted = method === 'HEAD' ? 'GET' : method
    return row.members.find((member) => member.method === wanted) ?? { operation: row.refusal, segments: row.segments }
  }
}

function rowsOf(paths: readonly RoutedPath[]) {
  return paths.map(({ routes, allowed }) => {
    const members = routes.map(([method, path, operation]) => ({ method, operation, segments: segmentsOf(path) }))
    return { members, segments: members[0]?.segments ?? [], refusal: methodNotAllowed(allowed) }
  })
}
