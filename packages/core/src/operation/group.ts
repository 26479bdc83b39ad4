import { memoized } from '../memoized.js'
import { byCodeUnit } from '../order.js'
import type { FinalOperation, Method, PathSegment } from './operation.js'

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Every plugin of a run asks with the same frozen list. */
const ordered = new WeakMap<readonly FinalOperation[], readonly FinalOperation[]>()

/** The operations in reading order: by path, literal segments before parameters, and on one path by method. */
export function inReadingOrder(operations: readonly FinalOperation[]): readonly FinalOperation[] {
  const known = ordered.get(operations)
  if (known) return known
  const keyed = operations.map((operation) => ({ operation, key: pathKey(operation.path) }))
  keyed.sort((a, b) => byCodeUnit(a.key, b.key) || METHODS.indexOf(a.operation.method) - METHODS.indexOf(b.operation.method))
  const sorted = keyed.map(({ operation }) => operation)
  ordered.set(operations, sorted)
  return sorted
}

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
const pathKey = memoized((path: readonly PathSegment[]): string => path.map((segment) => (typeof segment === 'string' ? `/${segment}` : '/\u{10ffff}')).join(''))
