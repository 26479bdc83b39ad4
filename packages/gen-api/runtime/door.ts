import type { Context } from './context.js'
import { manyActions, type ManyDelegate, type ManyInputs, type ManyResults } from './door-many.js'
import { prismaLinks, type Links } from './links.js'
import type { OrderTerm, Scalar, Selection, Where } from './list-query.js'
import type { Model, ModelTypes, Values } from './model.js'
import { missing } from './no-such-record.js'
import type { PrismaArgs } from './prisma-args.js'
import { presentOnly } from './present-only.js'
import { prismaData } from './prisma-data.js'
import { prismaProblem } from './prisma-error.js'
import { guardedData, guardedWhere, guardOf, keyFilter, stateSelect, updateData, type Guard } from './prisma-guard.js'
import { prismaOrder } from './prisma-order.js'
import { prismaSelection } from './prisma-select.js'
import { prismaValue } from './prisma-value.js'
import { prismaWhere } from './prisma-where.js'
import { deletion, ruled, rulesOf, type Among } from './rules.js'
import { visibleColumn } from './visible.js'

/** What each action on a model takes. */
export type Inputs<T extends ModelTypes = ModelTypes> = ManyInputs<T> & {
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
  /** The keys of the records that match, hidden or not: for writes, and for nobody to see. */
  readonly keys: { readonly where: Where; readonly limit: number }
  /** The values of a column, each once, in the database's order. */
  readonly distinct: { readonly column: string; readonly direction: OrderTerm['direction']; readonly where?: Where }
  /** One record of those that match, for who writes a reference to it: the columns named, shown or not. */
  readonly lookup: { readonly where: Where; readonly columns: readonly string[] }
  readonly create: { readonly data: T['create']; readonly links?: Links }
  readonly update: { readonly key: T['key']; readonly data: T['update']; readonly links?: Links }
  readonly delete: { readonly key: T['key'] }
  /** What is added to columns of all records that match, by their names. */
  readonly increment: { readonly where: Where; readonly by: Values }
  /** Makes a record be there again that was deleted softly. */
  readonly restore: { readonly key: T['key'] }
  /** Deletes a record for good, whether or not it was deleted softly. */
  readonly purge: { readonly key: T['key'] }
  /** What tells the state of a record from others; `among`: which records it may be one of. */
  readonly state: { readonly key: T['key']; readonly among?: Among }
  /** A write of a record that is in the state that the guard says, and else of none. */
  readonly updateGuarded: { readonly key: T['key']; readonly data: T['update']; readonly guard: Guard }
  readonly deleteGuarded: { readonly key: T['key']; readonly guard: Guard }
  readonly restoreGuarded: { readonly key: T['key']; readonly guard: Guard }
  readonly purgeGuarded: { readonly key: T['key']; readonly guard: Guard }
}

/** What each action on a model gives. */
export type Results<T extends ModelTypes = ModelTypes> = ManyResults & {
  readonly findMany: T['read'][]
  readonly findOne: T['read'] | null
  readonly count: number
  readonly keys: T['key'][]
  readonly distinct: Scalar[]
  readonly lookup: Values | null
  readonly create: T['read']
  readonly update: T['read']
  readonly restore: T['read']
  /** How many were written. */
  readonly increment: number
  /** How many were deleted: one, for that there is none is an error. */
  readonly delete: number
  readonly purge: number
  /** The columns of its tag, and the guard of a write; without one no statement can tell states apart. */
  readonly state: { readonly record: Values; readonly guard?: Guard } | null
  /** How many were written: one or none. */
  readonly updateGuarded: number
  readonly deleteGuarded: number
  readonly restoreGuarded: number
  readonly purgeGuarded: number
}

/** What can be done with a model. */
export type Action = keyof Inputs

/** What is called of the Prisma client for one model. */
type Delegate<T extends ModelTypes> = ManyDelegate & {
  findMany(args: PrismaArgs): Promise<(T['read'] & T['key'])[]>
  findUnique(args: PrismaArgs): Promise<T['read'] | null>
  count(args: PrismaArgs): Promise<number>
  groupBy(args: PrismaArgs): Promise<{ readonly [column: string]: Scalar }[]>
  create(args: PrismaArgs): Promise<T['read'] | null>
  update(args: PrismaArgs): Promise<T['read'] | null>
  delete(args: PrismaArgs): Promise<T['read']>
}

