import { deprecationOf, type Access, type Model, type Operation } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import type { Action } from '../surface.js'
import { bulkWrites } from './bulk-writes.js'
import { subjectOf, type FactsOf } from './facts.js'
import { failuresOf } from './failures.js'
import { reads } from './reads.js'
import { writes } from './writes.js'

/** The operations of a model, one for each action it has. */
export function modelOperations(api: Api, model: Model, { actions, access }: { readonly actions: readonly Action[]; readonly access: Access }): Operation[] {
  const subject = subjectOf(api, model)
  const { group } = subject.names
  const facts: FactsOf<Action> = { ...reads(subject), ...writes(subject), ...bulkWrites(subject) }
  const demands = api.requiresIfMatch(model)
  const { controller } = api.model(model)
  const tags = [group]
  const isDeprecated = deprecationOf(model) !== undefined
  return actions.map((action) => {
    const own = facts[action]()
    const stated: Mutable<Operation> = {
      ...own,
      id: `${group}.${action}`,
      group,
      replies: own.replies.concat(failuresOf(own, action, demands)),
      access,
      tags,
      handler: { symbol: controller, member: action },
      model: model.name,
      action,
    }
    if (model.doc !== undefined) stated.doc = model.doc
    if (isDeprecated) stated.deprecated = true
    return stated
  })
}

// Optional properties are assigned, not spread: there may be thousands of operations, and this is on the cold path.
type Mutable<T> = { -readonly [K in keyof T]: T[K] }
