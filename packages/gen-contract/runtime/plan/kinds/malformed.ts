import type { Base } from '../base-draft.js'
import { filterableColumns } from '../conditions.js'
import type { ContractOperation } from '../contract.js'
import { parameter, type Change, type Draft } from '../draft.js'
import type { JsonObject } from '../json-values.js'
import { bodyShapeOf } from '../new-record.js'
import type { Planning } from '../planning.js'
import { grammarOf, type Grammar } from '../tries.js'
import { WRONG_TEXTS, wrongValues } from '../wrong-values.js'
import { MALFORMED_BYTES, MALFORMED_JSON, MALFORMED_TYPES } from './malformed-bodies.js'

/** Requests that nobody can read, or that say what has no meaning. */
export function* malformedChanges(operation: ContractOperation, base: Base, planning: Planning): Iterable<Change> {
  const { draft } = base
  const grammar = grammarOf(operation, planning)
  yield* paths(operation, draft)
  yield* queries(draft)
  if (grammar?.form === 'url') yield* lists(grammar)
  if (grammar?.form === 'body') yield* searches(grammar)
  yield* bodies(operation, draft, planning)
  yield* headers(operation)
}

const SEGMENTS = ['%', '%zz', '%ff', '%00', '%c0%af', '%ed%a0%80', '%2e%2e', '..%2f..', '%20', 'a%2Fb', "'", '1;DROP', '%F0%9F%91%8D', 'constructor', '__proto__', '-0', '1e1', '0x1', '٣', '1.0']

function* paths({ path }: ContractOperation, { path: own }: Draft): Iterable<Change> {
  const segments = own.split('/').slice(1)
  const parameters = path.flatMap((segment, index) => (typeof segment === 'string' ? [] : [index]))
  for (const text of SEGMENTS) {
    const last = parameters.at(-1)
    if (last !== undefined) yield { label: `the id ${text}`, path: `/${segments.map((segment, index) => (index === last ? text : segment)).join('/')}` }
    else if (text.startsWith('%')) yield { label: `${text} in the path`, path: own + text }
  }
  yield { label: 'an empty segment', path: own.replace(/\/(?=[^/]*$)/, '//') }
  yield { label: 'a backslash', path: own.replace(/\/(?=[^/]*$)/, '\\') }
}

const QUERIES = [
  '%', '%zz=1', 'x=%zz', '%00=1', 'x=%00', '=', '=1', '&&', 'unknown=1', 'unknown', '__proto__=1', '__proto__[x]=1', 'constructor=1', 'constructor[prototype][x]=1', 'hasOwnProperty=1',
  'x[=1', 'x]=1', 'x[]=1', '[x]=1', 'x[y]z=1', 'x[y][=1', 'x=%ed%a0%80', 'x=1;y=2', '%5B%5D=1', 'x=%F0%9F', '?', 'x=1#y',
]

function* queries({ query }: Draft): Iterable<Change> {
  for (const part of QUERIES) yield { label: `the query ${part}`, query: [...query, part.replace('#', '%23')] }
}

function* lists({ model, parts }: Grammar): Iterable<Change> {
  const query = (label: string, part: string): Change => ({ label, query: [part] })
  if (parts.includes('page')) {
    for (const text of ['', '-1', '1.5', '1e1', '0x1', '01', 'x', '%31', '1%00', '99999999999999999999', '1&take=2']) yield query(`take=${text}`, `take=${text}`)
    for (const text of ['-1', '1.5', 'x', '1&skip=1']) yield query(`skip=${text}`, `skip=${text}`)
    yield query('take[]=1', 'take[]=1')
  }
  if (parts.includes('total')) for (const text of ['', '1', 'TRUE', 'true&total=true']) yield query(`total=${text}`, `total=${text}`)
  if (parts.includes('cursor')) for (const text of ['', 'x', 'e30', 'W10', 'bnVsbA', '%00', 'WzEsIngiLDFd', 'x&skip=1']) yield query(`cursor=${text}`, `cursor=${text}`)
  if (parts.includes('orderBy')) for (const text of ['', '-', '--x', ',', 'unknown', 'constructor', '__proto__', '%00', 'x.y']) yield query(`orderBy=${text}`, `orderBy=${text}`)
  for (const list of ['include', 'select'] as const) {
    if (parts.includes(list)) for (const text of [',', 'unknown', 'constructor', '__proto__', '.', '%00', '*', 'x&x=1']) yield query(`${list}=${text}`, `${list}=${text}`)
  }
  if (!parts.includes('where')) return
  for (const text of ['', '{', '[]', 'null', '1', '"x"', '{"a":}', '{"__proto__":{}}', '{"constructor":1}', '{"AND":[]}', '{"OR":{}}']) yield query(`where=${text}`, parameter('where', text))
  for (const part of ['where[=1', 'where]=1', 'where[]=1', 'where[x]y=1', 'where[__proto__][x]=1', 'where[constructor]=1', 'where[unknown]=1', 'where[OR][1][x]=1', 'where[AND]=', 'where[NOT]=']) yield query(part, part)
  for (const [name, { kind }] of filterableColumns(model)) {
    for (const text of WRONG_TEXTS[kind] ?? ['%00', '%ed%a0%80']) yield query(`where[${name}]=${text}`, `where[${name}]=${text.startsWith('%') ? text : encodeURIComponent(text)}`)
    for (const operator of ['unknown', 'constructor', 'has', 'mode', '']) yield query(`where[${name}][${operator}]`, `where[${name}][${operator}]=1`)
    yield query(`where[${name}] twice`, `where[${name}]=1&where[${name}]=2`)
  }
}

