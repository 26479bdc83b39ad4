import type { Context } from './context.js'
import { query } from './door.js'
import { encodeRecord } from './encode.js'
import { matchesRecord, type EntityTags } from './entity-tag.js'
import type { Model, ModelTypes } from './model.js'
import { missing } from './no-such-record.js'
import type { Guard } from './prisma-guard.js'
import { Problem } from './problem.js'
import { recordTag } from './record-tag.js'
import type { Among } from './rules.js'
import { inTransaction } from './transaction.js'

/** Which record to write, and the states of it that the write is for. */
export type Target<T extends ModelTypes> = { readonly key: T['key']; readonly tags: EntityTags }

/** How often a write is tried whose record changes between the look at it and the write, and has a tag that fits each time. */
const ATTEMPTS = 3

/**
 * Changes a record that is still in one of the states named. Of all who write the same state at once, one succeeds: the
 * statement itself asks for the state it is to change, or the database has nobody write between the look and the change.
 *
 * @param data no data, no change
 * @returns the record as it is then
 * @throws Problem `not-found`, `precondition-failed`, `conflict` when others were in the way again and again; and those of
 * the door
 */
export async function updateIfMatch<T extends ModelTypes>(ctx: Context, model: Model<T>, target: Target<T>, data: T['update']): Promise<T['read']> {
  const { key } = target
  if (!Object.values(data).some((value) => value !== undefined)) {
    await expectState(ctx, model, target)
    return query(ctx, model, 'update', { key, data })
  }
  return writeIfMatch(ctx, model, target, {
    guarded: async (guard) => (await query(ctx, model, 'updateGuarded', { key, data, guard })) > 0,
    // What was written: another request may have come since, and then it is that one's record.
    done: async () => (await query(ctx, model, 'findOne', { key })) ?? missing(),
    alone: (inner) => query(inner, model, 'update', { key, data }),
  })
}

/**
 * Deletes a record that is still in one of the states named.
 *
 * @throws Problem `not-found`, `precondition-failed`, `conflict` when others were in the way again and again; and those of
 * the door
 */
export async function deleteIfMatch<T extends ModelTypes>(ctx: Context, model: Model<T>, target: Target<T>): Promise<void> {
  const { key } = target
  await writeIfMatch(ctx, model, target, {
    guarded: async (guard) => (await query(ctx, model, 'deleteGuarded', { key, guard })) > 0,
    done: () => Promise.resolve(),
    alone: async (inner) => {
      await query(inner, model, 'delete', { key })
    },
  })
}

/**
 * Restores a record that was deleted softly and is still in one of the states named.
 *
 * @returns the record, which is there again
 * @throws Problem as `deleteIfMatch` does
 */
export async function restoreIfMatch<T extends ModelTypes>(ctx: Context, model: Model<T>, target: Target<T>): Promise<T['read']> {
  const { key } = target
  return writeIfMatch(ctx, model, target, {
    among: 'deleted',
    guarded: async (guard) => (await query(ctx, model, 'restoreGuarded', { key, guard })) > 0,
    done: async () => (await query(ctx, model, 'findOne', { key })) ?? missing(),
    alone: (inner) => query(inner, model, 'restore', { key }),
  })
}

/**
 * Deletes a record for good that is still in one of the states named, whether or not it was deleted softly.
 *
 * @throws Problem as `deleteIfMatch` does
 */
export async function purgeIfMatch<T extends ModelTypes>(ctx: Context, model: Model<T>, target: Target<T>): Promise<void> {
  const { key } = target
  await writeIfMatch(ctx, model, target, {
    among: 'all',
    guarded: async (guard) => (await query(ctx, model, 'purgeGuarded', { key, guard })) > 0,
    done: () => Promise.resolve(),
    alone: async (inner) => {
      await query(inner, model, 'purge', { key })
    },
  })
}

/** The ways to write: by a statement that holds the state, and, where nothing could hold it, with nobody else around. */
type Write<R> = {
  /** Which records the one to write may be among; those that are there when absent. */
  readonly among?: Among
  /** Whether it found the state that the guard says. */
  readonly guarded: (guard: Guard) => Promise<boolean>
  readonly done: () => Promise<R>
  readonly alone: (ctx: Context) => Promise<R>
}

async function writeIfMatch<T extends ModelTypes, R>(ctx: Context, model: Model<T>, target: Target<T>, write: Write<R>): Promise<R> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const guard = await expectState(ctx, model, target, write.among)
    if (!guard) break
    ctx.throwIfAborted()
    if (await write.guarded(guard)) return write.done()
  }
  // There is no column that tells states apart, or equality does not find its value.
  return inTransaction(ctx, async (inner) => {
    await expectState(inner, model, target, write.among)
    return write.alone(inner)
  })
}

/**
 * What tells the present state of the record from others, which is one of those named.
 *
 * @param among which records it may be one of; those that are there when absent
 * @throws Problem `not-found`, `precondition-failed`
 */
export async function expectState<T extends ModelTypes>(
  ctx: Context,
  model: Model<T>,
  { key, tags }: Target<T>,
  among: Among = 'present',
): Promise<Guard | undefined> {
  const state = (await query(ctx, model, 'state', { key, among })) ?? missing()
  const tag = recordTag(encodeRecord(state.record, model, ctx.models), model)
  if (tag === undefined || !matchesRecord(tags, tag)) {
    throw new Problem('precondition-failed', { detail: 'The record has changed since: If-Match names none of its present state.' })
  }
  return state.guard
}
