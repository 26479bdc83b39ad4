import { afterCommit } from './after-commit.js'
import type { CommitWork, Context } from './context.js'
import { hooksOf, type Maybe } from './hooks.js'
import type { Model, ModelTypes } from './model.js'
import { inTransaction } from './transaction.js'

/** Whether a hook is to see each record that is so written: then one statement must not write many. */
export function hasWriteHook<T extends ModelTypes>(ctx: Context, model: Model<T>, action: 'create' | 'update' | 'delete'): boolean {
  const { before, after, afterCommit: committed } = hooksOf(ctx, model)
  return [before, after, committed].some((hooks) => hooks?.[action] !== undefined)
}

/**
 * Makes a record between the hooks of that. With hooks before or after it there is a transaction, which they are inside of.
 *
 * @param write is given the data that the hooks have settled
 */
export function createWithHooks<T extends ModelTypes>(
  ctx: Context,
  model: Model<T>,
  data: T['create'],
  write: (ctx: Context, data: T['create']) => Promise<T['read']>,
): Promise<T['read']> {
  const hooks = hooksOf(ctx, model)
  const [before, after, committed] = [hooks.before?.create, hooks.after?.create, hooks.afterCommit?.create]
  return within(ctx, before !== undefined || after !== undefined, async (inner) => {
    const given = laidOver(data, await before?.(inner, { data }))
    const written = await write(inner, given)
    const record = (await after?.(inner, { data: given, record: written })) ?? written
    if (committed) onceCommitted(inner, (later) => committed(later, { data: given, record }))
    return record
  })
}

/** Changes a record between the hooks of that, as `createWithHooks` makes one. */
export function updateWithHooks<T extends ModelTypes>(
  ctx: Context,
  model: Model<T>,
  { key, data }: { readonly key: T['key']; readonly data: T['update'] },
  write: (ctx: Context, data: T['update']) => Promise<T['read']>,
): Promise<T['read']> {
  const hooks = hooksOf(ctx, model)
  const [before, after, committed] = [hooks.before?.update, hooks.after?.update, hooks.afterCommit?.update]
  return within(ctx, before !== undefined || after !== undefined, async (inner) => {
    const given = laidOver(data, await before?.(inner, { key, data }))
    const written = await write(inner, given)
    const record = (await after?.(inner, { key, data: given, record: written })) ?? written
    if (committed) onceCommitted(inner, (later) => committed(later, { key, data: given, record }))
    return record
  })
}

/** Deletes a record between the hooks of that, as `createWithHooks` makes one. */
export function deleteWithHooks<T extends ModelTypes>(
  ctx: Context,
  model: Model<T>,
  key: T['key'],
  write: (ctx: Context) => Promise<void>,
): Promise<void> {
  const hooks = hooksOf(ctx, model)
  const [before, after, committed] = [hooks.before?.delete, hooks.after?.delete, hooks.afterCommit?.delete]
  return within(ctx, before !== undefined || after !== undefined, async (inner) => {
    await before?.(inner, { key })
    await write(inner)
    await after?.(inner, { key })
    if (committed) onceCommitted(inner, (later) => committed(later, { key }))
  })
}

function within<R>(ctx: Context, isTransaction: boolean, work: (ctx: Context) => Promise<R>): Promise<R> {
  return isTransaction ? inTransaction(ctx, work) : work(ctx)
}

function laidOver<D extends object>(data: D, changed: Maybe<Partial<D>>): D {
  return changed ? { ...data, ...changed } : data
}

/** Without a transaction a statement is committed by itself. */
function onceCommitted(ctx: Context, work: CommitWork): void {
  if (ctx.onCommit) ctx.onCommit(work)
  else afterCommit(ctx, [work])
}
