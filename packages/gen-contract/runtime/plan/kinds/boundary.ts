import type { ReadonlyJson } from '#runtime/api/json.js'
import { visibleRelation, visibleRelations } from '#runtime/api/visible.js'
import type { Base } from '../base-draft.js'
import { boundaryValues } from '../boundary-values.js'
import { columnConditions, filterableColumns, nested, orderTerms } from '../conditions.js'
import type { ContractOperation } from '../contract.js'
import { parameter, type Change } from '../draft.js'
import { textOf, type JsonObject } from '../json-values.js'
import { bodyShapeOf, isColumn } from '../new-record.js'
import type { Planning } from '../planning.js'
import { grammarOf, member, saying, type Grammar, type Member } from '../tries.js'

/** Requests at the bounds of what an operation takes, and one beyond. */
export function* boundaryChanges(operation: ContractOperation, base: Base, planning: Planning): Iterable<Change> {
  const { draft } = base
  yield { label: 'a question mark and nothing', path: `${draft.path}?` }
  yield { label: 'the longest query', query: [...draft.query, `x=${'y'.repeat(planning.limits.maxQueryLength - draft.query.join('&').length - 3)}`] }
  yield { label: 'a query one too long', query: [`x=${'y'.repeat(planning.limits.maxQueryLength - 1)}`] }
  yield { label: 'the longest request id', headers: { 'x-request-id': 'r'.repeat(128) } }
  yield* ids(operation, base, planning)
  const grammar = grammarOf(operation, planning)
  if (grammar) for (const { label, members } of bounds(grammar, planning)) yield saying(grammar, draft, label, members)
  if (operation.query.kind === 'parameters') {
    for (const { name, shape } of operation.query.parameters) {
      const others = draft.query.filter((part) => !part.startsWith(`${name}=`))
      for (const bound of boundaryValues(shape, planning)) yield { label: `${name}: ${bound.label}`, query: [...others, parameter(name, textOf(bound.value))] }
    }
  }
  yield* bodies(operation, base, planning)
}

function* ids({ path }: ContractOperation, { draft }: Base, planning: Planning): Iterable<Change> {
  const segments = draft.path.split('/').slice(1)
  for (const [index, segment] of path.entries()) {
    if (typeof segment === 'string') continue
    for (const { label, value } of boundaryValues(segment.shape, planning)) {
      const text = textOf(value)
      // An empty segment is another path.
      if (text === '') continue
      yield { label: `${segment.name} in the path: ${label}`, path: `/${segments.map((own, at) => (at === index ? encodeURIComponent(text).slice(0, 6000) : own)).join('/')}` }
    }
  }
}

type Said = { readonly label: string; readonly members: readonly Member[] }

function* bounds({ model, parts, constrained }: Grammar, planning: Planning): Iterable<Said> {
  const { limits } = planning
  if (parts.includes('page')) {
    for (const take of [0, 1, limits.maxTake, limits.maxTake + 1]) yield { label: `take=${take}`, members: [member('take', take)] }
    for (const skip of [0, limits.maxSkip, limits.maxSkip + 1]) yield { label: `skip=${skip}`, members: [member('skip', skip)] }
  }
  if (parts.includes('where') && !constrained) yield* filters(model.name, planning)
  if (parts.includes('orderBy')) {
    const terms = orderTerms(model, planning)
    for (const count of [limits.maxOrderTerms, limits.maxOrderTerms + 1]) {
      if (terms.length >= count) yield { label: `${count} terms of an order`, members: [member('orderBy', terms.slice(0, count).join())] }
    }
  }
  if (parts.includes('include')) {
    for (const depth of [limits.maxDepth, limits.maxDepth + 1]) {
      const path = relationPath(model.name, depth, planning)
      if (path.length === depth) yield { label: `an include ${depth} deep`, members: [member('include', path.join('.'))] }
    }
    const all = visibleRelations(model, planning.models)
    if (all.length > 0) yield { label: 'every relation', members: [member('include', all.join()), member('take', 1)].filter(({ name }) => name !== 'take' || parts.includes('page')) }
  }
}

function* filters(name: string, planning: Planning): Iterable<Said> {
  const { limits, models } = planning
  const model = models[name]
  const conditions = model ? columnConditions(model, planning) : []
  const where = (label: string, value: JsonObject): Said => ({ label, members: [{ name: 'where', url: [parameter('where', JSON.stringify(value))], json: value }] })
  const [first] = conditions
  if (!model || !first) return
  const listed = conditions.find(({ path }) => path[1] === 'in')
  for (const count of [limits.maxListLength, limits.maxListLength + 1]) {
    if (listed && Array.isArray(listed.value)) yield where(`a list of ${count} values`, nested({ path: listed.path, value: Array.from({ length: count }, () => (listed.value as readonly ReadonlyJson[])[0] ?? null) })) // looked at just before
  }
  for (const depth of [limits.maxDepth - 1, limits.maxDepth]) {
    yield where(`a filter ${depth + 1} deep`, nested({ path: [...Array<string>(depth).fill('NOT'), ...first.path], value: first.value }))
  }
  for (const count of [limits.maxConditions, limits.maxConditions + 1]) yield where(`${count} conditions`, { OR: Array.from({ length: count }, () => nested(first)) })
  for (const [column, { kind, list }] of filterableColumns(model)) {
    if (list === true) continue
    const shape = kind === 'string' ? ({ kind: 'string' } as const) : kind === 'int' ? ({ kind: 'integer' } as const) : kind === 'bigint' ? ({ kind: 'bigint' } as const) : undefined
    for (const { label, value } of shape ? boundaryValues(shape, planning) : []) yield where(`where ${column}: ${label}`, { [column]: typeof value === 'string' ? value.slice(0, 1000) : value })
  }
}

/** A path along relations, as deep as is asked for if relations lead so far. */
function relationPath(name: string, depth: number, { models }: Planning): string[] {
  const path: string[] = []
  let model = models[name]
  while (model && path.length < depth) {
    // Relations to one multiply nothing.
    const current = model
    const names = visibleRelations(current, models)
    const next = names.find((relation) => current.relations[relation]?.list !== true) ?? names[0]
    if (next === undefined) break
    path.push(next)
    model = visibleRelation(current, next, models)?.target
  }
  return path
}

function* bodies(operation: ContractOperation, { draft }: Base, planning: Planning): Iterable<Change> {
  const { body } = operation
  const shape = bodyShapeOf(operation, planning)
  if (body.kind !== 'json') return
  const filled = (length: number) => `{"x":"${'y'.repeat(length - 8)}"}`
  yield { label: 'a body as long as may be', body: filled(planning.limits.maxBodyBytes) }
  yield { label: 'a body one byte too long', body: filled(planning.limits.maxBodyBytes + 1) }
  for (const depth of [planning.limits.maxBodyDepth, planning.limits.maxBodyDepth + 1]) yield { label: `a body ${depth} deep`, body: `${'{"x":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}` }
  if (body.query || !shape) return
  const model = operation.model === undefined ? undefined : planning.models[operation.model]
  const isMany = Array.isArray(draft.json)
  const base = (isMany ? (draft.json as readonly JsonObject[])[0] : draft.json) as JsonObject | undefined // as `baseDraft` makes it
  const kept = operation.action === 'update' || operation.action === 'updateMany' ? {} : base
  for (const { name, shape: of } of shape.properties) {
    if (model && !isColumn(model, name)) continue
    for (const { label, value } of boundaryValues(of, planning)) {
      const json = { ...kept, [name]: value }
      yield { label: `/${name}: ${label}`, json: isMany ? [json] : json }
    }
  }
}

