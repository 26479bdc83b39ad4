import { constrains } from './constrains.js'
import type { Context } from './context.js'
import { query } from './door.js'
import type { Where } from './list-query.js'
import type { Model, ModelTypes } from './model.js'
import { Problem } from './problem.js'
import { statementFilters } from './statement-filters.js'
import { inTransaction } from './transaction.js'

/**
 * Makes records, all or none of them, for Prisma makes one transaction of what takes several statements, with all that belongs to such a write of the model.
 *
 * @returns how many
 * @throws Problem as the door does
 */
export async function createRecords<T extends ModelTypes>(ctx: Context, model: Model<T>, data: readonly T['create'][]): Promise<number> {
  return data.length === 0 ? 0 : query(ctx, model, 'createMany', { data })
}

/**
 * Changes what the data names in all records that match, with all that belongs to such a write of the model; no data, no change.
 *
 * @returns how many were written
 * @throws Problem as the door does, and `invalid-query` for more records than one request may write, of which none is written
 * @throws Error for a filter that keeps no record out
 */
export async function updateRecords<T extends ModelTypes>(ctx: Context, model: Model<T>, where: Where, data: T['update']): Promise<number> {
  mustConstrain(where, model)
  if (!Object.values(data).some((value) => value !== undefined)) return 0
  return capped(ctx, model, where, (inner, part) => query(inner, model, 'updateMany', { ...part, data }))
}

/**
 * Deletes all records that match, with all that belongs to such a write of the model.
 *
 * @returns how many
 * @throws Problem as the door does, and `invalid-query` for more records than one request may write, of which none is deleted
 * @throws Error for a filter that keeps no record out
 */
export async function deleteRecords<T extends ModelTypes>(ctx: Context, model: Model<T>, where: Where): Promise<number> {
  mustConstrain(where, model)
  return capped(ctx, model, where, (inner, part) => query(inner, model, 'deleteMany', part))
}

type Part = { readonly where: Where; readonly limit: number }

/** Writes all records that match, and undoes that where it turns out to be more than may be. */
function capped(ctx: Context, model: Model, where: Where, write: (ctx: Context, part: Part) => Promise<number>): Promise<number> {
  const most = ctx.limits.maxBulkRecords
  return inTransaction(ctx, async (inner) => {
    const limit = most + 1
    let count = 0
    for (const filter of await statementFilters(inner, model, where, limit)) count += await write(inner, { where: filter, limit })
    if (count <= most) return count
    const detail = `More than ${most} records match, and one request writes no more.`
    throw new Problem('invalid-query', { errors: [{ parameter: 'where', code: 'too-many-records', detail }] })
  })
}

function mustConstrain(where: Where, { name }: Model): void {
  if (!constrains(where)) throw new Error(`A write of many records of ${name} has a filter that keeps none out.`)
}
