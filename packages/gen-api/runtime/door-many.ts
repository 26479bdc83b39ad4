import type { Context } from './context.js'
import type { Where } from './list-query.js'
import type { Model, ModelTypes } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { prismaData } from './prisma-data.js'
import { updateData } from './prisma-guard.js'
import { prismaWhere } from './prisma-where.js'
import { deletion, ruled, rulesOf } from './rules.js'

/** What is called of the Prisma client to write many records of one model. */
export type ManyDelegate = {
  createMany(args: PrismaArgs): Promise<{ readonly count: number }>
  updateMany(args: PrismaArgs): Promise<{ readonly count: number }>
  deleteMany(args: PrismaArgs): Promise<{ readonly count: number }>
}

/** What writing many records takes. */
export type ManyInputs<T extends ModelTypes = ModelTypes> = {
  readonly createMany: { readonly data: readonly T['create'][] }
  /** `limit`: how many are written at most. Whoever asks makes sure that the filter keeps some out. */
  readonly updateMany: { readonly where: Where; readonly data: T['update']; readonly limit: number }
  readonly deleteMany: { readonly where: Where; readonly limit: number }
}

/** How many were written. */
export type ManyResults = { readonly [A in keyof ManyInputs]: number }

/** The door's actions that write many records; of those that a rule keeps back none is written. */
export function manyActions<T extends ModelTypes>(delegate: ManyDelegate, model: Model<T>, ctx: Context) {
  const filter = (where: Where) => ruled(prismaWhere(where, model, ctx), rulesOf(model, ctx), model)
  return {
    createMany: async ({ data }: ManyInputs<T>['createMany']) => (await delegate.createMany({ data: data.map((one) => prismaData(one, model)) })).count,
    async updateMany({ where, data, limit }: ManyInputs<T>['updateMany']) {
      return (await delegate.updateMany({ where: filter(where), data: updateData(data, model), limit })).count
    },
    async deleteMany({ where, limit }: ManyInputs<T>['deleteMany']) {
      const args = { where: filter(where), limit }
      if (model.softDelete === undefined) return (await delegate.deleteMany(args)).count
      return (await delegate.updateMany({ ...args, data: updateData(deletion(model, ctx.clock()), model) })).count
    },
  }
}
