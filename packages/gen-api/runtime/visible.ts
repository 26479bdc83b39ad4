import type { Column, Model, Models, Relation } from './model.js'

/** The column of that name, unless requests must not know of it. */
export function visibleColumn(model: Model, name: string): Column | undefined {
  // `constructor` and its like are in every object and in no model.
  const column = Object.hasOwn(model.columns, name) ? model.columns[name] : undefined
  return column?.hidden === true || column?.writeonly === true ? undefined : column
}

/** The names of the columns that replies may carry, in the model's order. */
export function visibleColumns(model: Model): string[] {
  return Object.keys(model.columns).filter((name) => visibleColumn(model, name) !== undefined)
}

/** The relation of that name and the model it leads to, unless requests must not know of it. */
export function visibleRelation(
  model: Model,
  name: string,
  models: Models,
): { readonly relation: Relation; readonly target: Model } | undefined {
  const relation = Object.hasOwn(model.relations, name) ? model.relations[name] : undefined
  if (relation === undefined || relation.hidden === true) return undefined
  const target = Object.hasOwn(models, relation.model) ? models[relation.model] : undefined
  return target && { relation, target }
}

/** The names of the relations that requests may know of, in the model's order. */
export function visibleRelations(model: Model, models: Models): string[] {
  return Object.keys(model.relations).filter((name) => visibleRelation(model, name, models) !== undefined)
}

/** The parts of the key that order records: none where a part is hidden, for an order tells of what it orders by. */
export function visibleKey(model: Model): readonly string[] {
  const fields = model.key?.fields ?? []
  return fields.every((name) => visibleColumn(model, name) !== undefined) ? fields : []
}

/** What Prisma takes for a combination of filters, in any case, wherever a filter names a field. */
const COMBINATION = /^(?:and|or|not)$/i

/** Whether a filter may name the field: Prisma would take some names for something else, and find other records. */
export function isFilterable(name: string): boolean {
  return !COMBINATION.test(name)
}

/** Whether a page can start behind a record: it has a key that is shown, and that finds it again. */
export function isPagedByKey(model: Model): boolean {
  const fields = visibleKey(model)
  return fields.length > 0 && fields.every((name) => model.columns[name]?.inexact !== true && isFilterable(name))
}
