import type { Model, Schema } from '../schema/ir.js'

/**
 * The nodes that a change can be seen from: the changed ones, the models that have, or had, relations with them, and the models
 * that use a changed enum.
 *
 * @param changed names of models and enums
 * @param schemas the schema before and after the change
 * @returns names
 */
export function affectedBy(changed: ReadonlySet<string>, schemas: readonly Schema[]): ReadonlySet<string> {
  const affected = new Set(changed)
  if (changed.size === 0) return affected
  for (const { models } of schemas) {
    for (const model of models) if (model.fields.some((field) => namesOf(field).some((name) => changed.has(name)))) affected.add(model.name)
  }
  return affected
}

function namesOf(field: Model['fields'][number]): readonly string[] {
  return field.kind === 'relation' ? [field.model] : field.kind === 'enum' ? [field.enum] : []
}
