import type { FinalOperation } from '@ssot-codegen/core'

/** What is to be known of an operation here. */
export type Exposed = Pick<FinalOperation, 'model' | 'action'>

/** What requests can do with the records of a model. */
export type Exposure = {
  /** Records can be listed or counted, or written by a filter: so filtered. */
  readonly lists: boolean
  /** Records can be read, so relations can be included. */
  readonly reads: boolean
  readonly deletes: boolean
}

const NOTHING: Exposure = { lists: false, reads: false, deletes: false }

/** What the operations do with each model; nothing for a model without any. */
export function exposureOf(operations: readonly Exposed[]): (model: string) => Exposure {
  const actions = new Map<string, Set<string>>()
  for (const { model, action } of operations) {
    if (model === undefined || action === undefined) continue
    const own = actions.get(model) ?? new Set()
    actions.set(model, own.add(action))
  }
  return (model) => {
    const own = actions.get(model)
    if (!own) return NOTHING
    const has = (...names: readonly string[]) => names.some((name) => own.has(name))
    return { lists: has('list', 'count', 'updateMany', 'deleteMany'), reads: has('list', 'get'), deletes: has('delete', 'deleteMany') }
  }
}
