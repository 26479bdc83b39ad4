import { deleteIfMatch, expectState, purgeIfMatch, restoreIfMatch, updateIfMatch } from './conditional-write.js'
import type { Context } from './context.js'
import { query } from './door.js'
import type { EntityTags } from './entity-tag.js'
import { hooksOf } from './hooks.js'
import type { Model, ModelTypes, Values } from './model.js'
import type { RecordWriters } from './record-writers.js'
import { partedData } from './relation-parts.js'
import { spelledKeys } from './spelled-keys.js'
import { refuseTakenId } from './taken-id.js'
import { inTransaction } from './transaction.js'
import { createWithHooks, deleteWithHooks, hasWriteHook, updateWithHooks } from './write-hooks.js'
import { writeWithRelations } from './write-with-relations.js'

/** Which record to write, and the states of it that the write is for; any when absent. */
export type WriteTarget<T extends ModelTypes> = { readonly key: T['key']; readonly tags?: EntityTags }

/** How related records are written: as any others. */
const writers: RecordWriters = {
  async create(ctx, model, data) {
    refuseTakenId(data, model, ctx)
    return createRecord(ctx, model, data)
  },
  update: updateRecord,
}

/**
 * Makes a record and the related ones that the data holds, with all that belongs to a write of each model. Only what writes
 * several records, or has hooks, opens a transaction.
 *
 * @returns the record, without related ones
 * @throws Problem as the door does, and `foreign-key` for a related record that is not there; and what hooks throw
 */
export function createRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, data: T['create']): Promise<T['read']> {
  return createWithHooks(ctx, model, data, (inner, given) => create(inner, model, given))
}

/**
 * Changes what the data names, related records in it included, with all that belongs to a write of each model; no data, no
 * change. Only what writes several records, or has hooks, opens a transaction.
 *
 * @returns the record as it is then, without related ones
 * @throws Problem as the door does, `precondition-failed`, and `foreign-key` for a related record that is not there; and what
 * hooks throw
 */
export function updateRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, target: WriteTarget<T>, data: T['update']): Promise<T['read']> {
  return updateWithHooks(ctx, model, { key: target.key, data }, (inner, given) => update(inner, model, target, given))
}

// What is read and written has the types of the model, which the compiler knows as the model's types only.
function create<T extends ModelTypes>(ctx: Context, model: Model<T>, data: T['create']): Promise<T['read']>
async function create(ctx: Context, model: Model, given: Values): Promise<Values> {
  const data = await spelledKeys(ctx, model, given)
  const body = partedData(data, model, ctx.models)
  if (body.parts.length === 0) return query(ctx, model, 'create', { data })
  return inTransaction(ctx, (inner) => writeWithRelations(inner, model, body, { write: (own) => query(inner, model, 'create', own), writers }))
}

function update<T extends ModelTypes>(ctx: Context, model: Model<T>, target: WriteTarget<T>, data: T['update']): Promise<T['read']>
async function update(ctx: Context, model: Model, { key, tags }: WriteTarget<ModelTypes>, given: Values): Promise<Values> {
  const data = await spelledKeys(ctx, model, given)
  const body = partedData(data, model, ctx.models)
  // Of any state is the record that is there, and that is asked of every write.
  const isConditional = tags !== undefined && tags !== '*'
  if (body.parts.length === 0) return isConditional ? updateIfMatch(ctx, model, { key, tags }, data) : query(ctx, model, 'update', { key, data })
  return inTransaction(ctx, async (inner) => {
    if (isConditional) await expectState(inner, model, { key, tags })
    return writeWithRelations(inner, model, body, { write: (own) => query(inner, model, 'update', { key, ...own }), writers })
  })
}

/**
 * Deletes a record, softly where the model says so, with all that belongs to a write of the model.
 *
 * @throws Problem as the door does, and `precondition-failed`
 */
export function deleteRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, target: WriteTarget<T>): Promise<void> {
  const { key, tags } = target
  return deleteWithHooks(ctx, model, key, async (inner) => {
    await (tags === undefined || tags === '*' ? query(inner, model, 'delete', { key }) : deleteIfMatch(inner, model, { key, tags }))
  })
}

/**
 * Makes a record be there again that was deleted softly, with all that belongs to a write of the model.
 *
 * @returns the record as it is then
 * @throws Problem as the door does, and `precondition-failed`; `not-found` for one that was not deleted, too
 */
export function restoreRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, target: WriteTarget<T>): Promise<T['read']> {
  const { key, tags } = target
  return tags === undefined || tags === '*' ? query(ctx, model, 'restore', { key }) : restoreIfMatch(ctx, model, { key, tags })
}

/**
 * Deletes a record for good, whether or not it was deleted softly, with all that belongs to a write of the model.
 *
 * @throws Problem as the door does, and `precondition-failed`; and what hooks throw
 */
export async function purgeRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, target: WriteTarget<T>): Promise<void> {
  const { key, tags } = target
  const purge = async (inner: Context) => {
    await (tags === undefined || tags === '*' ? query(inner, model, 'purge', { key }) : purgeIfMatch(inner, model, { key, tags }))
  }
  if (!hasWriteHook(ctx, model, 'delete')) return purge(ctx)
  await inTransaction(ctx, async (inner) => {
    if (await query(inner, model, 'state', { key })) return deleteWithHooks(inner, model, key, purge)
    // Hooks have seen it go before. Whether it may go for good is still for them to say.
    await hooksOf(inner, model).before?.delete?.(inner, { key })
    await purge(inner)
  })
}
