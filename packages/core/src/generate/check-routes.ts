import { memoized } from '../memoized.js'
import type { Report } from '../plugin/diagnostic.js'
import type { FinalOperation, PathSegment } from '../operation/operation.js'
import type { catalogue } from './diagnostics.js'

/**
 * Reports two operations that answer the same method and path (parameters are alike whatever their names), and access
 * rules that nobody enforces.
 */
export function checkRoutes(operations: readonly FinalOperation[], report: Report<typeof catalogue>): void {
  const owners = new Map<string, string>()
  for (const operation of operations) {
    const route = `${operation.method} ${routePattern(operation.path)}`
    const other = owners.get(route)
    if (other === undefined) owners.set(route, operation.id)
    else report('operation-conflict', { a: other, b: operation.id, route })
    const { access, guards } = operation
    if (access.kind === 'rule' && guards.length === 0) report('access-unenforced', { operation: operation.id, rule: access.rule })
  }
}

const routePattern = memoized((path: readonly PathSegment[]): string => path.map((segment) => (typeof segment === 'string' ? `/${segment}` : '/{}')).join(''))
