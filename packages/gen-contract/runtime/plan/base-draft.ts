import type { ContractOperation } from './contract.js'
import { bodyOf } from './body-of.js'
import { parameter, requestOf, type Draft } from './draft.js'
import type { GrantedRequest } from './granted.js'
import { presentValues, textOf, type JsonObject } from './json-values.js'
import { ask, modelOf, operationFor, type Asking, type KnownRecord, type Planning } from './planning.js'
import { newRecord, recordOf } from './new-record.js'
import { collectionPath, JSON_TYPE, keyTexts, tagOf } from './record-paths.js'
import { validValue } from './valid-value.js'

/** A request that an operation should grant, and the record that it is for, where there is one. */
export type Base = { readonly draft: Draft; readonly record?: KnownRecord }

/** What takes a record away, so that each request needs one of its own. */
const TAKING = new Set(['delete', 'purge', 'restore', 'deleteMany'])

/**
 * A request that an operation should grant. What it needs is made first: a record, its tag, what a body refers to.
 *
 * @param wanted what it has to say; what the project says of the operation, and else whatever fits, is beside it
 */
export function* baseDraft(operation: ContractOperation, planning: Planning, wanted: GrantedRequest = {}): Asking<Base> {
  const { action = '' } = operation
  const model = modelOf(planning, operation.model)
  const hasParameters = operation.path.some((segment) => typeof segment !== 'string')
  const needsRecord = model?.key !== undefined && (hasParameters || operation.query.kind === 'model' && operation.query.constrained === true)
  // Of a new record the project is asked where its body is made.
  const own = operation.action === 'create' ? {} : yield* planning.given(operation, planning)
  const given = { path: presentValues(own.path, wanted.path), query: presentValues(own.query, wanted.query), json: presentValues(own.json, wanted.json) }
  const isNamed = model !== undefined && Object.keys(given.path).length > 0
  const record = isNamed ? { model, values: given.path } : !needsRecord ? undefined : TAKING.has(action) ? ((yield* newRecord(model, planning)) ?? (yield* recordOf(model, planning))) : yield* recordOf(model, planning)
  if (record && TAKING.has(action)) planning.records.remove(record.model, record.values)
  if (action === 'restore' && record) yield* removed(record, planning)
  const body = yield* bodyOf(operation, planning, given.json)
  const json = action === 'upsert' && record ? { ...body, ...keyOf(record) } : operation.body.kind === 'json' && operation.body.creates?.as === 'many' && body ? [body] : body
  return {
    draft: {
      method: operation.method,
      path: pathOf(operation, record, planning),
      query: queryOf(operation, record, planning, given.query),
      headers: { ...(yield* conditionOf(operation, record, planning)), ...bodyType(operation) },
      ...(json !== undefined && { json }),
      ...(json === undefined && rawBody(operation)),
    },
    ...(record && { record }),
  }
}

/** The path of an operation: for a record by its key, else with values that fit. */
export function pathOf({ path }: ContractOperation, record: KnownRecord | undefined, { random, contract }: Planning): string {
  const values = record?.values ?? {}
  const fields = record?.model.key?.fields ?? []
  return path
    .map((segment) => {
      if (typeof segment === 'string') return `/${segment}`
      const value = fields.includes(segment.name) ? values[segment.name] : undefined
      return `/${encodeURIComponent(textOf(value ?? validValue(segment.shape, { random, shapes: contract.shapes, plain: true })))}`
    })
    .join('')
}

function queryOf({ query }: ContractOperation, record: KnownRecord | undefined, planning: Planning, given: JsonObject): string[] {
  if (query.kind === 'parameters') {
    const needed = query.parameters.filter(({ name, optional }) => optional !== true || name in given)
    return needed.map(({ name, shape }) => parameter(name, textOf(given[name] ?? validValue(shape, { random: planning.random, shapes: planning.contract.shapes }))))
  }
  if (query.kind !== 'model' || query.constrained !== true || !record) return []
  return Object.entries(keyOf(record)).map(([name, value]) => parameter(`where[${name}]`, textOf(value)))
}

function* conditionOf({ headers = [] }: ContractOperation, record: KnownRecord | undefined, planning: Planning): Asking<Record<string, string>> {
  const condition = headers.find(({ name }) => name === 'if-match')
  return condition && condition.optional !== true && record ? { 'if-match': yield* tagOf(record, planning) } : {}
}

function bodyType({ body }: ContractOperation): Record<string, string> {
  if (body.kind === 'json') return JSON_TYPE
  if (body.kind === 'raw') return { 'content-type': body.mediaTypes[0] ?? 'application/octet-stream' }
  return body.kind === 'multipart' ? { 'content-type': 'multipart/form-data; boundary=planned' } : {}
}

function rawBody({ body }: ContractOperation): { readonly body?: string } {
  if (body.kind === 'raw') return { body: 'planned' }
  if (body.kind !== 'multipart') return {}
  const parts = body.parts.map(({ name }) => `--planned\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nplanned\r\n`)
  return { body: `${parts.join('')}--planned--\r\n` }
}

function keyOf({ model, values }: KnownRecord): JsonObject {
  return Object.fromEntries((model.key?.fields ?? []).flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])))
}

/** Deletes a record softly, so that it can be restored. */
function* removed(record: KnownRecord, planning: Planning): Asking<void> {
  const operation = operationFor(planning, record.model, 'delete')
  const key = keyTexts(record.model, record.values)
  if (!operation || !key) return
  const path = [collectionPath(record.model), ...key.map(encodeURIComponent)].join('/')
  const headers = yield* conditionOf(operation, record, planning)
  yield* ask(requestOf(operation, 'valid', { method: 'DELETE', path, query: [], headers }, { label: 'a record to restore' }))
}
