import { orderCounterService } from '../gen/models/order-counter/index.js'
import type { Context } from '../gen/runtime/api/context.js'

/** The next number of the year, such as `2025-000042`. An order that comes to nothing gives its number back with the transaction. */
export async function nextOrderNumber(ctx: Context): Promise<string> {
  const year = ctx.clock().getUTCFullYear()
  const counted = await orderCounterService.increment(ctx, { columns: { year: { equals: year } } }, { last: 1 })
  const counter = counted > 0 ? await orderCounterService.findById(ctx, { year }) : await orderCounterService.create(ctx, { year, last: 1 })
  if (!counter) throw new Error(`The counter of ${year} is gone.`)
  return `${year}-${String(counter.last).padStart(6, '0')}`
}
