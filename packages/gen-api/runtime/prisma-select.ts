import type { Limits } from './context.js'
import { includedTake } from './included-records.js'
import type { IncludeTree, Selection } from './list-query.js'
import type { Model } from './model.js'
import { prismaOrder } from './prisma-order.js'
import type { PrismaArgs } from './prisma-args.js'
import { rulesOf, type RuleScope } from './rules.js'
import { visibleColumn, visibleRelation } from './visible.js'

/** What a selection is turned into arguments with. */
export type SelectionOptions = RuleScope & { readonly limits: Limits }

/** The columns never to read, by model; none of most. */
const omitted = new WeakMap<Model, PrismaArgs>()

/**
 * A selection as Prisma takes it: `select` where columns are named, else all columns but those that are not shown. Of a
 * relation to one it reads what the target's rules ask for besides, for Prisma takes no filter there: what comes of it is for
 * `presentOnly`.
 *
 * @throws Error for a column or relation that the model does not have or does not show
 */
export function prismaSelection(selection: Selection, model: Model, options: SelectionOptions): PrismaArgs {
  return selectionArgs(selection, { model, lists: 0 }, options)
}

/** Where a selection stands: the model it is of, how many lists lie around it, and columns to read whatever it says. */
type Place = { readonly model: Model; readonly lists: number; readonly extra?: readonly string[] }

function selectionArgs(selection: Selection, place: Place, options: SelectionOptions): PrismaArgs {
  const { model, extra = [] } = place
  const include = selection.include ? prismaInclude(selection.include, place, options) : {}
  if (!selection.columns) {
    return { ...omitOf(model, extra), ...(Object.keys(include).length > 0 && { include }) }
  }
  const select: { [name: string]: unknown } = Object.fromEntries(extra.map((name) => [name, true]))
  for (const name of selection.columns) {
    if (!visibleColumn(model, name)) throw new Error(`${model.name} has no visible column "${name}" to select.`)
    select[name] = true
  }
  const all = { ...select, ...include }
  if (Object.keys(all).length === 0) throw new Error(`A selection of ${model.name} names nothing.`)
  return { select: all }
}

function prismaInclude(tree: IncludeTree, { model, lists }: Place, options: SelectionOptions): PrismaArgs {
  const include: { [name: string]: unknown } = {}
  for (const [name, selection] of Object.entries(tree)) {
    const related = visibleRelation(model, name, options.models)
    if (!related) throw new Error(`${model.name} has no visible relation "${name}" to include.`)
    const { relation, target } = related
    const isList = relation.list === true
    const rules = rulesOf(target, options)
    const extra = isList || !rules ? [] : Object.keys(rules)
    const args = selectionArgs(selection ?? {}, { model: target, lists: isList ? lists + 1 : lists, extra }, options)
    // A list is cut at a number of records, always the same ones.
    const bounds = { ...(rules && { where: rules }), orderBy: prismaOrder([], target, options.models), take: includedTake(lists, options.limits) }
    include[name] = isList ? { ...args, ...bounds } : isEmpty(args) ? true : args
  }
  return include
}

function omitOf(model: Model, extra: readonly string[]): PrismaArgs {
  const known = extra.length === 0 ? omitted.get(model) : undefined
  if (known) return known
  const names = Object.keys(model.columns).filter((name) => !visibleColumn(model, name) && !extra.includes(name))
  // Prisma reads no record without a column: of one that shows none it is given the first, which no reply has in it.
  if (names.length === Object.keys(model.columns).length) names.shift()
  const args = names.length > 0 ? { omit: Object.fromEntries(names.map((name) => [name, true])) } : {}
  if (extra.length === 0) omitted.set(model, args)
  return args
}

function isEmpty(args: PrismaArgs): boolean {
  return Object.keys(args).length === 0
}
