import { exposedOperations, softDeleteOf, type Model, type Report } from '@ssot-codegen/core'
import type { diagnostics } from './diagnostics.js'

/** What can be done only where deleted records are kept. */
const OF_KEPT: readonly string[] = ['restore', 'purge']

/** Reports what annotations ask for and nobody holds: a rule on a field, and operations on deleted records that are not kept. */
export function checkUnheld(model: Model, report: Report<typeof diagnostics>): void {
  for (const field of model.fields) {
    const rule = field.annotations.find(({ name }) => name === 'access')
    if (rule) report('field-access', { model: model.name, field: field.name }, rule)
  }
  const ofKept = softDeleteOf(model) ? [] : (exposedOperations(model) ?? []).filter((operation) => OF_KEPT.includes(operation))
  if (ofKept.length > 0) report('expose-not-kept', { model: model.name, operations: ofKept }, model.annotations.find(({ name }) => name === 'expose') ?? model)
}
