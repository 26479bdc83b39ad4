import type { FinalOperation } from './operation.js'

/** The operations by group, in the order of their ids: one file of descriptors and of routes each. */
export function operationGroups(operations: readonly FinalOperation[]): ReadonlyMap<string, readonly FinalOperation[]> {
  const groups = new Map<string, FinalOperation[]>()
  for (const operation of operations) {
    const group = groups.get(operation.group)
    if (group) group.push(operation)
    else groups.set(operation.group, [operation])
  }
  return groups
}
