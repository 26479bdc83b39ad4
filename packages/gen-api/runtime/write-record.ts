import { deleteIfMatch, purgeIfMatch, restoreIfMatch, updateIfMatch } from './conditional-write.js'
import type { Context } from './context.js'
import { query } from './door.js'
import type { EntityTags } from './entity-tag.js'
import type { Model, ModelTypes } from './model.js'
import { createWithHooks, deleteWithHooks, updateWithHooks } from './write-hooks.js'

/** Which record to write, and the states of it that the write is for; any when absent. */
export type WriteTarget<T extends ModelTypes> = { readonly key: T['key']; readonly tags?: EntityTags }

/** Makes a record, with all that belongs to a write of the model. Errors are those of the door and of hooks. */
export function createRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, data: T['create']): Promise<T['read']> {
  return createWithHooks(ctx, model, data, (inner, given) => query(inner, model, 'create', { data: given }))
}

/**
 * Changes what the data names, with all that belongs to a write of the model; no data, no change.
 *
 * @returns the record as it is then
 * @throws Problem as the door does, and `precondition-failed`
 */
export function updateRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, target: WriteTarget<T>, data: T['update']): Promise<T['read']> {
  const { key, tags } = target
  return updateWithHooks(ctx, model, { key, data }, (inner, given) =>
    // Of any state is the record that is there, and that is asked of every write.
    tags === undefined || tags === '*'
      ? query(inner, model, 'update', { key, data: given })
      : updateIfMatch(inner, model, { key, tags }, given),
  )
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
 * @throws Problem as the door does, and `precondition-failed`
 */
export async function purgeRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, target: WriteTarget<T>): Promise<void> {
  const { key, tags } = target
  await (tags === undefined || tags === '*' ? query(ctx, model, 'purge', { key }) : purgeIfMatch(ctx, model, { key, tags }))
}
