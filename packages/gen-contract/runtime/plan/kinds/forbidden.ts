import type { Model } from '#runtime/api/model.js'
import { visibleColumn } from '#runtime/api/visible.js'
import type { Base } from '../base-draft.js'
import type { ContractOperation } from '../contract.js'
import type { Change, Draft } from '../draft.js'
import type { JsonObject } from '../json-values.js'
import { bodyShapeOf } from '../new-record.js'
import { modelOf, type Planning } from '../planning.js'
import { grammarOf, member, saying } from '../tries.js'

/** Well-formed requests that are not allowed. */
export function* forbiddenChanges(operation: ContractOperation, base: Base, planning: Planning): Iterable<Change> {
  const { draft } = base
  yield* methods(operation, planning)
  yield* places(draft)
  yield* origins(draft)
  yield* conditions(operation, draft)
  const model = modelOf(planning, operation.model)
  if (model) {
    yield* hiddenInQueries(operation, draft, model, planning)
    yield* closedInBodies(operation, draft, model, planning)
  }
  if (operation.query.kind === 'model' && operation.query.constrained === true) {
    const empty = ['', 'where=', 'where={}', 'where[AND]=', 'where[OR]=', ...['{"AND":[]}', '{"AND":[{}]}', '{"OR":[{},{}]}', '{"NOT":{}}', 'null'].map((text) => `where=${encodeURIComponent(text)}`)]
    for (const query of empty) yield { label: `no constraint: ${query}`, query: query === '' ? [] : [query] }
  }
}

/** Methods that no operation of the path has, and one that nobody has. */
function* methods({ path }: ContractOperation, { contract }: Planning): Iterable<Change> {
  const place = (of: ContractOperation['path']) => of.map((segment) => (typeof segment === 'string' ? segment : ':')).join('/')
  const there = new Set(contract.operations.filter((other) => place(other.path) === place(path)).map(({ method }) => method as string))
  for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'GET', 'TRACE', 'PROPFIND', 'PURGE']) {
    if (!there.has(method)) yield { label: `the method ${method}`, method, json: undefined, body: undefined, headers: { 'content-type': undefined } }
  }
  yield { label: 'OPTIONS that is no preflight', method: 'OPTIONS', json: undefined, body: undefined, headers: { 'content-type': undefined } }
  yield { label: 'a method in another header', headers: { 'x-http-method-override': 'DELETE' }, method: 'GET', json: undefined, body: undefined }
}

/** Paths that are near. */
function* places({ path }: Draft): Iterable<Change> {
  yield { label: 'a slash at the end', path: `${path}/` }
  yield { label: 'a segment more', path: `${path}/nothing` }
  yield { label: 'capitals', path: path.toUpperCase() }
  yield { label: 'a slash more at the start', path: `/${path}` }
  yield { label: 'dots', path: `/.${path}` }
}

function* origins({ method }: Draft): Iterable<Change> {
  for (const origin of ['null', 'https://evil.example', 'http://localhost.evil.example']) yield { label: `the origin ${origin}`, headers: { origin } }
  const asked = { origin: 'https://evil.example', 'access-control-request-method': method }
  yield { label: 'a preflight from elsewhere', method: 'OPTIONS', headers: asked, json: undefined, body: undefined }
  yield { label: 'another host', headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'javascript', forwarded: 'host=evil.example' } }
}

function* conditions({ method }: ContractOperation, draft: Draft): Iterable<Change> {
  if (draft.headers['if-match'] !== undefined) yield { label: 'no If-Match', headers: { 'if-match': undefined } }
  for (const value of ['"stale"', 'W/"stale"', '"stale", "older"']) yield { label: `If-Match: ${value}`, headers: { 'if-match': value } }
  if (method !== 'GET') for (const value of ['*', '"stale"']) yield { label: `If-None-Match: ${value}`, headers: { 'if-none-match': value } }
  yield { label: 'If-Unmodified-Since', headers: { 'if-unmodified-since': 'Wed, 21 Oct 2015 07:28:00 GMT' } }
}

function* hiddenInQueries(operation: ContractOperation, draft: Draft, model: Model, planning: Planning): Iterable<Change> {
  const grammar = grammarOf(operation, planning)
  if (!grammar) return
  for (const name of Object.keys(model.columns).filter((column) => visibleColumn(model, column) === undefined)) {
    if (grammar.parts.includes('where')) yield saying(grammar, draft, `where ${name}`, [{ name: 'where', url: [`where[${name}]=1`], json: { [name]: 1 } }])
    for (const part of ['orderBy', 'select', 'include'] as const) if (grammar.parts.includes(part)) yield saying(grammar, draft, `${part} ${name}`, [member(part, name)])
  }
}

/** Columns that the body has no property for: hidden, read only, of the key. */
function* closedInBodies(operation: ContractOperation, draft: Draft, model: Model, planning: Planning): Iterable<Change> {
  const shape = bodyShapeOf(operation, planning)
  if (!shape || grammarOf(operation, planning)?.form === 'body') return
  const open = new Set(shape.properties.map(({ name }) => name))
  const closed = [...Object.keys(model.columns), ...Object.keys(model.relations)].filter((name) => !open.has(name))
  const isMany = Array.isArray(draft.json)
  const base = (isMany ? (draft.json as readonly JsonObject[])[0] : draft.json) as JsonObject | undefined // as `baseDraft` makes it
  const body = (json: JsonObject) => (isMany ? [json] : json)
  for (const name of closed) for (const value of [1, null, 'x']) yield { label: `/${name}: ${JSON.stringify(value)}`, json: body({ ...base, [name]: value }) }
  for (const [name, { writes = [], model: target }] of Object.entries(model.relations)) {
    if (!open.has(name) || writes.length === 0) continue
    const hidden = Object.entries(planning.models[target]?.columns ?? {}).filter(([, column]) => column.hidden === true || column.writeonly === true)
    for (const [column] of hidden) yield { label: `/${name}/connect/${column}`, json: body({ ...base, [name]: { connect: { [column]: 1 } } }) }
    for (const part of [{}, { delete: true }, { upsert: {} }, { connect: {} }, { connect: null }, { update: { x: 1 } }]) yield { label: `/${name}: ${JSON.stringify(part)}`, json: body({ ...base, [name]: part }) }
  }
}
