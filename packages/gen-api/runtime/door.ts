import type { Context } from './context.js'
import type { OrderTerm, Scalar, Selection, Where } from './list-query.js'
import type { Model, ModelTypes, Values } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { prismaData } from './prisma-data.js'
import { prismaProblem } from './prisma-error.js'
import { guardedData, guardedWhere, guardOf, stateSelect, updateData, type Guard } from './prisma-guard.js'
import { prismaOrder } from './prisma-order.js'
import { prismaSelection } from './prisma-select.js'
import { prismaValue } from './prisma-value.js'
import { prismaWhere } from './prisma-where.js'
import { Problem } from './problem.js'
import { visibleColumn } from './visible.js'

/** What each action on a model takes. */
export type Inputs<T extends ModelTypes = ModelTypes> = {
  readonly findMany: {
    readonly where?: Where
    readonly orderBy?: readonly OrderTerm[]
    /** The record to begin with, in an order that no two records are level in. */
    readonly cursor?: T['key']
    readonly skip?: number
    readonly take: number
    readonly selection?: Selection
  }
  readonly findOne: { readonly key: T['key']; readonly selection?: Selection }
  /** `limit`: where counting may stop. */
  readonly count: { readonly where?: Where; readonly limit?: number }
  /** The values of a column, each once, in the database's order. */
  readonly distinct: { readonly column: string; readonly direction: OrderTerm['direction']; readonly where?: Where }
  readonly create: { readonly data: T['create'] }
  readonly update: { readonly key: T['key']; readonly data: T['update'] }
  readonly delete: { readonly key: T['key'] }
  /** What tells the state of a record from others. */
  readonly state: { readonly key: T['key'] }
  /** A write of a record that is in the state that the guard says, and else of none. */
  readonly updateGuarded: { readonly key: T['key']; readonly data: T['update']; readonly guard: Guard }
  readonly deleteGuarded: { readonly key: T['key']; readonly guard: Guard }
}

/** What each action on a model gives. */
export type Results<T extends ModelTypes = ModelTypes> = {
  readonly findMany: T['read'][]
  readonly findOne: T['read'] | null
  readonly count: number
  readonly distinct: Scalar[]
  readonly create: T['read']
  readonly update: T['read']
  readonly delete: T['read']
  /** The columns of its tag, and the guard of a write; without one no statement can tell states apart. */
  readonly state: { readonly record: Values; readonly guard?: Guard } | null
  /** How many were written: one or none. */
  readonly updateGuarded: number
  readonly deleteGuarded: number
}

/** What can be done with a model. */
export type Action = keyof Inputs

/** What is called of the Prisma client for one model. */
type Delegate<T extends ModelTypes> = {
  findMany(args: PrismaArgs): Promise<T['read'][]>
  findUnique(args: PrismaArgs): Promise<T['read'] | null>
  count(args: PrismaArgs): Promise<number>
  groupBy(args: PrismaArgs): Promise<{ readonly [column: string]: Scalar }[]>
  create(args: PrismaArgs): Promise<T['read']>
  update(args: PrismaArgs): Promise<T['read'] | null>
  delete(args: PrismaArgs): Promise<T['read']>
  updateMany(args: PrismaArgs): Promise<{ readonly count: number }>
  deleteMany(args: PrismaArgs): Promise<{ readonly count: number }>
}

/** What an action is to a client, which is told of its faults, where that is another. */
const KINDS = { state: 'findOne', updateGuarded: 'update', deleteGuarded: 'delete' } as const

/**
 * The one door to the database: every call of the Prisma client for a model is made here, with arguments made here.
 * Columns that are not shown are never read, filtered or sorted by, at any level, whoever asks; but for the one that guards
 * writes, which leaves the process in no form.
 *
 * @param input names and values as a checked request or a caller in the server gives them
 * @returns records with Prisma's values, as the model's types say
 * @throws Problem `unique-conflict`, `foreign-key`, `conflict`, `not-found` for an update or a deletion, `unavailable`, and
 * the `invalid-…` of the request's part for a value the database does not hold
 * @throws Error for a field that the model does not have or does not show: the caller's fault, told to no client
 */
