import type { Context } from '#runtime/api/context.js'
import type { Where } from '#runtime/api/list-query.js'
import { ok, type Reply } from '#runtime/api/reply.js'

/** The handlers, over the service of the model that plays the role. */
export function createOutbox(events: { count(ctx: Context, where?: Where): Promise<number> }) {
  const delivered = (ctx: Context, yes: boolean) => events.count(ctx, { columns: { deliveredAt: { isNull: !yes } } })
  return {
    state: async (ctx: Context): Promise<Reply> => ok({ pending: await delivered(ctx, false), delivered: await delivered(ctx, true) }),
  }
}