/** What an action is to a client, which is told of its faults, where that is another. */
const KINDS = {
  keys: 'findMany',
  lookup: 'update',
  state: 'findOne',
  increment: 'update',
  updateGuarded: 'update',
  deleteGuarded: 'delete',
  restore: 'delete',
  purge: 'delete',
  restoreGuarded: 'delete',
  purgeGuarded: 'delete',
} as const

/**
 * The one door to the database: every call of the Prisma client for a model is made here, with arguments made here.
 * Columns that are not shown are never read, filtered or sorted by, at any level, whoever asks; but for the one that guards
 * writes, those that rules are about, and one where none is shown, which leave the process in no form. Records that a rule
 * keeps back are not there, at any level either.
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
  const actions: Actions<T> = new Door(ctx, model)
  try {
    return await actions[action](input)
  } catch (error) {
    throw prismaProblem(error, { model, action: kindOf(action) }) ?? error
  }
}

function kindOf(action: Action): Exclude<Action, keyof typeof KINDS> {
  return isOwn(action) ? KINDS[action] : action
}

function isOwn(action: Action): action is keyof typeof KINDS {
  return Object.hasOwn(KINDS, action)
}

type Actions<T extends ModelTypes> = { readonly [A in Action]: (input: Inputs<T>[A]) => Promise<Results<T>[A]> }

/**
 * The actions on one model in one context. Their functions are made once and not, as those of an object in a function would be,
 * for each call.
 */
class Door<T extends ModelTypes> implements Actions<T> {
  private readonly ctx: Context
  private readonly model: Model<T>
  private readonly delegate: Delegate<T>

  constructor(ctx: Context, model: Model<T>) {
    this.ctx = ctx
    this.model = model
    this.delegate = delegateOf(ctx.tx ?? ctx.db, model)
  }

  async findMany({ where, orderBy = [], cursor, skip = 0, take, selection }: Inputs<T>['findMany']) {
    const { ctx, model } = this
    const order = prismaOrder(orderBy, model, ctx.models)
    const records = await this.delegate.findMany({
      ...this.filter(where),
      ...(order.length > 0 && { orderBy: order }),
      ...(cursor && { cursor: keyWhere(cursor, model) }),
      ...(skip > 0 && { skip }),
      take,
      ...this.select(selection),
    })
    return selection ? presentOnly(records, selection, model, ctx) : records
  }

  async findOne({ key, selection }: Inputs<T>['findOne']) {
    const record = await this.delegate.findUnique({ where: this.one(key), ...this.select(selection) })
    return record && selection ? (presentOnly([record], selection, this.model, this.ctx)[0] ?? null) : record
  }

  count({ where, limit }: Inputs<T>['count']) {
    const { model } = this
    const page = { take: limit, ...(model.order && { orderBy: prismaOrder([], model, this.ctx.models) }) }
    return this.delegate.count({ ...this.filter(where), ...(limit !== undefined && page) })
  }

  keys({ where, limit }: Inputs<T>['keys']) {
    const columns = Object.fromEntries((this.model.key?.fields ?? []).map((name) => [name, true]))
    return this.delegate.findMany({ ...this.filter(where), select: columns, take: limit })
  }

  async distinct({ column, direction, where }: Inputs<T>['distinct']) {
    if (!visibleColumn(this.model, column)) throw new Error(`${this.model.name} has no visible column "${column}".`)
    const groups = await this.delegate.groupBy({ by: [column], ...this.filter(where), orderBy: { [column]: direction } })
    return groups.map((group) => group[column] ?? null)
  }

  async lookup({ where, columns }: Inputs<T>['lookup']) {
    const select = Object.fromEntries(columns.map((name) => [name, true]))
    const found: readonly Values[] = await this.delegate.findMany({ ...this.filter(where), take: 1, select })
    return found[0] ?? null
  }

  async create({ data, links }: Inputs<T>['create']) {
    const made = await this.delegate.create({ data: { ...prismaData(data, this.model), ...this.linked(links) }, ...this.select() })
    // Where a database does not return what it wrote, Prisma looks for it by its key, and takes a decimal in that for a double.
    return made ?? (await this.delegate.findUnique({ where: this.one(data), ...this.select() })) ?? missing()
  }

