import { spelled } from './combinators.js'
import type { Context } from './context.js'
import type { Model, Values } from './model.js'
import type { PrismaArgs } from './prisma-args.js'

/** What rules may depend on beside the model. */
export type RuleScope = Pick<Context, 'models' | 'principal' | 'tenant'>

/** Which records an action is about: those that are there, those that were deleted and can be restored, or both. */
export type Among = 'present' | 'deleted' | 'all'

/** What the columns of a record must hold for it to be there; undefined where the rule does not concern the model. */
type Rule = (model: Model, scope: RuleScope, among: Among) => PrismaArgs | undefined

const RULES: readonly Rule[] = [softDelete]

/**
 * The filter that a record must meet to exist for a request, by columns of its own. It is laid on at every level: whatever
 * reads, filters or writes records of the model asks for it.
 *
 * @returns undefined where every record does
 */
export function rulesOf(model: Model, scope: RuleScope, among: Among = 'present'): PrismaArgs | undefined {
  let filter: PrismaArgs | undefined
  for (const rule of RULES) {
    const own = rule(model, scope, among)
    if (own) filter = { ...filter, ...own }
  }
  return filter
}

/** Whether some records of the model may be kept back, so that nothing may be told of the order of others by them. */
export function isRuled({ softDelete }: Model): boolean {
  return softDelete !== undefined
}

/** A filter of records of the model that are there besides. */
export function ruled(filter: PrismaArgs, rules: PrismaArgs | undefined, model: Model): PrismaArgs {
  if (!rules) return filter
  return Object.keys(filter).length === 0 ? rules : spelled({ AND: [rules, filter] }, model)
}

/** Whether a record that was read with the columns of its rules meets them. */
export function meetsRules(record: Values, rules: PrismaArgs): boolean {
  return Object.entries(rules).every(([column, value]) => record[column] === value)
}

/**
 * What a soft deletion or, with null, its undoing writes.
 *
 * @throws Error for a model whose records are deleted for good
 */
export function deletion({ name, softDelete: column }: Model, at: Date | null): Values {
  if (column === undefined) throw new Error(`Records of ${name} are deleted for good.`)
  return { [column]: at }
}

function softDelete({ softDelete: column }: Model, _: RuleScope, among: Among): PrismaArgs | undefined {
  if (column === undefined || among === 'all') return undefined
  return { [column]: among === 'deleted' ? { not: null } : null }
}
