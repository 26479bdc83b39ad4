import { isDeepStrictEqual } from 'node:util'
import { memoized } from '../memoized.js'
import { byCodeUnit } from '../order.js'
import type { Amendment, FinalOperation, Operation } from '../operation/operation.js'
import type { Report } from '../plugin/diagnostic.js'
import type { Property } from '../shape/shape.js'
import { deepFreeze } from './deep-freeze.js'
import type { catalogue } from './diagnostics.js'

/** An amendment and who makes it. */
export type OwnedAmendment = { readonly amendment: Amendment; readonly plugin: string }

/** Lays all amendments on the operations, which are frozen. Additions commute, so who amends first does not matter. */
export function amendOperations(
  operations: readonly Operation[],
  amendments: readonly OwnedAmendment[],
  report: Report<typeof catalogue>,
): FinalOperation[] {
  const known = new Map<string, Amendment[]>(operations.map((operation) => [operation.id, []]))
  for (const { amendment, plugin } of amendments) {
    const list = known.get(amendment.operation)
    if (list) list.push(amendment)
    else report('amendment-unknown', { plugin, operation: amendment.operation })
  }
  return operations.map((operation) => amended(operation, known.get(operation.id) ?? [], report))
}

function amended(operation: Operation, amendments: readonly Amendment[], report: Report<typeof catalogue>): FinalOperation {
  if (amendments.length === 0) return unamended(operation)
  const conflict = (what: string) => report('amendment-conflict', { operation: operation.id, what })
  const all = <T>(pick: (amendment: Amendment) => readonly T[] | undefined): T[] => amendments.flatMap((a) => pick(a) ?? [])
  const parameters = all((a) => a.parameters)
  const headers = union([...(operation.headers ?? []), ...all((a) => a.headers)], (h) => h.name.toLowerCase(), (h) => conflict(`header "${h}"`))
  return deepFreeze({
    ...operation,
    query: parameters.length > 0 ? withParameters(operation, parameters, conflict) : operation.query,
    ...(headers.length > 0 && { headers }),
    replies: union([...operation.replies, ...all((a) => a.replies)], (r) => String(r.status).padStart(3, '0'), (s) => conflict(`status ${s}`)),
    tags: [...new Set([...operation.tags, ...all((a) => a.tags)])].sort(byCodeUnit),
    guards: union(all((a) => a.guards), (guard) => guard.id, () => undefined),
    security: [...new Set(all((a) => a.security))].sort(byCodeUnit),
  })
}

const NONE: readonly never[] = Object.freeze([])

const unamended = memoized((operation: Operation): FinalOperation => Object.freeze({ ...operation, guards: NONE, security: NONE }))

function withParameters(operation: Operation, parameters: readonly Property[], conflict: (what: string) => void): Operation['query'] {
  if (operation.query.kind === 'model') {
    conflict('its query, which is the list grammar of a model and takes no further parameters')
    return operation.query
  }
  const own = operation.query.kind === 'parameters' ? operation.query.parameters : []
  return { kind: 'parameters', parameters: union([...own, ...parameters], (p) => p.name, (name) => conflict(`parameter "${name}"`)) }
}

function union<T>(items: readonly T[], keyOf: (item: T) => string, onConflict: (key: string) => void): T[] {
  const result = new Map<string, T>()
  for (const item of items) {
    const key = keyOf(item)
    const present = result.get(key)
    if (present === undefined) result.set(key, item)
    else if (!isDeepStrictEqual(present, item)) onConflict(key)
  }
  return [...result].sort(([a], [b]) => byCodeUnit(a, b)).map(([, item]) => item)
}
