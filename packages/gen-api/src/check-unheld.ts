import { exposedOperations, softDeleteOf, type Model, type Report } from '@ssot-codegen/core'
import type { diagnostics } from './diagnostics.js'

/** What `@expose` can name and no route does yet. */
const UNSERVED: readonly string[] = ['createMany', 'updateMany', 'deleteMany', 'upsert']

/** What can be done only where deleted records are kept. */
const OF_KEPT: readonly string[] = ['restore', 'purge']

/** Reports what annotations ask for and nobody holds: a rule on a field, and operations without a route. */
export function checkUnheld(model: Model, report: Report<typeof diagnostics>): void {
  for (const field of model.fields) {
    const rule = field.annotations.find(({ name }) => name === 'access')
    if (rule) report('field-access', { model: model.name, field: field.name }, rule)
  }
  const ofKept = softDeleteOf(model) ? [] : (exposedOperations(model) ?? []).filter((operation) => OF_KEPT.includes(operation))
  if (ofKept.length > 0) report('expose-not-kept', { model: model.name, operations: ofKept }, model.annotations.find(({ name }) => name === 'expose') ?? model)
  const unserved = (exposedOperations(model) ?? []).filter((operation) => UNSERVED.includes(operation))
  if (unserved.length > 0) report('expose-unserved', { model: model.name, operations: unserved }, model.annotations.find(({ name }) => name === 'expose') ?? model)
}
