import type { Context } from './context.js'
import { query } from './door.js'
import type { ListQuery, Page } from './list-query.js'
import type { Model, ModelTypes } from './model.js'

/** Reads one page, and counts all that match unless the request says not to. */
export async function list<T extends ModelTypes>(ctx: Context, model: Model<T>, request: ListQuery): Promise<Page<T['read']>> {
  const { where, orderBy, selection, skip = 0, take = ctx.limits.defaultTake, total = true } = request
  const filter = where ? { where } : {}
  // One record more than the page holds tells whether there is another page.
  const reading = query(ctx, model, 'findMany', {
    ...filter,
    ...(orderBy && { orderBy }),
    ...(selection && { selection }),
    skip,
    take: take + 1,
  })
  const [records, count] = await Promise.all([reading, total ? query(ctx, model, 'count', filter) : null])
  const hasMore = records.length > take
  return { data: hasMore ? records.slice(0, take) : records, meta: { total: count, skip, take, hasMore, nextCursor: null } }
}
