import { byCodeUnit, inReadingOrder, type FinalOperation, type PathSegment } from '@ssot-codegen/core'
import type { ApiChange } from './api-change.js'
import { createNamedChanges } from './compare-named.js'
import { compareOperations, operationText } from './compare-operation.js'
import type { Contract } from './contract.js'
import { operationRule, type OperationRuleId } from './operation-rules.js'

/**
 * What callers of an API meet that was otherwise before, by operation in reading order. Operations are the same where method and path
 * are, whatever the path's parameters are called; of the rest, where the id is, or where they do the same with the same model.
 *
 * @param renamed what models are called now that were called otherwise, by their old names
 */
export function compareContracts(before: Contract, now: Contract, renamed: ReadonlyMap<string, string> = new Map()): ApiChange[] {
  const named = { before: before.shapes, now: now.shapes }
  const parts = { named, namedChanges: createNamedChanges(named), grammars: { before: before.grammars, now: now.grammars } }
  const byRoute = new Map(now.operations.map((operation) => [routeOf(operation), operation]))
  const routes = new Set(before.operations.map(routeOf))
  const rest = now.operations.filter((operation) => !routes.has(routeOf(operation)))
  const byId = new Map(rest.map((operation) => [operation.id, operation]))
  const byWork = new Map<string, FinalOperation>(rest.flatMap((operation) => (operation.action === undefined ? [] : [[`${operation.model ?? ''} ${operation.action}`, operation] as const])))
  const workOf = ({ model = '', action }: FinalOperation) => `${renamed.get(model) ?? model} ${action ?? ''}`
  const found = new Set<FinalOperation>()
  const changes: ApiChange[] = []
  for (const was of inReadingOrder(before.operations)) {
    const is = byRoute.get(routeOf(was)) ?? byId.get(was.id) ?? byWork.get(workOf(was))
    if (!is) changes.push(whole('api-removed', was))
    else {
      found.add(is)
      changes.push(...once(compareOperations(was, is, parts)))
    }
  }
  for (const is of inReadingOrder(now.operations)) if (!found.has(is)) changes.push(whole('api-added', is))
  return changes
}

function whole(id: OperationRuleId, operation: FinalOperation): ApiChange {
  const [severity, says] = operationRule(id)
  return { id, severity, operation: operationText(operation), operationId: operation.id, pointer: '', message: says({}) }
}

/** An object that stands at several places of an operation says the same at each. */
function once(changes: readonly ApiChange[]): ApiChange[] {
  const seen = new Map(changes.map((change) => [`${change.id} ${change.pointer} ${change.message}`, change]))
  return [...seen.values()].sort((a, b) => byCodeUnit(a.pointer, b.pointer) || byCodeUnit(a.id, b.id))
}

function routeOf({ method, path }: FinalOperation): string {
  return `${method} ${path.map((segment: PathSegment) => (typeof segment === 'string' ? segment : ':')).join('/')}`
}
