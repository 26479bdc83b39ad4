import { spelled } from './combinators.js'
import type { RelationCondition, Where } from './list-query.js'
import type { Model, Relation } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { ruled } from './rules.js'

/** What the condition on a relation is turned into a filter with. */
export type RelationPlace = {
  readonly name: string
  readonly relation: Relation
  /** The model that has the relation. */
  readonly model: Model
  /** The model it leads to. */
  readonly target: Model
  /** What related records must meet to be there. */
  readonly rules: PrismaArgs | undefined
  /** The filter of related records. */
  readonly whereOf: (where: Where) => PrismaArgs
}

/**
 * The filters of one relation, all of which must hold: those that stand under its name, and those that stand apart. Related
 * records that are not there count for nothing, under no quantifier, and a relation to one of them leads nowhere.
 */
export type RelationFilters = { readonly own: readonly PrismaArgs[]; readonly apart: readonly PrismaArgs[] }

/** A condition on a relation as Prisma takes it. */
export function relationFilters(condition: RelationCondition | undefined, place: RelationPlace): RelationFilters {
  const { rules, target, whereOf } = place
  const filter: { [operator: string]: unknown } = {}
  const own: PrismaArgs[] = []
  for (const operator of ['is', 'some', 'none'] as const) {
    const where = condition?.[operator]
    if (where) filter[operator] = ruled(whereOf(where), rules, target)
  }
  const every = condition?.every && whereOf(condition.every)
  if (every && (!rules || Object.keys(every).length === 0)) filter['every'] = every
  if (Object.keys(filter).length > 0) own.push(filter)
  // Of those that are there, none is another one.
  if (every && filter['every'] === undefined) own.push({ none: ruled(spelled({ NOT: [every] }, target), rules, target) })
  const isNull = condition?.isNull
  if (isNull === undefined) return { own, apart: [] }
  if (rules) {
    // Prisma takes what leads nowhere for what is not as asked, and no null for a relation that has to lead somewhere.
    const isThere = { [place.name]: { is: rules } }
    return { own, apart: [isNull ? { NOT: [isThere] } : isThere] }
  }
  const key = compoundKey(place.relation, place.model)
  if (key.length === 0) return { own: [...own, isNull ? { is: null } : { isNot: null }], apart: [] }
  const isNone = { OR: key.map((part) => ({ [part]: null })) }
  return { own, apart: [isNull ? isNone : { AND: key.map((part) => ({ [part]: { not: null } })) }] }
}

/**
 * The columns that make a relation absent, of a key that has several. Prisma would ask that all of the key be null, which a
 * column that serves another relation as well may never be.
 */
function compoundKey({ fields = [] }: Relation, { columns }: Model): readonly string[] {
  return fields.length > 1 ? fields.filter((name) => columns[name]?.nullable === true) : []
}
