import { enumNamed, exposedOperations, modelNamed, memoized, type Access, type CodeSymbol, type ColumnField, type FinalOperation, type Model, type RelationField, type Remember, type Schema } from '@ssot-codegen/core'
import type { Bounds, BulkAction } from './annotations.js'
import { apiExample, type ApiExample } from './examples/api-example.js'
import { bulkOf, type Bulk } from './bulk.js'
import { combinatorsBeside } from '../runtime/combinators.js'
import type { ColumnKind } from '../runtime/model.js'
import { columnKind } from './column-kind.js'
import { namesOf, shownRelations, type Names } from './names.js'
import { queryColumn, type QueryColumn } from './query-column.js'
import { relationWrites, type RelationVerb, type RelationWrite, type WriteFacts } from './relation-writes.js'
import { modelShapes, type ModelShapes } from './shapes/model-shapes.js'
import { mayLeadNowhere } from './soft-delete.js'
import { actionsOf, defaultIncludes, isFilterable, type Action } from './surface.js'
import { enumSymbols, extending, modelSymbols, models, operationSymbol, type ModelSymbols } from './symbols.js'

/** What this plugin offers to others: the symbols of all it emits, and what it decided. */
export type Api = {
  readonly schema: Schema
  readonly names: Names
  /** Where all resources are mounted: `/api`, or empty. */
  readonly prefix: string
  /** The models the API shows, by name. */
  readonly models: readonly Model[]
  readonly model: (model: Model) => ModelSymbols
  /** A model's path with the prefix, without slashes at its ends. */
  readonly pathOf: (model: Model) => string
  /** The relations of a model that lead to a shown model. */
  readonly relations: (model: Model) => readonly RelationField[]
  /** The relations that a single record comes with where a request does not say. */
  readonly defaultIncludes: (model: Model) => readonly RelationField[]
  readonly boundsOf: (field: ColumnField) => Bounds
  /** How the values of a column are treated. */
  readonly kindOf: (field: ColumnField) => ColumnKind
  /** Whether a filter can name the field. */
  readonly isFilterable: (field: ColumnField | RelationField) => boolean
  /** What a filter of the model can combine others by: `AND`, `OR` and `NOT`, where no field stands in the way. */
  readonly combinators: (model: Model) => readonly string[]
  /** The shapes of a model's bodies and columns. */
  readonly shapes: (model: Model) => ModelShapes
  /** What a list request can do with a column that is shown, on a database that can ignore case or not. */
  readonly queryColumn: (field: ColumnField, insensitiveMode: boolean) => QueryColumn
  /** Whether a relation to one may lead nowhere: it is optional, or what it leads to may have been deleted. */
  readonly mayLeadNowhere: (field: RelationField) => boolean
  /** What the API does with a model. */
  readonly actions: (model: Model) => readonly Action[]
  /** The bulk actions among them, and those that a model asks for in vain. */
  readonly bulk: (model: Model) => Bulk
  /** How bodies of a model write its relations. */
  readonly writes: (model: Model) => readonly RelationWrite[]
  /** Whether bodies of other models make records of a model. */
  readonly isMade: (model: Model) => boolean
  /** Whether they name records of it. */
  readonly isNamed: (model: Model) => boolean
  /** Whether whoever changes or deletes a record must send `If-Match`. */
  readonly requiresIfMatch: (model: Model) => boolean
  /** The type, and the list of values, of an enum of the schema. */
  readonly enumType: (name: string) => CodeSymbol
  readonly enumValues: (name: string) => CodeSymbol
  /** Requests of one model with values that its columns take; undefined where no model can be shown so. */
  readonly example: ApiExample | undefined
  /** The registry of all models. */
  readonly registry: CodeSymbol
  /** The extensions of the project, as the application takes them. */
  readonly extensions: CodeSymbol
  /** The runtime descriptor of an operation: an object that holds it, and the member it is under. */
  readonly operation: (operation: FinalOperation) => { readonly symbol: CodeSymbol; readonly member: string }
}