function* searches({ model }: Grammar): Iterable<Change> {
  const search = (body: string): Change => ({ label: `search ${body}`.slice(0, 60), body })
  for (const text of ['"x"', '[]', '1', 'null', '{}', '{"__proto__":{}}', '{"AND":[]}', '{"OR":{}}', '{"unknown":1}']) yield search(`{"where":${text}}`)
  for (const text of ['"1"', '1.5', '-1', 'null', '[]', 'true']) for (const name of ['take', 'skip']) yield search(`{"${name}":${text}}`)
  for (const text of ['1', '{}', '[1]', '[null]', '[[]]']) for (const name of ['orderBy', 'include', 'select']) yield search(`{"${name}":${text}}`)
  for (const text of ['"true"', '1', '[]']) yield search(`{"total":${text}}`)
  for (const text of ['1', '{}', '["x"]', '""']) yield search(`{"cursor":${text}}`)
  for (const [name] of filterableColumns(model)) for (const text of ['{}', '[]', '{"unknown":1}', '{"equals":{}}', '{"in":1}', '"\\u0000"', '{"__proto__":1}']) yield search(`{"where":{${JSON.stringify(name)}:${text}}}`)
}

function* bodies(operation: ContractOperation, draft: Draft, planning: Planning): Iterable<Change> {
  const { body } = operation
  if (body.kind === 'none') {
    yield { label: 'a body where none is taken', body: '{"x":1}', headers: { 'content-type': 'application/json' } }
    return
  }
  for (const [label, headers] of MALFORMED_TYPES) yield { label, headers }
  if (body.kind !== 'json') return
  for (const text of MALFORMED_JSON) yield { label: `the body ${text}`.slice(0, 60), body: text }
  for (const bytes of MALFORMED_BYTES) yield { label: `the bytes ${Buffer.from(bytes).toString('hex')}`, body: Uint8Array.from(bytes) }
  const shape = bodyShapeOf(operation, planning)
  if (!shape || body.query) return
  const isMany = Array.isArray(draft.json)
  const base = (isMany ? (draft.json as readonly JsonObject[])[0] : draft.json) as JsonObject | undefined // as `baseDraft` makes it
  for (const { name, shape: of } of shape.properties) {
    const others = operation.action === 'update' ? [] : Object.entries(base ?? {}).filter(([other]) => other !== name)
    for (const value of wrongValues(of, planning.contract.shapes)) {
      const text = `{${[...others.map(([other, item]) => `${JSON.stringify(other)}:${JSON.stringify(item)}`), `${JSON.stringify(name)}:${value}`].join()}}`
      yield { label: `/${name}: ${value}`.slice(0, 60), body: isMany ? `[${text}]` : text }
    }
  }
}

function* headers({ method }: ContractOperation): Iterable<Change> {
  for (const id of ['', 'a b', 'x'.repeat(129), '<script>', 'é']) yield { label: `the request id ${id}`.slice(0, 40), headers: { 'x-request-id': id } }
  const condition = method === 'GET' ? 'if-none-match' : 'if-match'
  for (const value of ['', 'x', 'abc"', '"a" "b"', '*, "a"', ',', '"', 'W/']) yield { label: `${condition}: ${value}`, headers: { [condition]: value } }
}
