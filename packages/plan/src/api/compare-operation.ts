import { pathText, type Access, type FinalOperation, type PathSegment } from '@ssot-codegen/core'
import type { ApiChange, ShapeChange } from './api-change.js'
import { compareBodies } from './compare-body.js'
import { compareObjects } from './compare-object.js'
import { compareQueries } from './compare-query.js'
import { compareReplies } from './compare-replies.js'
import { compareShapes } from './compare-shape.js'
import type { Comparison } from './comparison.js'
import { operationRule } from './operation-rules.js'
import type { Surroundings, Telling, Where } from './telling.js'

/** An operation as people name it. */
export function operationText({ method, path }: Pick<FinalOperation, 'method' | 'path'>): string {
  return `${method} ${pathText(path)}`
}

/** What differs between two states of one operation. */
export function compareOperations(was: FinalOperation, is: FinalOperation, { named, namedChanges, grammars }: Surroundings): ApiChange[] {
  const base = { operation: operationText(was), operationId: was.id }
  const changes: ApiChange[] = []
  const report = (change: ShapeChange) => void changes.push({ ...base, ...change })
  const comparison = ({ direction, place, at }: Where): Comparison => ({
    named,
    direction,
    place,
    at,
    compare: compareShapes,
    report,
    refer: (pair) => namedChanges(pair, direction).forEach(report),
  })
  const telling: Telling = {
    tell: (id, values = {}, pointer = '') => {
      const [severity, says] = operationRule(id)
      report({ id, severity, pointer, message: says(values) })
    },
    properties: (before, now, where) => compareObjects({ properties: before }, { properties: now }, comparison(where)),
    shapes: (before, now, where) => compareShapes(before, now, comparison(where)),
  }
  compareAddresses(was, is, telling)
  compareAccess(was, is, telling)
  if (is.deprecated === true && was.deprecated !== true) telling.tell('api-deprecated')
  telling.properties(was.headers ?? [], is.headers ?? [], { direction: 'request', place: 'request-header', at: '/headers' })
  compareQueries(was, is, { ...telling, grammars })
  compareBodies(was.body, is.body, telling)
  compareReplies(was.replies, is.replies, telling)
  return changes
}

function compareAddresses(was: FinalOperation, is: FinalOperation, { tell, shapes }: Telling): void {
  if (was.id !== is.id) tell('api-operation-id-changed', { from: was.id, to: is.id })
  const [from, to] = [parametersOf(was.path), parametersOf(is.path)]
  const route = (path: readonly PathSegment[]) => path.map((segment) => (typeof segment === 'string' ? segment : ':')).join('/')
  if (was.method !== is.method || route(was.path) !== route(is.path)) tell('api-path-changed', { from: operationText(was), to: operationText(is) })
  else for (const [i, { name }] of from.entries()) if (to[i] && to[i].name !== name) tell('api-path-parameter-renamed', { from: name, to: to[i].name }, `/path/${name}`)
  for (const [i, parameter] of from.entries()) {
    const other = to[i]
    if (other) shapes(parameter.shape, other.shape, { direction: 'request', place: 'request-parameter', at: `/path/${parameter.name}` })
  }
}

function parametersOf(path: readonly PathSegment[]) {
  return path.filter((segment) => typeof segment !== 'string')
}

const OPENNESS: { readonly [K in Access['kind']]: number } = { public: 2, unspecified: 1, rule: 0 }

function compareAccess(was: FinalOperation, is: FinalOperation, { tell }: Telling): void {
  const [from, to] = [accessText(was.access), accessText(is.access)]
  const [before, now] = [OPENNESS[was.access.kind], OPENNESS[is.access.kind]]
  if (from !== to) tell(now < before ? 'api-access-tightened' : now > before ? 'api-access-loosened' : 'api-access-changed', { from, to })
  for (const what of is.security) if (!was.security.includes(what)) tell('api-security-added', { what })
  for (const what of was.security) if (!is.security.includes(what)) tell('api-security-removed', { what })
}

function accessText(access: Access): string {
  if (access.kind === 'public') return 'everyone'
  if (access.kind === 'unspecified') return 'nobody in production, as no rule says whom'
  const values = access.args.map((shape) => (shape.kind === 'literal' ? JSON.stringify(shape.value) : JSON.stringify(shape)))
  return `those whom the rule ${[access.rule, ...values].join(' ')} lets in`
}