  async update({ key, data, links = {} }: Inputs<T>['update']) {
    const args = { where: this.one(key), ...this.select() }
    const isChange = Object.values(data).some((value) => value !== undefined) || Object.keys(links).length > 0
    const written = { ...updateData(data, this.model), ...this.linked(links) }
    // Where a database does not return what it wrote, another request may delete it before it is read.
    return (isChange ? await this.delegate.update({ ...args, data: written }) : await this.delegate.findUnique(args)) ?? missing()
  }

  async increment({ where, by }: Inputs<T>['increment']) {
    const added = Object.fromEntries(Object.entries(prismaData(by, this.model)).map(([name, increment]) => [name, { increment }]))
    return (await this.delegate.updateMany({ ...this.filter(where), data: { ...updateData({}, this.model), ...added } })).count
  }

  async delete({ key }: Inputs<T>['delete']) {
    const { ctx, model } = this
    if (model.softDelete === undefined) return this.purge({ key })
    // Where a database does not return what it wrote, Prisma's `update` looks first, and of many at once each would find it.
    const where = { ...keyFilter(key, model), ...rulesOf(model, ctx) }
    const { count } = await this.delegate.updateMany({ where, data: this.mark(ctx.clock()) })
    return count > 0 ? count : missing()
  }

  async restore({ key }: Inputs<T>['restore']) {
    return (await this.delegate.update({ where: this.one(key, 'deleted'), data: this.mark(null), ...this.select() })) ?? missing()
  }

  async purge({ key }: Inputs<T>['purge']) {
    await this.delegate.delete({ where: this.one(key, 'all'), ...this.select() })
    return 1
  }

  async state({ key, among }: Inputs<T>['state']) {
    const record: Values | null = await this.delegate.findUnique({ where: this.one(key, among), ...stateSelect(this.model) })
    const guard = record ? guardOf(record, this.model) : undefined
    return record && { record, ...(guard && { guard }) }
  }

  async updateGuarded({ key, data, guard }: Inputs<T>['updateGuarded']) {
    const written = guardedData(data, this.model, guard, this.ctx.clock())
    return (await this.delegate.updateMany({ where: this.guarded(key, guard), data: written })).count
  }

  async deleteGuarded({ key, guard }: Inputs<T>['deleteGuarded']) {
    if (this.model.softDelete === undefined) return this.purgeGuarded({ key, guard })
    return (await this.delegate.updateMany({ where: this.guarded(key, guard), data: this.guardedMark(this.ctx.clock(), guard) })).count
  }

  async restoreGuarded({ key, guard }: Inputs<T>['restoreGuarded']) {
    return (await this.delegate.updateMany({ where: this.guarded(key, guard, 'deleted'), data: this.guardedMark(null, guard) })).count
  }

  async purgeGuarded({ key, guard }: Inputs<T>['purgeGuarded']) {
    return (await this.delegate.deleteMany({ where: this.guarded(key, guard, 'all') })).count
  }

  createMany(input: Inputs<T>['createMany']) {
    return this.many().createMany(input)
  }

  updateMany(input: Inputs<T>['updateMany']) {
    return this.many().updateMany(input)
  }

  deleteMany(input: Inputs<T>['deleteMany']) {
    return this.many().deleteMany(input)
  }

  private many() {
    return manyActions(this.delegate, this.model, this.ctx)
  }

  private filter(where: Where | undefined): PrismaArgs {
    const rules = rulesOf(this.model, this.ctx)
    return where || rules ? { where: ruled(where ? prismaWhere(where, this.model, this.ctx) : {}, rules, this.model) } : {}
  }

  private linked(links: Links = {}): PrismaArgs {
    return prismaLinks(links, this.model, this.ctx.models, keyWhere)
  }

  private select(selection: Selection = {}): PrismaArgs {
    return prismaSelection(selection, this.model, this.ctx)
  }

  private one(key: T['key'], among?: Among): PrismaArgs {
    return { ...keyWhere(key, this.model), ...rulesOf(this.model, this.ctx, among) }
  }

  private guarded(key: T['key'], guard: Guard, among?: Among): PrismaArgs {
    return { ...guardedWhere(key, this.model, guard), ...rulesOf(this.model, this.ctx, among) }
  }

  private mark(at: Date | null): PrismaArgs {
    return updateData(deletion(this.model, at), this.model)
  }

  private guardedMark(at: Date | null, guard: Guard): PrismaArgs {
    return guardedData(deletion(this.model, at), this.model, guard, this.ctx.clock())
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
