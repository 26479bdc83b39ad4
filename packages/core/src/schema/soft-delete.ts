import type { Annotation } from './annotation.js'
import type { ColumnField, Model } from './ir.js'
import { isColumn } from './lookup.js'

/** What a bare `@softDelete` on a model means. */
const DEFAULT_NAME = 'deletedAt'

/** The field that `@softDelete` on a model names, there or not; undefined where the model has none. */
export function softDeleteNamed(annotations: readonly Annotation[]): string | undefined {
  const found = annotations.find((annotation) => annotation.name === 'softDelete')
  const [name = DEFAULT_NAME] = found?.args ?? []
  return found && typeof name === 'string' ? name : undefined
}

/** The fields that `@softDelete` on the model or on fields themselves names, each once. */
export function softDeleteNames(model: Model): readonly string[] {
  const name = softDeleteNamed(model.annotations)
  const onFields = model.fields.filter((field) => field.annotations.some((annotation) => annotation.name === 'softDelete'))
  return [...new Set([...(name === undefined ? [] : [name]), ...onFields.map((field) => field.name)])]
}

/** What is known of models that were asked about: every file of a model and every relation to it asks. */
const columns = new WeakMap<Model, { readonly column: ColumnField | undefined }>()

/** The column that holds when a record was deleted; undefined for a model whose records are deleted for good. */
export function softDeleteOf(model: Model): ColumnField | undefined {
  let known = columns.get(model)
  if (!known) columns.set(model, (known = { column: deletionColumn(model) }))
  return known.column
}

function deletionColumn(model: Model): ColumnField | undefined {
  const [name] = softDeleteNames(model)
  const field = name === undefined ? undefined : model.fields.find((candidate) => candidate.name === name)
  return field && isColumn(field) ? field : undefined
}
