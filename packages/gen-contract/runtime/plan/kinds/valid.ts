import { visibleColumns, visibleRelation, visibleRelations } from '#runtime/api/visible.js'
import { bracketed, columnConditions, deepConditions, nested, orderTerms } from '../conditions.js'
import type { ContractOperation } from '../contract.js'
import { parameter, type Change } from '../draft.js'
import type { Base } from '../base-draft.js'
import { textOf, type JsonObject } from '../json-values.js'
import { bodyShapeOf, isColumn, valueOf } from '../new-record.js'
import type { Planning } from '../planning.js'
import { grammarOf, member, saying, type Grammar, type Member } from '../tries.js'
import { validValue } from '../valid-value.js'

/** Requests that an operation grants: every part of its query, every property of its body. */
export function* validChanges(operation: ContractOperation, base: Base, planning: Planning): Iterable<Change> {
  yield { label: 'as it is meant' }
  if (operation.method === 'GET') {
    yield { label: 'HEAD', method: 'HEAD' }
    yield { label: 'a client that wants JSON', headers: { accept: 'application/json', 'accept-encoding': 'gzip, br' } }
    yield { label: 'an origin of the machine itself', headers: { origin: 'http://localhost:5173' } }
    yield { label: 'a tag that nothing has', headers: { 'if-none-match': '"none", W/"other"' } }
  }
  yield { label: 'a request id', headers: { 'x-request-id': 'planned.request-1' } }
  yield* preflight(operation, base)
  const grammar = grammarOf(operation, planning)
  if (grammar) for (const { label, members } of said(grammar, planning)) yield saying(grammar, base.draft, label, members)
  if (operation.query.kind === 'parameters') {
    for (const { name, shape } of operation.query.parameters) {
      const given = base.draft.query.filter((part) => !part.startsWith(`${name}=`))
      yield { label: `parameter ${name}`, query: [...given, parameter(name, textOf(validValue(shape, { random: planning.random, shapes: planning.contract.shapes })))] }
    }
  }
  yield* bodies(operation, base, planning)
}

function* preflight({ method }: ContractOperation, { draft }: Base): Iterable<Change> {
  const asked = { origin: 'http://localhost:3000', 'access-control-request-method': method, 'access-control-request-headers': 'content-type' }
  yield { label: 'a preflight', method: 'OPTIONS', headers: asked, json: undefined, body: undefined, query: draft.query }
}

type Said = { readonly label: string; readonly members: readonly Member[] }

function* said({ model, parts, constrained }: Grammar, planning: Planning): Iterable<Said> {
  const has = (part: (typeof parts)[number]) => parts.includes(part)
  if (has('page')) {
    yield { label: 'take=1', members: [member('take', 1)] }
    yield { label: 'skip=1, take=2', members: [member('skip', 1), member('take', 2)] }
  }
  if (has('total')) for (const total of [true, false]) yield { label: `total=${String(total)}`, members: [member('total', total), member('take', 2)] }
  if (has('where') && !constrained) {
    for (const condition of [...columnConditions(model, planning), ...deepConditions(model, planning)]) {
      const where = nested(condition)
      yield { label: `where ${condition.path.join('.')}`, members: [{ name: 'where', url: bracketed(condition), json: where }] }
    }
    const [condition] = columnConditions(model, planning)
    if (condition) yield { label: 'where as JSON', members: [{ name: 'where', url: [parameter('where', JSON.stringify(nested(condition)))], json: nested(condition) }] }
  }
  if (has('orderBy')) {
    for (const term of orderTerms(model, planning)) {
      yield { label: `orderBy ${term}`, members: [member('orderBy', term)] }
      yield { label: `orderBy -${term}`, members: [member('orderBy', `-${term}`), member('take', 3)] }
    }
  }
  if (has('include')) {
    yield { label: 'include nothing', members: [member('include', '')] }
    for (const path of includePaths(model.name, planning)) yield { label: `include ${path}`, members: [member('include', path)] }
  }
  if (has('select')) for (const name of visibleColumns(model)) yield { label: `select ${name}`, members: [member('select', name)] }
}

/** Each relation of a model, and one level more of each. */
function includePaths(name: string, { models }: Planning): string[] {
  const model = models[name]
  if (!model) return []
  return visibleRelations(model, models).flatMap((relation) => {
    const target = visibleRelation(model, relation, models)?.target
    const [further] = target ? visibleRelations(target, models) : []
    return further === undefined ? [relation] : [relation, `${relation}.${further}`]
  })
}

/** The body with one property more, less, or with another value. */
function* bodies(operation: ContractOperation, { draft }: Base, planning: Planning): Iterable<Change> {
  const { body, action } = operation
  const shape = bodyShapeOf(operation, planning)
  if (body.kind !== 'json' || body.query || !shape) return
  for (const type of body.mediaTypes ?? []) yield { label: `as ${type}`, headers: { 'content-type': `${type}; charset=utf-8` } }
  const json = draft.json
  const model = operation.model === undefined ? undefined : planning.models[operation.model]
  if (action !== 'update' || !model) return
  yield { label: 'no change', json: {} }
  const references = new Set(Object.values(model.relations).flatMap(({ fields }) => fields ?? []))
  for (const property of shape.properties) {
    if (!isColumn(model, property.name) || references.has(property.name)) continue
    const change: JsonObject = { [property.name]: valueOf(property, planning) }
    if (json !== undefined) yield { label: `/${property.name}`, json: change }
    if (property.shape.kind === 'nullable') yield { label: `/${property.name}: null`, json: { [property.name]: null } }
  }
}
