import { columnNamed, isColumn, softDeleteOf, type ColumnField, type Model, type RelationField, type Schema } from '@ssot-codegen/core'
import type { BulkAction } from './annotations.js'
import { comparisonOf, isInexact } from './native-type.js'
import { createObstacle, isUpdatable, readableColumns } from './shapes/model-shapes.js'

/** What can be done with a model through the API. */
export type Action = 'list' | 'search' | 'count' | 'get' | 'create' | 'update' | 'delete' | 'restore' | 'purge' | BulkAction

/** How much of a service a model can have: all of it, reading by key, or lists only. */
export type Reach = 'full' | 'read' | 'list'

/** How far a model's service and controller go. */
export function reachOf(model: Model): Reach {
  return !model.id ? 'list' : model.kind === 'view' ? 'read' : 'full'
}

/** Which routes a model is to have. */
export type Wanted = {
  /** The actions that `@expose` names; absent, all but bulk ones and `purge`. */
  readonly exposed?: readonly string[] | undefined
  /** The bulk actions that are asked for and that the model can have. */
  readonly bulk: readonly BulkAction[]
}

/** The actions that have a route. */
export function actionsOf(model: Model, { exposed, bulk }: Wanted, schema: Schema): Action[] {
  const possible: Action[] = ['list', 'search', 'count']
  const reach = reachOf(model)
  if (reach !== 'list') possible.push('get')
  if (reach === 'full' && createObstacle(model, schema) === undefined) possible.push('create')
  if (reach === 'full' && model.fields.some((field) => isUpdatable(field, model, schema))) possible.push('update')
  if (reach === 'full') possible.push('delete')
  if (reach === 'full' && softDeleteOf(model)) possible.push('restore', 'purge')
  // A search is a list whose request is in the body: who may have the one may have the other.
  const isOpen = (action: Action) => (exposed === undefined ? action !== 'purge' : exposed.includes(action === 'search' ? 'list' : action))
  // What is gone for good is so only where somebody asked for it.
  return [...possible.filter(isOpen), ...bulk]
}

/** Which bodies requests send of a model: what a new record is made of, and what changes one. */
export function bodiesOf(actions: readonly Action[]): { readonly create: boolean; readonly update: boolean } {
  const has = (action: Action) => actions.includes(action)
  return { create: has('create') || has('createMany') || has('upsert'), update: has('update') || has('updateMany') }
}

/**
 * The columns that order a list whose records have no key that is shown: all that have an order, so that records which pages could
 * mix up are alike. Prisma would order a model's records by the key, and so tell of it. Undefined where the key is shown, or nothing
 * else of a model has an order.
 */
export function listOrder(model: Model, schema: Schema): readonly string[] | undefined {
  if (model.id) return undefined
  const shown = readableColumns(model)
  const sorted = shown.filter((field) => isSorted(field, schema))
  if (sorted.length === 0 && model.kind === 'model') return undefined
  return (sorted.length > 0 ? sorted : [...shown, ...model.fields.filter(isColumn)].slice(0, 1)).map((field) => field.name)
}

function isSorted(field: ColumnField, { provider }: Schema): boolean {
  if (field.list || field.kind === 'enum') return !field.list
  return field.type !== 'Json' && field.type !== 'Bytes' && comparisonOf(field, provider) !== 'none'
}

/** Relations that one request may include, and so that a single record comes with. */
const INCLUDES = 10

/**
 * The relations that a single record comes with: those it cannot be without, as many as one request may include.
 *
 * @param relations those that are shown, in the model's order
 */
export function defaultIncludes(relations: readonly RelationField[]): { readonly included: readonly RelationField[]; readonly cut: readonly RelationField[] } {
  const required = relations.filter((field) => !field.list && field.required)
  return { included: required.slice(0, INCLUDES), cut: required.slice(INCLUDES) }
}

/** What Prisma takes for a combination of filters, in any case; the runtime refuses filters by such fields. */
const COMBINATION = /^(?:and|or|not)$/i

/** Whether a filter can name the field. */
export function isFilterable(name: string): boolean {
  return !COMBINATION.test(name)
}

/** Whether a page can start behind a record: it has a key that is found again by its values. */
export function isPagedByKey(model: Model, { provider }: Schema): boolean {
  const fields = (model.id?.fields ?? []).map((name) => columnNamed(model, name))
  return fields.length > 0 && !fields.some((field) => isInexact(field, provider) || !isFilterable(field.name))
}
