import type { Context } from './context.js'
import { query } from './door.js'
import { hooksOf } from './hooks.js'
import type { Page } from './list-query.js'
import { list } from './list.js'
import type { Model, ModelTypes } from './model.js'

/** Reads a page between the hooks of that. Errors are those of `list` and of the hooks. */
export async function listWithHooks<T extends ModelTypes>(ctx: Context, model: Model<T>, request: T['query']): Promise<Page<T['read']>> {
  const { before, after } = hooksOf(ctx, model)
  const asked = (await before?.list?.(ctx, { query: request })) ?? request
  const page = await list(ctx, model, asked)
  return (await after?.list?.(ctx, { query: asked, page })) ?? page
}

/**
 * Counts records behind the hook that comes before that.
 *
 * @param request `limit`: where counting may stop
 */
export async function countWithHooks<T extends ModelTypes>(
  ctx: Context,
  model: Model<T>,
  { limit, ...request }: Pick<T['query'], 'where'> & { readonly limit?: number },
): Promise<number> {
  const { where } = (await hooksOf(ctx, model).before?.count?.(ctx, { query: request })) ?? request
  return query(ctx, model, 'count', { ...(where && { where }), ...(limit !== undefined && { limit }) })
}

/** Reads the record with a key between the hooks of that; null where there is none, or a hook keeps it back. */
export async function findWithHooks<T extends ModelTypes>(
  ctx: Context,
  model: Model<T>,
  key: T['key'],
  request: Pick<T['query'], 'selection'>,
): Promise<T['read'] | null> {
  const { before, after } = hooksOf(ctx, model)
  const asked = (await before?.get?.(ctx, { key, query: request })) ?? request
  const { selection } = asked
  const record = await query(ctx, model, 'findOne', { key, ...(selection && { selection }) })
  if (!record) return null
  const seen = await after?.get?.(ctx, { key, query: asked, record })
  return seen === undefined ? record : seen
}
