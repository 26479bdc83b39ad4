import { AnyNull } from '@prisma/client/runtime/client'
import { combinatorsOf, spelled } from './combinators.js'
import type { Condition, Where } from './list-query.js'
import type { Column, Model } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { listFilter } from './prisma-list-filter.js'
import { relationFilters } from './prisma-relation-filter.js'
import { prismaValue } from './prisma-value.js'
import { rulesOf, type RuleScope } from './rules.js'
import { isFilterable, visibleColumn, visibleRelation } from './visible.js'

/**
 * A filter as Prisma takes it. What it must not hold would widen it in silence, so that is an error of the caller. The rules
 * of related models are in it at every level; those of the model itself are not.
 *
 * @throws Error for a field that the model does not have or does not show, and for conditions that say nothing; Problem
 * `invalid-query` for what fields called like combinators leave no way to say
 */
export function prismaWhere(where: Where, model: Model, scope: RuleScope): PrismaArgs {
  const filter: { [name: string]: unknown } = {}
  const further: PrismaArgs[] = []
  const add = (name: string, [first, ...rest]: readonly PrismaArgs[]) => {
    if (!first) throw new Error(`The condition on ${model.name}.${name} is empty.`)
    filter[name] = first
    further.push(...rest.map((other) => ({ [name]: other })))
  }
  for (const [name, condition] of Object.entries(where.columns ?? {})) {
    const column = isFilterable(name) ? visibleColumn(model, name) : undefined
    if (!column) throw new Error(`${model.name} has no visible column "${name}" to filter by.`)
    const { own, apart } = columnFilters(name, condition, { column, model })
    if (own.length > 0 || apart.length === 0) add(name, own)
    further.push(...apart.map((other) => spelled(other, model)))
  }
  for (const [name, condition] of Object.entries(where.relations ?? {})) {
    const related = isFilterable(name) ? visibleRelation(model, name, scope.models) : undefined
    if (!related) throw new Error(`${model.name} has no visible relation "${name}" to filter by.`)
    const { relation, target } = related
    const whereOf = (inner: Where) => prismaWhere(inner, target, scope)
    const { own, apart } = relationFilters(condition, { name, relation, model, target, rules: rulesOf(target, scope), whereOf })
    if (own.length > 0 || apart.length === 0) add(name, own)
    further.push(...apart.map((other) => spelled(other, model)))
  }
  const filters = (list: readonly Where[]) => list.map((item) => nested(item, model, scope))
  // No alternative holds, but Prisma lets all records pass where such a filter is inside of another.
  if (where.or?.length === 0) throw new Error(`A filter on ${model.name} has alternatives, but none.`)
  if (where.and) further.push(...filters(where.and))
  if (further.length > 0) filter['AND'] = further
  if (where.or) filter['OR'] = filters(where.or)
  if (where.not && where.not.length > 0) filter['NOT'] = filters(where.not)
  return spelled(filter, model)
}

/** One of several filters: an empty one would make `OR` hold for all, and nothing of the kind is ever meant. */
function nested(where: Where, model: Model, scope: RuleScope): PrismaArgs {
  const filter = prismaWhere(where, model, scope)
  if (Object.keys(filter).length === 0) throw new Error(`A filter on ${model.name} inside of another is empty.`)
  return filter
}

/**
 * The filters of one column, all of which must hold: its own, of which what Prisma would name by one key twice needs two,
 * and those that stand apart because they name the column themselves.
 */
type ColumnFilters = { readonly own: PrismaArgs[]; readonly apart: PrismaArgs[] }

function columnFilters(name: string, condition: Condition | undefined, { column, model }: { readonly column: Column; readonly model: Model }): ColumnFilters {
  const own: PrismaArgs[] = []
  const apart: PrismaArgs[] = []
  if (condition === undefined) return { own, apart }
  const { mode, isNull } = condition
  const filter: { [operator: string]: unknown } = {}
  for (const [operator, value] of Object.entries<unknown>(condition)) {
    if (holdsUndefined(value)) return { own: [], apart: [] }
    if (operator === 'isNull' || operator === 'mode') continue
    // Without alternatives a list that was never set is not found, which is less than to fail.
    const other = combinatorsOf(model).includes('OR') ? listFilter({ name, column, operator, value }) : undefined
    if (other) apart.push(other)
    else filter[operator] = typeof value === 'string' && isLike(operator, mode) ? escapeLike(value) : prismaValue(value, column)
  }
  if (Object.keys(filter).length > 0) own.push(mode === undefined ? filter : { ...filter, mode })
  // A document may hold JSON's null where the column is not null: a reply shows both alike.
  const none = column.kind === 'json' ? AnyNull : null
  if (isNull !== undefined) own.push(isNull ? { equals: none } : { not: none })
  return { own, apart }
}

/** Whether the operator becomes a `LIKE`; without case, equality does too. */
function isLike(operator: string, mode: Condition['mode']): boolean {
  if (operator === 'equals' || operator === 'not') return mode !== undefined
  return operator === 'contains' || operator === 'startsWith' || operator === 'endsWith'
}

function holdsUndefined(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.includes(undefined))
}

/** Makes `%`, `_` and the backslash stand for themselves in a `LIKE` whose escape is the backslash. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`)
}
