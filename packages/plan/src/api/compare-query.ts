import type { FinalOperation, Property, QueryPart } from '@ssot-codegen/core'
import type { Surroundings, Telling } from './telling.js'
import type { Grammar } from './contract.js'
import type { OperationRuleId } from './operation-rules.js'

type Parts = { readonly model: string; readonly parts: readonly QueryPart[]; readonly constrained?: true }

/** The parameters of each part of the list grammar. */
const PARAMETERS: { readonly [P in QueryPart]: readonly Property[] } = {
  where: [parameter('where')],
  orderBy: [parameter('orderBy')],
  page: [parameter('skip'), parameter('take')],
  cursor: [parameter('cursor')],
  total: [parameter('total')],
  include: [parameter('include')],
  select: [parameter('select')],
}

/** Reports what differs in what requests say in the query string, or in a body in its place. */
export function compareQueries(was: FinalOperation, is: FinalOperation, telling: Telling & Pick<Surroundings, 'grammars'>): void {
  const [before, now] = [grammarOf(was), grammarOf(is)]
  const at = was.query.kind === 'none' && was.body.kind === 'json' ? '/body' : '/query'
  telling.properties(flat(was, before), flat(is, now), { direction: 'request', place: at === '/body' ? 'request-property' : 'request-parameter', at })
  if (!before || !now) return
  if (now.constrained && !before.constrained) telling.tell('request-filter-required', {}, `${at}/where`)
  const from = telling.grammars.before.get(before.model)
  const to = telling.grammars.now.get(now.model)
  if (!from || !to) return
  const has = (part: QueryPart) => before.parts.includes(part) && now.parts.includes(part)
  const told: ToldNames = (what, names, name) => {
    for (const one of names.from) if (!names.to.has(one)) telling.tell(what[0], { what: `"${one}"` }, `${at}/${name}/${one}`)
    for (const one of names.to) if (!names.from.has(one)) telling.tell(what[1], { what: `"${one}"` }, `${at}/${name}/${one}`)
  }
  if (has('where')) {
    told(['request-filter-removed', 'request-filter-added'], { from: filtersOf(from), to: filtersOf(to) }, 'where')
    for (const [name, operators] of from.filters) {
      const others = to.filters.get(name) ?? NONE
      const lost = [...operators].filter((operator) => !others.has(operator))
      const won = [...others].filter((operator) => !operators.has(operator))
      const tellOf = (id: OperationRuleId, those: readonly string[]) => telling.tell(id, { what: `"${name}" with ${those.join(', ')}` }, `${at}/where/${name}`)
      if (lost.length > 0 && others.size > 0) tellOf('request-filter-operator-removed', lost)
      if (won.length > 0 && operators.size > 0) tellOf('request-filter-operator-added', won)
    }
  }
  if (has('orderBy')) told(['request-order-removed', 'request-order-added'], { from: from.orders, to: to.orders }, 'orderBy')
  if (has('select')) told(['request-select-removed', 'request-select-added'], { from: from.selects, to: to.selects }, 'select')
  if (has('include')) told(['request-include-removed', 'request-include-added'], { from: from.relations, to: to.relations }, 'include')
  if (was.action === 'get') told(['response-default-include-removed', 'response-default-include-added'], { from: kept(from, to), to: kept(to, from) }, 'include')
}

type Names = ReadonlySet<string>
type ToldNames = (what: readonly [OperationRuleId, OperationRuleId], names: { readonly from: Names; readonly to: Names }, name: string) => void

/** What comes by itself and can be had on the other side as well: of a relation that is gone, or new, others tell. */
function kept({ included }: Grammar, other: Grammar): Names {
  return new Set([...included].filter((name) => other.relations.has(name)))
}

const NONE: Names = new Set()

/** What can be filtered by: columns and relations. */
function filtersOf({ filters, relations }: Grammar): Names {
  return new Set([...[...filters].flatMap(([name, operators]) => (operators.size > 0 ? [name] : [])), ...relations])
}

function grammarOf({ query, body }: FinalOperation): Parts | undefined {
  if (query.kind === 'model') return query
  return body.kind === 'json' ? body.query : undefined
}

function flat({ query }: FinalOperation, grammar: Parts | undefined): readonly Property[] {
  if (query.kind === 'parameters') return query.parameters
  return grammar?.parts.flatMap((part) => PARAMETERS[part]) ?? []
}

function parameter(name: string): Property {
  return { name, shape: { kind: 'json' }, optional: true }
}
