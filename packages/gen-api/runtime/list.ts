import type { Context } from './context.js'
import { readCursor, writeCursor } from './cursor.js'
import { query } from './door.js'
import type { ListQuery, Page, Selection } from './list-query.js'
import type { Model, ModelTypes, Values } from './model.js'
import { readBehind } from './read-behind.js'
import { isPagedByKey } from './visible.js'

/**
 * Reads one page, and counts all that match where the request asks for it.
 *
 * @throws Problem `invalid-query` and `cursor-expired` for a cursor that leads nowhere
 * @throws Error for a request that both starts at a cursor and skips records
 */
export async function list<T extends ModelTypes>(ctx: Context, model: Model<T>, request: ListQuery): Promise<Page<T['read']>> {
  const { where, orderBy = [], selection, cursor, skip = 0, take = ctx.limits.defaultTake } = request
  const { total = cursor === undefined } = request
  if (cursor !== undefined && skip > 0) throw new Error('A page starts at a cursor, or behind a number of records.')
  const hasCursor = isPagedByKey(model)
  const keyed = hasCursor && selection ? withKey(selection, model) : selection
  const filter = where && Object.keys(where).length > 0 ? { where } : {}
  // One record more than the page holds tells whether there is another page.
  const page = { ...filter, orderBy, take: take + 1, ...(keyed && { selection: keyed }) }
  const reading =
    cursor === undefined
      ? query(ctx, model, 'findMany', { ...page, skip })
      : readBehind(ctx, model, readCursor(cursor, orderBy, model), page)
  const [records, count] = await Promise.all([reading, total ? query(ctx, model, 'count', filter) : null])
  const hasMore = records.length > take
  const data = hasMore ? records.slice(0, take) : records
  const last = data.at(-1)
  const nextCursor = hasCursor && hasMore && last ? writeCursor(last, orderBy, model) : null
  return { data: stripped(data, selection, model), meta: { total: count, skip, take, hasMore, nextCursor } }
}

/** What to read for a selection: the key too, which the cursor is made of. */
function withKey(selection: Selection, { key }: Model): Selection {
  const { columns } = selection
  return columns ? { ...selection, columns: [...new Set([...columns, ...(key?.fields ?? [])])] } : selection
}

/** The records without fields of the key that were not asked for. */
function stripped<R extends Values>(records: readonly R[], selection: Selection | undefined, { key }: Model): readonly R[] {
  const extra = (key?.fields ?? []).filter((name) => selection?.columns?.includes(name) === false)
  if (extra.length === 0) return records
  // Less than an R, and what was asked for.
  return records.map((record) => Object.fromEntries(Object.entries(record).filter(([name]) => !extra.includes(name))) as R)
}
