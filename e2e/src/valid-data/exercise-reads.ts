import { isRelation, modelNamed, type ColumnField, type Json, type Model } from '@ssot-codegen/core'
import { expect } from 'vitest'
import { expectProblem, keyOf, visible, type ApiUnderTest } from './api-under-test.js'
import type { Made } from './records.js'
import type { Values } from './sql.js'
import { textOf } from './text-of.js'
import { visibleColumns } from './writable.js'

/** Reads a record in every way there is: by its path, in a list, by each column, in each order. */
export async function exerciseReads(api: ApiUnderTest, made: Made): Promise<void> {
  const { model, values, location } = made
  const { actions, path } = api.surfaceOf(model)
  const shown = visible(model, values)
  if (actions.has('get') && location !== undefined) {
    const got = await api.request('GET', location)
    expect(got.status, `GET ${location}\n${got.text}`).toBe(200)
    expect(got.body).toMatchObject(shown)
    for (const name of requiredRelations(api, model)) expect(got.body, `${model.name}.${name} is included`).toHaveProperty(name, expect.any(Object))
  }
  if (!actions.has('list')) return
  const key = model.id ? conditions(keyOf(model, values)) : ''
  const found = async (query: string) => {
    const listed = await api.request('GET', `${path}?${query}`)
    expect(listed.status, `GET ${path}?${query}\n${listed.text}`).toBe(200)
    return (listed.body as { data: Values[] }).data
  }
  if (model.id) expect(await found(key)).toEqual([shown])
  else expect(await found('take=100')).toContainEqual(shown)
  const where = filterFor(model, values)
  const searched = await api.request('POST', `${path}/search`, { take: 100, ...(Object.keys(where).length > 0 && { where }) })
  expect(searched.status, `POST ${path}/search ${JSON.stringify(where)}\n${searched.text}`).toBe(200)
  expect((searched.body as { data: Values[] }).data, `${model.name} by ${JSON.stringify(where)}`).toContainEqual(shown)
  if (actions.has('count') && model.id) expect((await api.request('GET', `${path}/count?${key}`)).body).toEqual({ count: 1 })

  for (const relation of model.fields.filter(isRelation)) {
    if (relation.hidden || !modelNamed(api.schema, relation.model).exposed) continue
    const [record] = await found(joined(key, `include=${relation.name}`))
    expect(record, `${model.name} with ${relation.name}`).toHaveProperty(relation.name)
  }
  for (const field of visibleColumns(model)) {
    const value = values[field.name] ?? null
    const condition = conditionOn(field, value)
    if (!isFilterable(field)) expectProblem(await api.request('GET', `${path}?where[${field.name}]=x`), 400, 'invalid-query')
    else if (condition !== undefined) expect(await found(joined(key, condition)), `${model.name} by ${condition}`).toContainEqual(shown)
    const ordered = await api.request('GET', `${path}?orderBy=${field.name}`)
    expect(ordered.status, `${path}?orderBy=${field.name}\n${ordered.text}`).toBe(isOrdered(field) ? 200 : 400)
  }
}

/** As many as one filter may have. */
const CONDITIONS = 50

/** A filter in JSON for the very values that a record has, by as many columns as one filter may name. */
function filterFor(model: Model, values: Values): Values {
  const isAsked = (field: ColumnField, value: Json) => isFilterable(field) && (value === null ? !field.required : conditionOn(field, value)?.startsWith(`where[${field.name}]=`) === true)
  const asked = visibleColumns(model).filter((field) => isAsked(field, values[field.name] ?? null))
  return Object.fromEntries(asked.slice(0, CONDITIONS).map(({ name }) => [name, values[name] ?? null]))
}

/** Texts that few columns have a value of. */
const ODD = ['0', '-1', '1.5', '99999999999999999999', '1e5', 'x', '%', "'", '2025-01-01', '2025-01-01T12:00:00.123Z', '23:59:59.999', 'true', 'AA==', '::1/129', '\u0001', 'É'.repeat(300)]

const OPERATORS = ['', '[not]', '[in]', '[lt]', '[gte]', '[contains]', '[has]', '[hasSome]']

/** Asks for what may not be there, or cannot be: in the path, in a filter, in an order along a relation. */
export async function exerciseOddReads(api: ApiUnderTest, { model }: Made): Promise<void> {
  const { actions, path } = api.surfaceOf(model)
  const ask = async (place: string, statuses: readonly number[]) => {
    const answer = await api.request('GET', place)
    expect(statuses, `GET ${place}\n${answer.text}`).toContain(answer.status)
  }
  for (const text of ODD.map(encodeURIComponent)) {
    if (actions.has('get')) await ask([path, ...(model.id?.fields ?? []).map(() => text)].join('/'), [200, 400, 404])
    if (!actions.has('list')) continue
    for (const { name } of visibleColumns(model)) {
      await Promise.all(OPERATORS.map((operator) => ask(`${path}?take=1&where[${name}]${operator}=${text}`, [200, 400])))
    }
  }
}

/** A condition that the value meets; none where values of the column are not compared. */
function conditionOn(field: ColumnField, value: Json): string | undefined {
  const isCompared = !(field.kind === 'scalar' && (field.type === 'Json' || field.native?.name === 'Xml' || (field.type === 'Bytes' && field.native?.name === 'Bit')))
  if (field.list && field.kind === 'scalar' && field.native?.name === 'Xml') return undefined
  if (field.list) {
    const [first] = Array.isArray(value) ? (value as Json[]) : []
    if (first === undefined) return `where[${field.name}][isEmpty]=true`
    return isCompared ? `where[${field.name}][has]=${encodeURIComponent(textOf(first))}` : `where[${field.name}][isEmpty]=false`
  }
  // A required Json column may hold the document null, which is no absent value.
  if (value === null) return field.required ? undefined : `where[${field.name}][isNull]=true`
  if (isCompared) return value === '' ? undefined : `where[${field.name}]=${encodeURIComponent(textOf(value))}`
  return field.required ? undefined : `where[${field.name}][isNull]=false`
}

/** Prisma takes such a name for a combination of filters. */
function isFilterable({ name }: ColumnField): boolean {
  return !/^(?:and|or|not)$/i.test(name)
}

function isOrdered(field: ColumnField): boolean {
  return !field.list && !(field.kind === 'scalar' && (field.type === 'Json' || field.type === 'Bytes' || field.native?.name === 'Xml'))
}

function requiredRelations(api: ApiUnderTest, model: Model): string[] {
  return model.fields
    .filter(isRelation)
    .filter((relation) => relation.required && !relation.list && !relation.hidden && modelNamed(api.schema, relation.model).exposed)
    .map(({ name }) => name)
}

/** A filter for records with these values. */
export function conditions(values: Values): string {
  return Object.entries(values).map(([name, value]) => `where[${name}]=${encodeURIComponent(textOf(value))}`).join('&')
}

function joined(...parts: readonly string[]): string {
  // One parameter cannot be given twice.
  return [...new Set(parts.flatMap((part) => part.split('&')).filter((part) => part !== ''))].join('&')
}
