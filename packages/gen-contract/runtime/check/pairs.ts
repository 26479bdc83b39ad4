import type { Models } from '#runtime/api/model.js'
import { requiredStatuses } from '#runtime/api/required-statuses.js'
import type { Contract, ContractOperation } from '../plan/contract.js'
import type { DeclaredOperation } from './document.js'

/** A status of an operation: whether it has to be reached, and whether it was. */
export type Pair = { readonly operation: string; readonly status: number; readonly isRequired: boolean; isReached: boolean }

/** The statuses of all operations. */
export type Pairs = {
  readonly all: readonly Pair[]
  readonly of: (operation: string) => readonly Pair[]
  readonly reach: (operation: string, status: number) => void
}

/**
 * The statuses that operations declare. What an operation must be able to say, and whatever one that works on a model declares, has
 * to be reached; of an operation that somebody else answers, only he knows how to bring about the rest.
 */
export function pairsOf({ operations }: Contract, models: Models, declared: ReadonlyMap<string, DeclaredOperation>): Pairs {
  const all = operations.flatMap((operation) => {
    const statuses = [...(declared.get(operation.id)?.replies.keys() ?? [])].sort((a, b) => a - b)
    return statuses.map((status): Pair => ({ operation: operation.id, status, isRequired: operation.action !== undefined || requiredOf(operation, models).includes(status), isReached: false }))
  })
  const of = (operation: string) => all.filter((pair) => pair.operation === operation)
  return {
    all,
    of,
    reach(operation, status) {
      for (const pair of of(operation)) if (pair.status === status) pair.isReached = true
    },
  }
}

/** What the document does not say of operations that it has to: the operation itself, or a status that follows from what it takes. */
export function undeclared({ operations }: Contract, models: Models, declared: ReadonlyMap<string, DeclaredOperation>): string[] {
  return operations.flatMap((operation) => {
    const known = declared.get(operation.id)
    if (!known) return [`${operation.id} is not in the document.`]
    return requiredOf(operation, models).filter((status) => !known.replies.has(status)).map((status) => `${operation.id} must declare ${status}, which follows from what it takes.`)
  })
}

function requiredOf(operation: ContractOperation, models: Models): readonly number[] {
  const { model } = operation
  return requiredStatuses(operation, model !== undefined && Object.hasOwn(models, model) ? models[model] : undefined)
}
