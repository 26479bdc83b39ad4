import { orderLineService } from '../gen/models/order-line/index.js'
import { stockLevelService } from '../gen/models/stock-level/index.js'
import type { Context } from '../gen/runtime/api/context.js'
import { Problem } from '../gen/runtime/api/problem.js'
import { everyRecord } from './every-record.js'

/** Goods of one variant. */
type Goods = { readonly variantId: string; readonly quantity: number }

/**
 * Takes goods from what can be sold in the first warehouse that has enough of them, where they wait to be sent. The statement
 * itself asks whether there is enough, so that of two who want the last piece one goes without.
 *
 * @returns the warehouse
 * @throws Problem `conflict` where no warehouse has enough
 */
export async function reserveStock(ctx: Context, { variantId, quantity }: Goods): Promise<number> {
  const enough = { variantId: { equals: variantId }, onHand: { gte: quantity } }
  for (const { warehouseId } of await everyRecord(stockLevelService.list, ctx, { columns: enough })) {
    const where = { columns: { ...enough, warehouseId: { equals: warehouseId } } }
    if ((await stockLevelService.increment(ctx, where, { onHand: -quantity, reserved: quantity })) > 0) return warehouseId
  }
  throw new Problem('conflict', { detail: 'There is not enough in stock.' })
}

/** Makes what waits for an order's sake available again. */
export async function releaseStock(ctx: Context, orderId: number): Promise<void> {
  for (const { variantId, warehouseId, quantity } of await waitingLines(ctx, orderId)) {
    await stockLevelService.increment(ctx, at(variantId, warehouseId), { onHand: quantity, reserved: -quantity })
  }
  await unplace(ctx, orderId)
}

/** Takes what waits for an order out of a warehouse. */
export async function sendGoods(ctx: Context, orderId: number, warehouseId: number): Promise<void> {
  const lines = await waitingLines(ctx, orderId, warehouseId)
  if (lines.length === 0) throw new Problem('conflict', { detail: 'Nothing of the order is in this warehouse.' })
  for (const { variantId, quantity } of lines) await stockLevelService.increment(ctx, at(variantId, warehouseId), { reserved: -quantity })
  await unplace(ctx, orderId, warehouseId)
}

/** Whether goods of an order are still to be sent. */
export function waitsForGoods(ctx: Context, orderId: number): Promise<boolean> {
  return orderLineService.exists(ctx, { columns: { orderId: { equals: orderId }, warehouseId: { isNull: false } } })
}

async function waitingLines(ctx: Context, orderId: number, warehouseId?: number) {
  const lines = await everyRecord(orderLineService.list, ctx, { columns: { orderId: { equals: orderId }, warehouseId: warehouseId === undefined ? { isNull: false } : { equals: warehouseId } } })
  return lines.flatMap(({ variantId, warehouseId: place, quantity }) => (variantId === null || place === null ? [] : [{ variantId, warehouseId: place, quantity }]))
}

/** The goods of these lines lie nowhere any more. */
async function unplace(ctx: Context, orderId: number, warehouseId?: number): Promise<void> {
  const where = { columns: { orderId: { equals: orderId }, ...(warehouseId !== undefined && { warehouseId: { equals: warehouseId } }) } }
  for (const { line } of await everyRecord(orderLineService.list, ctx, where)) await orderLineService.update(ctx, { orderId, line }, { warehouseId: null })
}

function at(variantId: string, warehouseId: number) {
  return { columns: { variantId: { equals: variantId }, warehouseId: { equals: warehouseId } } }
}
