import type { IncludeTree, Selection } from './list-query.js'
import type { Model, Models } from './model.js'
import { prismaOrder } from './prisma-order.js'
import type { PrismaArgs } from './prisma-where.js'
import { visibleColumn, visibleRelation } from './visible.js'

/** What a selection is turned into arguments with. */
export type SelectionOptions = {
  readonly models: Models
  /** Records of an included list relation. */
  readonly maxIncludedRecords: number
}

/** The columns never to read, by model; none of most. */
const omitted = new WeakMap<Model, PrismaArgs>()

/**
 * A selection as Prisma takes it: `select` where columns are named, else all columns but those that are not shown.
 *
 * @throws Error for a column or relation that the model does not have or does not show
 */
export function prismaSelection(selection: Selection, model: Model, options: SelectionOptions): PrismaArgs {
  const include = selection.include ? prismaInclude(selection.include, model, options) : {}
  if (!selection.columns) {
    return { ...omitOf(model), ...(Object.keys(include).length > 0 && { include }) }
  }
  const select: { [name: string]: unknown } = {}
  for (const name of selection.columns) {
    if (!visibleColumn(model, name)) throw new Error(`${model.name} has no visible column "${name}" to select.`)
    select[name] = true
  }
  const all = { ...select, ...include }
  if (Object.keys(all).length === 0) throw new Error(`A selection of ${model.name} names nothing.`)
  return { select: all }
}

function prismaInclude(tree: IncludeTree, model: Model, options: SelectionOptions): PrismaArgs {
  const include: { [name: string]: unknown } = {}
  for (const [name, selection] of Object.entries(tree)) {
    const related = visibleRelation(model, name, options.models)
    if (!related) throw new Error(`${model.name} has no visible relation "${name}" to include.`)
    const args = prismaSelection(selection ?? {}, related.target, options)
    include[name] =
      related.relation.list === true ? { ...args, ...bounded(related.target, options) } : isEmpty(args) ? true : args
  }
  return include
}

/** A list relation is cut at a number of records, always the same ones. */
function bounded(target: Model, { models, maxIncludedRecords }: SelectionOptions): PrismaArgs {
  return { orderBy: prismaOrder([], target, models), take: maxIncludedRecords }
}

function omitOf(model: Model): PrismaArgs {
  const known = omitted.get(model)
  if (known) return known
  const names = Object.keys(model.columns).filter((name) => !visibleColumn(model, name))
  const args = names.length > 0 ? { omit: Object.fromEntries(names.map((name) => [name, true])) } : {}
  omitted.set(model, args)
  return args
}

function isEmpty(args: PrismaArgs): boolean {
  return Object.keys(args).length === 0
}
