import { annotationOf, modelNamed, softDeleteNames, softDeleteOf, type Model, type RelationField, type Schema } from '@ssot-codegen/core'
import { isFilterable, reachOf } from './surface.js'

/** Why `@softDelete` cannot hold, as the end of a sentence about it; undefined where it can, and where there is none. */
export function softDeleteMisfit(model: Model): string | undefined {
  const names = softDeleteNames(model)
  const [name] = names
  if (name === undefined) return undefined
  if (names.length > 1) return `is said of ${names.map((one) => `"${one}"`).join(' and ')}, and one field alone holds when a record was deleted`
  const own = model.fields.some((field) => (annotationOf(field, 'softDelete')?.args.length ?? 0) > 0)
  if (own) return `takes no name on "${name}", which is the field itself`
  if (model.kind === 'view') return 'is said of a view, from which nothing is deleted'
  const field = softDeleteOf(model)
  if (!field) return `names "${name}", which is no column of it`
  const isOptionalTime = field.kind === 'scalar' && field.type === 'DateTime' && !field.list && !field.required
  if (!isOptionalTime) return `is on "${name}", which is no optional DateTime`
  if (field.default || field.updatedAt) return `is on "${name}", which has a value without a deletion`
  if (model.keys.some((key) => key.fields.includes(name))) return `is on "${name}", which is part of an id or a unique`
  if (field.foreignKeyOf.length > 0) return `is on "${name}", which is a foreign key`
  if (!isFilterable(name)) return `is on "${name}", which no filter can name`
  const shown = ['expose', 'writeonly'].find((other) => annotationOf(field, other))
  if (shown !== undefined) return `is on "${name}", which nothing shows or writes, not even "@${shown}"`
  if (reachOf(model) !== 'full') return 'is said of a model whose records no request can address'
  const other = model.id?.fields.find((part) => !isFilterable(part))
  return other === undefined ? undefined : `is said of a model whose key has "${other}", which no filter can name`
}

/** Whether a relation to one may lead nowhere: it is optional, or what it leads to may have been deleted. */
export function mayLeadNowhere(field: RelationField, schema: Schema): boolean {
  return !field.list && (!field.required || softDeleteOf(modelNamed(schema, field.model)) !== undefined)
}
