import { isColumn, type Model, type RelationField } from '@ssot-codegen/core'
import type { ReadonlyJson } from '#runtime/api/json.js'
import type { JsonObject } from '../runtime/json.js'
import type { DocumentContext } from './document-context.js'
import { filterSchema } from './filter-schema.js'

/** The filter of a model's records: its columns and relations, and combinations of filters. */
export function whereSchema(model: Model, context: DocumentContext): JsonObject {
  const { type } = context.api.names.model(model)
  const now = () => context.modelNamed(model.name)
  return context.components.ref(`where ${model.name}`, { wanted: `${type}Where`, facts: () => [context.standsFor(now())], make: () => whereOf(now(), context) })
}

function whereOf(model: Model, context: DocumentContext): JsonObject {
  const self = whereSchema(model, context)
  const list = { type: 'array', items: self, minItems: 1 }
  const columns = model.fields.filter(isColumn).filter((field) => !field.hidden && !field.writeonly && context.api.isFilterable(field))
  const relations = context.api.relations(model).filter(context.api.isFilterable)
  const properties: [string, ReadonlyJson | undefined][] = [
    ...columns.map((field): [string, JsonObject | undefined] => [field.name, filterSchema(field, context)]),
    ...relations.map((field): [string, JsonObject] => [field.name, relatedSchema(field, context)]),
    ...context.api.combinators(model).map((name): [string, JsonObject] => [name, name === 'OR' ? list : { anyOf: [self, list] }]),
  ]
  return {
    type: 'object',
    description: `Which ${context.api.names.model(model).many} are meant: all that is said holds for them.`,
    properties: Object.fromEntries(properties.filter((entry): entry is [string, ReadonlyJson] => entry[1] !== undefined)),
    minProperties: 1,
    additionalProperties: false,
  }
}

/** What is said of the records at the other end. */
function relatedSchema(field: RelationField, context: DocumentContext): JsonObject {
  const target = context.modelNamed(field.model)
  const one = whereSchema(target, context)
  const { type } = context.api.names.model(target)
  if (field.list) {
    const make = () => ({ type: 'object', properties: { some: one, every: one, none: one }, minProperties: 1, additionalProperties: false })
    return context.components.ref(`where many ${target.name}`, { wanted: `${type}ListWhere`, facts: () => [one['$ref']], make })
  }
  if (!context.api.mayLeadNowhere(field)) return one
  const make = () => ({ anyOf: [one, ABSENCE, { type: 'null' }] })
  return context.components.ref(`where none or ${target.name}`, { wanted: `Optional${type}Where`, facts: () => [one['$ref']], make })
}

/** Whether there is a record at the other end. */
const ABSENCE: JsonObject = { type: 'object', properties: { isNull: { type: 'boolean' } }, required: ['isNull'], additionalProperties: false }
