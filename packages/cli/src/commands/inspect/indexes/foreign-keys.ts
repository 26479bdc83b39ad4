import { columnNamed, isRelation, modelNamed, type Model, type RelationField, type Schema } from '@ssot-codegen/core'
import { isCovered } from './covered.js'
import type { Exposure } from './exposure.js'

/** Columns that lookups need an index on. */
export type Need = { readonly columns: readonly string[]; readonly reasons: readonly string[] }

/** The foreign keys of a model that requests look up, and that no index covers. A wider one stands for those it begins with. */
export function neededIndexes(model: Model, schema: Schema, exposureOf: (model: string) => Exposure): readonly Need[] {
  // MySQL and MariaDB make an index for each foreign key.
  if (schema.provider === 'mysql' && schema.relationMode === 'foreignKeys') return []
  const needs: { readonly columns: readonly string[]; readonly reasons: Set<string> }[] = []
  const relations = model.fields.filter(isRelation).filter((field) => field.fields.length > 0 && !field.hidden)
  for (const field of relations.sort((a, b) => b.fields.length - a.fields.length)) {
    if (isCovered(model, field.fields, 'join')) continue
    const reasons = reasonsOf(field, model, schema, exposureOf)
    if (reasons.length === 0) continue
    const same = needs.find(({ columns }) => isCovered({ ...model, keys: [], indexes: [] }, field.fields, 'join', [columns]))
    if (same) for (const reason of reasons) same.reasons.add(reason)
    else needs.push({ columns: field.fields, reasons: new Set(reasons) })
  }
  return needs.map(({ columns, reasons }) => ({ columns, reasons: [...reasons] }))
}

/** The requests that make the database look for the rows that belong to another. */
function reasonsOf(field: RelationField, model: Model, schema: Schema, exposureOf: (model: string) => Exposure): string[] {
  const target = modelNamed(schema, field.model)
  const back = target.fields.filter(isRelation).find(({ name, relation }) => name === field.opposite && relation === field.relation)
  const [own, other] = [exposureOf(model.name), exposureOf(target.name)]
  const isShown = back !== undefined && !back.hidden
  return [
    ...(isShown && other.reads ? [`${target.name} include=${back.name}`] : []),
    ...(isShown && other.lists ? [`${target.name} where[${back.name}]`] : []),
    ...(own.lists ? [`${model.name} ${filterOf(field, model)}`] : []),
    ...(other.deletes ? [`${target.name} DELETE`] : []),
  ]
}

/** How a list is asked for the rows of one other record. */
function filterOf({ name, fields }: RelationField, model: Model): string {
  const column = fields.map((field) => columnNamed(model, field)).find(({ hidden, writeonly }) => !hidden && !writeonly)
  return `where[${column?.name ?? name}]`
}
