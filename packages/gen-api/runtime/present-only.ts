import type { Selection } from './list-query.js'
import type { Model, Values } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { meetsRules, rulesOf, type RuleScope } from './rules.js'
import { visibleRelation } from './visible.js'

/**
 * Records as they were read with `prismaSelection`, with null for each related one that is not there, at every level, and
 * without the columns that were read to know it.
 */
export function presentOnly<R extends Values>(records: R[], selection: Selection, model: Model, scope: RuleScope): R[] {
  return isConcerned(selection, model, scope) ? records.map((record) => withPresent(record, selection, model, scope)) : records
}

/** Whether the selection leads along relations to one to records that may not be there. */
function isConcerned({ include = {} }: Selection, model: Model, scope: RuleScope): boolean {
  return Object.entries(include).some(([name, inner = {}]) => {
    const related = visibleRelation(model, name, scope.models)
    if (!related) return false
    return (related.relation.list !== true && rulesOf(related.target, scope) !== undefined) || isConcerned(inner, related.target, scope)
  })
}

function withPresent<R extends Values>(record: R, { include = {} }: Selection, model: Model, scope: RuleScope): R {
  const changed: { [name: string]: unknown } = {}
  for (const [name, inner = {}] of Object.entries(include)) {
    const value = record[name]
    const related = visibleRelation(model, name, scope.models)
    if (!related || !isObject(value)) continue
    const { target } = related
    if (Array.isArray(value)) changed[name] = presentOnly(value, inner, target, scope)
    else changed[name] = presentOne(withPresent(value, inner, target, scope), rulesOf(target, scope))
  }
  // Relations only, which a record may be without.
  return { ...record, ...changed }
}

function presentOne(record: Values, rules: PrismaArgs | undefined): Values | null {
  if (!rules) return record
  if (!meetsRules(record, rules)) return null
  return Object.fromEntries(Object.entries(record).filter(([name]) => !Object.hasOwn(rules, name)))
}

function isObject(value: unknown): value is Values | Values[] {
  return typeof value === 'object' && value !== null
}
