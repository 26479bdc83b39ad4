import { byCodeUnit } from '../order.js'
import type { FinalOperation, Method, PathSegment } from './operation.js'

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The operations in reading order: by path, literal segments before parameters, and on one path by method. */
export function inReadingOrder(operations: readonly FinalOperation[]): FinalOperation[] {
  const keys = new Map(operations.map((operation) => [operation, pathKey(operation.path)]))
  return [...operations].sort(
    (a, b) => byCodeUnit(keys.get(a) ?? '', keys.get(b) ?? '') || METHODS.indexOf(a.method) - METHODS.indexOf(b.method),
  )
}

/** Every plugin of a run asks with the same frozen list. */
const grouped = new WeakMap<readonly FinalOperation[], ReadonlyMap<string, readonly FinalOperation[]>>()

/** The operations by group, in reading order: one file of descriptors and of routes each. */
export function operationGroups(operations: readonly FinalOperation[]): ReadonlyMap<string, readonly FinalOperation[]> {
  const known = grouped.get(operations)
  if (known) return known
  const groups = new Map<string, FinalOperation[]>()
  for (const operation of inReadingOrder(operations)) {
    const group = groups.get(operation.group)
    if (group) group.push(operation)
    else groups.set(operation.group, [operation])
  }
  grouped.set(operations, groups)
  return groups
}

/** Sorts a parameter behind every literal segment. */
function pathKey(path: readonly PathSegment[]): string {
  return path.map((segment) => (typeof segment === 'string' ? `/${segment}` : '/\u{10ffff}')).join('')
}
