import { isColumn, type Model, type Report } from '@ssot-codegen/core'
import type { diagnostics } from './diagnostics.js'
import { patternFault } from './regex/check-pattern.js'
import type { BoundsOf } from './shapes/model-shapes.js'

/** Reports patterns that are none, or that a hostile text could make the server work at for long. */
export function checkPatterns(model: Model, boundsOf: BoundsOf, report: Report<typeof diagnostics>): void {
  for (const field of model.fields.filter(isColumn)) {
    const { pattern } = boundsOf(field)
    const fault = pattern && patternFault(pattern)
    if (!fault) continue
    const at = field.annotations.find(({ name }) => name === 'regex') ?? field
    report(`regex-${fault.kind}`, { model: model.name, field: field.name, reason: fault.reason }, at)
  }
}