/** What `createApi` is made from. */
export type ApiParts = {
  readonly schema: Schema
  readonly remember: Remember
  readonly prefix: string
  /** The path a model is frozen to, if any. */
  readonly pathOf: (model: Model) => string | undefined
  readonly boundsOf: (field: ColumnField) => Bounds
  readonly requiresIfMatch: (model: Model) => boolean
  /** What `@bulk` names, if the model has it. */
  readonly bulkNamed: (model: Model) => readonly BulkAction[] | undefined
  /** Who may call a model's operations. */
  readonly accessOf: (model: Model) => Access
}

/** Decides names and symbols, before any code exists. */
export function createApi({ schema, remember, prefix, pathOf, boundsOf, requiresIfMatch, bulkNamed, accessOf }: ApiParts): Api {
  const ofModel = <V>(what: string, compute: (model: Model) => V) => memoized((model: Model) => remember(`${what} of ${model.name}`, [model], () => compute(model)))
  const names = remember('names', [], () => namesOf(schema, { prefix, pathOf }))
  const shown = schema.models.filter((model) => model.exposed)
  const symbols = new Map(shown.map((model) => [model.name, modelSymbols(model, names)]))
  const relations = new Map(shown.map((model) => [model.name, shownRelations(model, (name) => modelNamed(schema, name).exposed)]))
  const bounds = memoized(boundsOf)
  const bulk = ofModel('bulk', (model) => bulkOf(model, { schema, named: bulkNamed(model), requiresIfMatch: requiresIfMatch(model) }))
  const wanted = (model: Model) => ({ exposed: exposedOperations(model), bulk: bulk(model).actions })
  const actions = ofModel('actions', (model) => (model.exposed ? actionsOf(model, wanted(model), schema) : []))
  const relationsOf = (model: Model) => relations.get(model.name) ?? []
  const facts: WriteFacts = { schema, relations: relationsOf, actions, access: memoized(accessOf), requiresIfMatch }
  const writes = ofModel('writes', (model) => relationWrites(model, facts))
  const targets = memoized((_: Schema) => {
    const all = shown.flatMap(writes)
    const by = (verb: RelationVerb) => new Set(all.filter(({ verbs }) => verbs.includes(verb)).map(({ field }) => field.model))
    return { made: by('create'), named: by('connect') }
  })
  const enums = new Map(schema.enums.map((enumeration) => [enumeration.name, enumSymbols(enumeration, names)]))
  const enumOf = (name: string) => enums.get(name) ?? enumSymbols(enumNamed(schema, name), names)
  let example: { readonly found: ApiExample | undefined } | undefined
  const self: Api = {
    schema,
    names,
    prefix,
    models: shown,
    model: (model) => symbols.get(model.name) ?? modelSymbols(model, names),
    pathOf: (model) => `${prefix}/${names.model(model).path}`.slice(1),
    relations: relationsOf,
    defaultIncludes: (model) => defaultIncludes(relationsOf(model)).included,
    boundsOf: bounds,
    kindOf: (field) => columnKind(field, schema.provider),
    isFilterable: ({ name }) => isFilterable(name),
    combinators: ({ fields }) => combinatorsBeside((name) => fields.some((field) => field.name === name && field.kind !== 'opaque')),
    shapes: ofModel('shapes', (model) => modelShapes(model, schema, bounds)),
    queryColumn: (field, insensitiveMode) => queryColumn(field, schema.provider, insensitiveMode),
    mayLeadNowhere: (field) => mayLeadNowhere(field, schema),
    actions,
    bulk,
    writes,
    isMade: (model) => targets(schema).made.has(model.name),
    isNamed: (model) => targets(schema).named.has(model.name),
    requiresIfMatch,
    enumType: (name) => enumOf(name).type,
    enumValues: (name) => enumOf(name).values,
    // Asked for by documents alone, and then by several.
    get example() {
      example ??= { found: apiExample(self) }
      return example.found
    },
    registry: models,
    extensions: extending.extensions,
    operation: operationSymbol,
  }
  return self
}
