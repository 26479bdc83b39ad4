import { columnNamed, exampleOf, isColumn, modelNamed, type ColumnField, type Json, type Model, type RelationField, type Schema, type Shape } from '@ssot-codegen/core'
import type { QueryColumn } from '../query-column.js'
import { keyShape, type ModelShapes } from '../shapes/model-shapes.js'
import { bodiesOf, type Action } from '../surface.js'
import { exampleBody } from './example-body.js'

/** What examples are made from: what the API decided of its models. */
export type ExampleFacts = {
  readonly schema: Schema
  readonly models: readonly Model[]
  readonly relations: (model: Model) => readonly RelationField[]
  readonly actions: (model: Model) => readonly Action[]
  readonly shapes: (model: Model) => ModelShapes
  readonly requiresIfMatch: (model: Model) => boolean
  readonly isFilterable: (field: ColumnField | RelationField) => boolean
  readonly queryColumn: (field: ColumnField, insensitiveMode: boolean) => QueryColumn
}

/** Requests of one model with values that its columns take, for documents to show. */
export type ApiExample = {
  readonly model: Model
  /** The body that makes a record. */
  readonly body: { readonly [name: string]: Json }
  /** The columns of the key, each with the value that the new record has, or may have. */
  readonly key: readonly { readonly name: string; readonly value: string | number }[]
  /** A body that changes it; undefined where nothing of it changes, or a writer has to say which state is meant. */
  readonly change?: { readonly [name: string]: Json }
  /** A column of text that a list can be filtered by, and what the new record has in it. */
  readonly filter?: { readonly name: string; readonly value: string }
  /** A column that a list can be ordered by. */
  readonly order?: string
  /** A relation that can come along. */
  readonly include?: string
  /** Models of which a record has to be there first. */
  readonly needs: readonly string[]
}

/** The model that shows best what the API does: one that needs no other, is changed and deleted, is filtered. Of equals the first by name. */
export function apiExample(api: ExampleFacts): ApiExample | undefined {
  let best: { readonly example: ApiExample; readonly worth: number } | undefined
  for (const model of api.models) {
    const example = exampleFor(model, api)
    if (!example) continue
    const worth = worthOf(example, api)
    if (!best || worth > best.worth) best = { example, worth }
    if (worth === BEST) break
  }
  return best?.example
}

/** The example of a model; undefined where a record cannot be made through the API, or not with values that are known. */
function exampleFor(model: Model, api: ExampleFacts): ApiExample | undefined {
  const actions = api.actions(model)
  if (!actions.includes('create') || !actions.includes('get') || !actions.includes('list')) return undefined
  const body = createExample(model, api)
  if (!body) return undefined
  const key: ApiExample['key'][number][] = []
  for (const { name, shape } of keyShape(model, api.schema).properties) {
    const value = body[name] ?? keyValue(columnNamed(model, name), shape)
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    key.push({ name, value })
  }
  const columns = model.fields.filter(isColumn).filter((field) => !field.hidden && !field.writeonly)
  const filters = columns.flatMap((field) => filterBy(field, body, api))
  // What reads the same in an address is easier to read.
  const filter = filters.find(({ value }) => encodeURIComponent(value) === value) ?? filters.at(0)
  const order = orderOf(columns, api)
  const include = api.relations(model).at(0)?.name
  const change = changeOf(model, { body, first: filter?.name }, api)
  return {
    model,
    body,
    key,
    ...(change && { change }),
    ...(filter && { filter }),
    ...(order !== undefined && { order }),
    ...(include !== undefined && { include }),
    needs: needsOf(model, body, api),
  }
}

/** A body that makes a record of the model, with values that its columns take. */
export function createExample(model: Model, api: ExampleFacts): ApiExample['body'] | undefined {
  const foreign = (name: string) => columnNamed(model, name).foreignKeyOf.length > 0
  return bodiesOf(api.actions(model)).create ? exampleBody(api.shapes(model).create, (name) => !foreign(name)) : undefined
}

/** What Prisma's functions make looks so. */
const MADE: { readonly [name: string]: string } = {
  uuid: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  cuid: 'cjld2cjxh0000qzrmn831i7rn',
  ulid: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  nanoid: 'V1StGXR8_Z5jdHi6B-myT',
}

/** A key that is not in the body: the first number, what the function of its default makes, or any value of the kind. */
function keyValue({ default: made }: ColumnField, shape: Shape): Json | undefined {
  return (made?.kind === 'function' ? MADE[made.name] : undefined) ?? exampleOf(shape, () => shape)
}

function filterBy(field: ColumnField, body: ApiExample['body'], api: ExampleFacts): { name: string; value: string }[] {
  const value = body[field.name]
  if (field.kind !== 'scalar' || field.type !== 'String' || field.list || typeof value !== 'string' || !api.isFilterable(field)) return []
  return api.queryColumn(field, false).operators.includes('contains') ? [{ name: field.name, value }] : []
}

/** The newest first, where a record knows when it was made; else whatever has an order. */
function orderOf(columns: readonly ColumnField[], api: ExampleFacts): string | undefined {
  const ordered = columns.filter((field) => api.queryColumn(field, false).isOrdered && api.isFilterable(field))
  const made = ordered.find((field) => field.kind === 'scalar' && field.type === 'DateTime' && field.default?.kind === 'function')
  return (made ?? ordered.at(0))?.name
}

/** One column, that which lists are filtered by where it can be. */
function changeOf(model: Model, { body, first }: { readonly body: ApiExample['body']; readonly first: string | undefined }, api: ExampleFacts): ApiExample['change'] {
  if (!api.actions(model).includes('update') || api.requiresIfMatch(model)) return undefined
  const names = new Set(api.shapes(model).update.properties.map(({ name }) => name))
  const able = Object.entries(body).filter(([one]) => names.has(one) && columnNamed(model, one).foreignKeyOf.length === 0)
  const [name, value] = able.find(([one]) => one === first) ?? able.at(0) ?? []
  return name === undefined || value === undefined ? undefined : { [name]: value }
}

/** Models that the body's foreign keys lead to. */
function needsOf(model: Model, body: ApiExample['body'], { schema }: ExampleFacts): string[] {
  const named = model.fields.flatMap((field) => (field.kind === 'relation' && field.fields.length > 0 && field.fields.every((name) => name in body) ? [modelNamed(schema, field.model).name] : []))
  return [...new Set(named)]
}

/** What no example is worth more than. */
const BEST = 8 + 4 + 4 + 2 + 1

function worthOf({ model, needs, change, filter, include }: ApiExample, api: ExampleFacts): number {
  const deletes = api.actions(model).includes('delete') && !api.requiresIfMatch(model)
  return (needs.length === 0 ? 8 : 0) + (change ? 4 : 0) + (deletes ? 4 : 0) + (filter ? 2 : 0) + (include === undefined ? 0 : 1)
}
