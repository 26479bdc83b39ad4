import { isColumn, modelNamed, softDeleteOf, type ColumnField, type Model } from '@ssot-codegen/core'
import { given, type JsonObject } from '../runtime/json.js'
import type { DocumentContext, QueryNames } from './document-context.js'
import { namePattern } from './name-pattern.js'

/** The schemas of a model's names. */
export function queryNames(model: Model, context: DocumentContext): QueryNames {
  const known = context.queryNames.get(context.standsFor(model))
  if (known) return known
  const names = namesOf(model, context)
  context.queryNames.set(context.standsFor(model), names)
  return names
}

function namesOf(model: Model, context: DocumentContext): QueryNames {
  const { orderBy, orderPaths = orderBy, select, include, along } = listsOf(model, context)
  const { type } = context.api.names.model(model)
  const now = () => context.modelNamed(model.name)
  /** A list of texts of one pattern: a URL has it with commas. */
  const referred = (part: keyof Lists, wanted: string): JsonObject =>
    context.components.ref(`${wanted} of ${model.name}`, { wanted: type + wanted, facts: () => [context.standsFor(now())], make: () => listsOf(now(), context)[part] ?? {} })
  return {
    select: () => select && referred('select', 'Select'),
    include: () => include && referred('include', 'Include'),
    orderBy: () => orderBy && referred('orderBy', 'OrderBy'),
    orderPaths: () => orderPaths && (orderPaths === orderBy ? referred('orderBy', 'OrderBy') : referred('orderPaths', 'OrderByPath')),
    along,
  }
}

/** The lists there are, described. */
type Lists = { readonly [P in 'select' | 'include' | 'orderBy' | 'orderPaths']?: JsonObject }

function listsOf(model: Model, { api, insensitiveMode }: DocumentContext): Lists & { readonly along: string | undefined } {
  const columns = model.fields.filter(isColumn).filter((field) => !field.hidden && !field.writeonly)
  const ordered = columns.filter((field: ColumnField) => api.queryColumn(field, insensitiveMode).isOrdered).map(({ name }) => name)
  const relations = api.relations(model)
  const related = relations.map(({ name }) => name)
  // Nothing is ordered along a relation to records that may be deleted.
  const along = relations.filter((field) => !field.list && !softDeleteOf(modelNamed(api.schema, field.model))).map(({ name }) => name)
  const names = columns.map(({ name }) => name)
  const list = (pattern: string, minItems?: number): JsonObject => given({ type: 'array', items: { type: 'string', pattern }, minItems, uniqueItems: true })
  return {
    ...(names.length + related.length > 0 && { select: list(namePattern({ names, paths: related }), 1) }),
    ...(related.length > 0 && { include: list(`^(?:${related.join('|')})(?:\\.[^.,]+)*$`) }),
    ...(ordered.length > 0 && { orderBy: list(namePattern({ before: '-?', names: ordered }), 1) }),
    ...(along.length > 0 && { orderPaths: list(namePattern({ before: '-?', names: ordered, paths: along }), 1) }),
    along: along[0],
  }
}
