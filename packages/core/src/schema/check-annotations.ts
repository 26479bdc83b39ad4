import { createReport, type Diagnostic } from '../plugin/diagnostic.js'
import type { CorePlace } from './core-annotations.js'
import { catalogue } from './diagnostics.js'
import type { Enum, Field, Model, Schema } from './ir.js'
import { nearest } from './nearest.js'

export { CORE_ANNOTATIONS } from './core-annotations.js'

/** Shorter names are near to too much. */
const SHORTEST_SUSPECT = 4

/**
 * Checks where annotations stand and how they are spelt. Core's own are in order in any `Schema`: `parseSchema` has
 * checked them, arguments included.
 *
 * @param known every annotation that has a meaning, core's and plugins', by name without `@`
 * @returns an error for one in a place it cannot have; a warning for an unknown one whose name is within two edits of a
 * known one. Any other unknown annotation is another tool's, and left alone.
 */
export function checkAnnotations(
  schema: Schema,
  known: ReadonlyMap<string, { readonly on: readonly CorePlace[] }>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const report = createReport('schema', catalogue, diagnostics)
  const suggestions = new Map<string, string | undefined>()
  const check = (node: Model | Field | Enum, place: 'model' | 'field' | 'enum'): void => {
    for (const annotation of node.annotations) {
      const { name } = annotation
      const spec = known.get(name)
      if (spec) {
        const fits = (spec.on as readonly string[]).includes(place)
        const where = place === 'enum' ? 'an enum' : `a ${place}`
        if (!fits) report('annotation-place', { name, place: where, on: spec.on }, annotation)
        continue
      }
      if (name.length < SHORTEST_SUSPECT) continue
      if (!suggestions.has(name)) suggestions.set(name, nearest(name, known.keys(), 2))
      const near = suggestions.get(name)
      if (near !== undefined) report('unknown-annotation', { name, nearest: near }, annotation)
    }
  }
  for (const model of schema.models) {
    check(model, 'model')
    for (const field of model.fields) check(field, 'field')
  }
  for (const item of schema.enums) check(item, 'enum')
  return diagnostics
}
