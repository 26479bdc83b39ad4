import type { Context } from '../gen/runtime/api/context.js'
import type { ListQuery, Page } from '../gen/runtime/api/list-query.js'

/** A page is as long as a reply may be. */
const TAKE = 100

/** All records that match, however many pages they take: what is added up must not leave any out. */
export async function everyRecord<T, Q extends ListQuery>(list: (ctx: Context, query: Q) => Promise<Page<T>>, ctx: Context, where: NonNullable<Q['where']>): Promise<T[]> {
  const records: T[] = []
  for (;;) {
    // What every list takes: only the names of columns and relations differ from model to model.
    const { data, meta } = await list(ctx, { where, skip: records.length, take: TAKE, total: false } as Q)
    records.push(...data)
    if (!meta.hasMore) return records
  }
}
