import { constrains } from './constrains.js'
import type { Context } from './context.js'
import { query } from './door.js'
import type { Where } from './list-query.js'
import type { Model, ModelTypes, Values } from './model.js'
import { Problem } from './problem.js'
import { partedData } from './relation-parts.js'
import { allSpelledKeys, spelledKeys } from './spelled-keys.js'
import { statementFilters } from './statement-filters.js'
import { inTransaction } from './transaction.js'
import { hasWriteHook } from './write-hooks.js'
import { createRecord, deleteRecord, updateRecord } from './write-record.js'

/**
 * Makes records, all or none of them, with all that belongs to a write of the model: Prisma makes one transaction of what takes
 * several statements, and where a hook is to see each record, or related ones are written with it, they are made one by one in a
 * transaction of ours.
 *
 * @returns how many
 * @throws Problem as the door does
 */
export async function createRecords<T extends ModelTypes>(ctx: Context, model: Model<T>, data: readonly T['create'][]): Promise<number> {
  if (data.length === 0) return 0
  if (!hasWriteHook(ctx, model, 'create') && !data.some((one) => writesRelations(ctx, model, one))) return query(ctx, model, 'createMany', { data: await allSpelledKeys(ctx, model, data) })
  return inTransaction(ctx, async (inner) => {
    for (const one of data) await createRecord(inner, model, one)
    return data.length
  })
}

/**
 * Changes what the data names in all records that match, with all that belongs to a write of the model; no data, no change.
 *
 * @returns how many were written
 * @throws Problem as the door does, and `invalid-query` for more records than one request may write, of which none is written
 * @throws Error for a filter that keeps no record out
 */
export async function updateRecords<T extends ModelTypes>(ctx: Context, model: Model<T>, where: Where, data: T['update']): Promise<number> {
  mustConstrain(where, model)
  if (!Object.values(data).some((value) => value !== undefined)) return 0
  if (hasWriteHook(ctx, model, 'update') || writesRelations(ctx, model, data)) return eachOf(ctx, model, where, (inner, key) => updateRecord(inner, model, { key }, data))
  const spelled = await spelledKeys(ctx, model, data)
  return capped(ctx, model, where, (inner, part) => query(inner, model, 'updateMany', { ...part, data: spelled }))
}

/**
 * Deletes all records that match, with all that belongs to a write of the model.
 *
 * @returns how many
 * @throws Problem as the door does, and `invalid-query` for more records than one request may write, of which none is deleted
 * @throws Error for a filter that keeps no record out
 */
export async function deleteRecords<T extends ModelTypes>(ctx: Context, model: Model<T>, where: Where): Promise<number> {
  mustConstrain(where, model)
  if (hasWriteHook(ctx, model, 'delete')) return eachOf(ctx, model, where, (inner, key) => deleteRecord(inner, model, { key }))
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
    return count <= most ? count : tooMany(most)
  })
}

/** No statement writes many records and the related ones of each. */
function writesRelations(ctx: Context, model: Model, data: Values): boolean {
  return partedData(data, model, ctx.models).parts.length > 0
}

/** Writes the records that match one by one. */
function eachOf<T extends ModelTypes>(ctx: Context, model: Model<T>, where: Where, write: (ctx: Context, key: T['key']) => Promise<unknown>): Promise<number> {
  const most = ctx.limits.maxBulkRecords
  return inTransaction(ctx, async (inner) => {
    const keys = await query(inner, model, 'keys', { where, limit: most + 1 })
    if (keys.length > most) tooMany(most)
    for (const key of keys) await write(inner, key)
    return keys.length
  })
}

function tooMany(most: number): never {
  const detail = `More than ${most} records match, and one request writes no more.`
  throw new Problem('invalid-query', { errors: [{ parameter: 'where', code: 'too-many-records', detail }] })
}

function mustConstrain(where: Where, { name }: Model): void {
  if (!constrains(where)) throw new Error(`A write of many records of ${name} has a filter that keeps none out.`)
}
