import type { FinalOperation, Model, Shape } from '@ssot-codegen/core'
import { isColumn, softDeleteOf } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'

/** What list requests can say of a model's records. */
export type Grammar = {
  /** The operators that a filter can use, by column. */
  readonly filters: ReadonlyMap<string, ReadonlySet<string>>
  readonly orders: ReadonlySet<string>
  readonly selects: ReadonlySet<string>
  /** The relations that can be included and filtered along. */
  readonly relations: ReadonlySet<string>
  /** Those that a single record comes with where a request does not say. */
  readonly included: ReadonlySet<string>
}

/** All that callers of an API can rely on. Nothing that is hidden is in it. */
export type Contract = {
  readonly operations: readonly FinalOperation[]
  readonly shapes: ReadonlyMap<string, Shape>
  /** By model; empty where no operation reads lists of it. */
  readonly grammars: ReadonlyMap<string, Grammar>
}

/** What a contract is read from: what plugins stated, as one that emits files sees it. */
export type ContractParts = {
  readonly operations: readonly FinalOperation[]
  readonly shapes: readonly { readonly name: string; readonly shape: Shape }[]
  /** Absent where no plugin serves models. */
  readonly api: Api | undefined
  /** Whether the database can ignore case. */
  readonly insensitiveMode: boolean
}

/** The contract of an API. */
export function contractOf({ operations, shapes, api, insensitiveMode }: ContractParts): Contract {
  return {
    operations,
    shapes: new Map(shapes.map(({ name, shape }) => [name, shape])),
    grammars: new Map(api?.models.map((model) => [model.name, grammarOf(model, api, insensitiveMode)])),
  }
}

function grammarOf(model: Model, api: Api, insensitiveMode: boolean): Grammar {
  const columns = model.fields.filter(isColumn).filter((field) => !field.hidden && !field.writeonly)
  const relations = api.relations(model)
  const query = columns.map((field) => ({ field, column: api.queryColumn(field, insensitiveMode) }))
  // Nothing is ordered along a relation to records that may be deleted.
  const along = relations.filter((field) => !field.list && !isDeletable(field.model, api))
  return {
    filters: new Map(query.filter(({ field }) => api.isFilterable(field)).map(({ field, column }) => [field.name, new Set(column.operators)])),
    orders: new Set([...query.filter(({ column }) => column.isOrdered).map(({ field }) => field.name), ...along.map(({ name }) => name)]),
    selects: new Set([...columns.map(({ name }) => name), ...relations.map(({ name }) => name)]),
    relations: new Set(relations.map(({ name }) => name)),
    included: new Set(api.defaultIncludes(model).map(({ name }) => name)),
  }
}

function isDeletable(name: string, api: Api): boolean {
  const model = api.schema.models.find((one) => one.name === name)
  return model !== undefined && softDeleteOf(model) !== undefined
}
