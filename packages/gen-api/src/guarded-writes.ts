import type { FinalOperation, Model } from '@ssot-codegen/core'
import type { RelationVerb, RelationWrite } from './relation-writes.js'

/** The guards of what is done with a model. */
type GuardsOf = (model: string, action: 'create' | 'update') => readonly string[]

/**
 * What of a relation bodies may write, none of the guards being passed by that stand before the operations of the other model: the
 * guards of the operation that takes the body are all that is asked.
 *
 * @param operations with all that plugins have amended
 * @returns the verbs for each write
 */
export function guardedVerbs(operations: readonly FinalOperation[]): (write: RelationWrite, model: Model) => readonly RelationVerb[] {
  const guards = new Map<string, readonly string[]>()
  for (const operation of operations) {
    if (operation.model !== undefined && operation.action !== undefined) guards.set(`${operation.model}.${operation.action}`, operation.guards.map(({ id }) => id))
  }
  const guardsOf: GuardsOf = (model, action) => guards.get(`${model}.${action}`) ?? []
  return (write, model) => write.verbs.filter((verb) => isGuardedAlike(verb, write, { model, guards, guardsOf }))
}

type Known = { readonly model: Model; readonly guards: ReadonlyMap<string, unknown>; readonly guardsOf: GuardsOf }

function isGuardedAlike(verb: RelationVerb, { field, holder }: RelationWrite, { model, guards, guardsOf }: Known): boolean {
  // What is connected is written into this model's own column, or into no model's.
  if (verb !== 'create' && holder !== 'other') return true
  const wanted = guardsOf(field.model, verb === 'create' ? 'create' : 'update')
  const takers = (['create', 'update'] as const).filter((action) => guards.has(`${model.name}.${action}`))
  return takers.every((action) => wanted.every((guard) => guardsOf(model.name, action).includes(guard)))
}
