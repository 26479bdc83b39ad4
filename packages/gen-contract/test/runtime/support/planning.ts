import type { Models } from '#runtime/api/model.js'
import type { ContractOperation } from '#runtime/contract/plan/contract.js'
import { createPlanning } from '#runtime/contract/plan/create-planning.js'
import type { Planning } from '#runtime/contract/plan/planning.js'

/** What parts of a plan have at hand, for an API of these operations. */
export function planningFor(operations: readonly ContractOperation[], models: Models = {}): Planning {
  return createPlanning({ contract: { operations, shapes: {} }, models, capabilities: { insensitiveMode: true, nullsFirst: false }, seed: 1 })
}