export async function query<T extends ModelTypes, A extends Action>(
  ctx: Context,
  model: Model<T>,
  action: A,
  input: Inputs<T>[A],
): Promise<Results<T>[A]> {
  const run = actionsOf(ctx, model)[action]
  try {
    return await run(input)
  } catch (error) {
    throw prismaProblem(error, { model, action: kindOf(action) }) ?? error
  }
}

function kindOf(action: Action): Exclude<Action, keyof typeof KINDS> {
  return action === 'state' || action === 'updateGuarded' || action === 'deleteGuarded' ? KINDS[action] : action
}

type Actions<T extends ModelTypes> = { readonly [A in Action]: (input: Inputs<T>[A]) => Promise<Results<T>[A]> }

function actionsOf<T extends ModelTypes>(ctx: Context, model: Model<T>): Actions<T> {
  const { models, limits } = ctx
  const delegate = delegateOf(ctx.tx ?? ctx.db, model)
  const filter = (where: Where | undefined) => (where ? { where: prismaWhere(where, model, models) } : {})
  const select = (selection: Selection = {}) => prismaSelection(selection, model, { models, limits })
  return {
    findMany({ where, orderBy = [], cursor, skip = 0, take, selection }) {
      const order = prismaOrder(orderBy, model, models)
      return delegate.findMany({
        ...filter(where),
        ...(order.length > 0 && { orderBy: order }),
        ...(cursor && { cursor: keyWhere(cursor, model) }),
        ...(skip > 0 && { skip }),
        take,
        ...select(selection),
      })
    },
    findOne: ({ key, selection }) => delegate.findUnique({ where: keyWhere(key, model), ...select(selection) }),
    count({ where, limit }) {
      const page = { take: limit, ...(model.order && { orderBy: prismaOrder([], model, models) }) }
      return delegate.count({ ...filter(where), ...(limit !== undefined && page) })
    },
    async distinct({ column, direction, where }) {
      if (!visibleColumn(model, column)) throw new Error(`${model.name} has no visible column "${column}".`)
      const groups = await delegate.groupBy({ by: [column], ...filter(where), orderBy: { [column]: direction } })
      return groups.map((group) => group[column] ?? null)
    },
    create: ({ data }) => delegate.create({ data: prismaData(data, model), ...select() }),
    async update({ key, data }) {
      const args = { where: keyWhere(key, model), ...select() }
      const isChange = Object.values(data).some((value) => value !== undefined)
      const record = isChange ? await delegate.update({ ...args, data: updateData(data, model) }) : await delegate.findUnique(args)
      // Where a database does not return what it wrote, another request may delete it before it is read.
      if (!record) throw new Problem('not-found', { detail: 'There is no record with this id.' })
      return record
    },
    delete: ({ key }) => delegate.delete({ where: keyWhere(key, model), ...select() }),
    async state({ key }) {
      const record: Values | null = await delegate.findUnique({ where: keyWhere(key, model), ...stateSelect(model) })
      const guard = record ? guardOf(record, model) : undefined
      return record && { record, ...(guard && { guard }) }
    },
    async updateGuarded({ key, data, guard }) {
      const written = guardedData(data, model, guard, ctx.clock())
      return (await delegate.updateMany({ where: guardedWhere(key, model, guard), data: written })).count
    },
    deleteGuarded: async ({ key, guard }) => (await delegate.deleteMany({ where: guardedWhere(key, model, guard) })).count,
  }
}

/** Prisma's name for one record: the field, or the compound's name with the fields in it. */
function keyWhere(values: Values, { name, key, columns }: Model): PrismaArgs {
  if (!key) throw new Error(`${name} has no key.`)
  const fields = key.fields.map((field) => {
    const value = values[field]
    if (value === undefined || value === null) throw new Error(`The key of ${name} is without "${field}".`)
    const column = columns[field]
    return [field, column ? prismaValue(value, column) : value] as const
  })
  const where = Object.fromEntries(fields)
  return fields.length === 1 ? where : { [key.name]: where }
}

function delegateOf<T extends ModelTypes>(db: object, { name, delegate }: Model<T>): Delegate<T> {
  // The client's type depends on the schema, and each delegate's on the arguments. Here both are data; `T` says what
  // comes back.
  const delegates = db as { readonly [name: string]: Delegate<T> | undefined }
  const found = delegates[delegate]
  if (!found) throw new Error(`The Prisma client has no "${delegate}" for ${name}.`)
  return found
}
