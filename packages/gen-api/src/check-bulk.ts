import { annotationOf, type Model, type Report } from '@ssot-codegen/core'
import { askedAt, type Bulk } from './bulk.js'
import type { diagnostics } from './diagnostics.js'

/** Reports bulk actions that a model asks for and cannot have: by name, or as all that it can have. */
export function checkBulk(model: Model, { obstacles }: Bulk, report: Report<typeof diagnostics>): void {
  for (const { action, reason } of obstacles) {
    const asked = askedAt(action, model)
    if (asked) report('bulk-unserved', { model: model.name, action, reason }, asked)
    else report('bulk-partial', { model: model.name, action, reason }, annotationOf(model, 'bulk') ?? model)
  }
}
