import { cartLineService } from '../gen/models/cart-line/index.js'
import { cartService } from '../gen/models/cart/index.js'
import { orderLineService } from '../gen/models/order-line/index.js'
import { type OrderRead, orderService } from '../gen/models/order/index.js'
import { priceListService } from '../gen/models/price-list/index.js'
import type { Context } from '../gen/runtime/api/context.js'
import { Problem } from '../gen/runtime/api/problem.js'
import { discountOf, redeem } from './coupon.js'
import { everyRecord } from './every-record.js'
import { pricedLine } from './priced-line.js'
import { reserveStock } from './stock.js'

/** What an order needs beside its cart. */
export type Placing = { readonly billingAddressId: number; readonly shippingAddressId?: number; readonly note?: string }

/**
 * Makes an order of a cart: prices and taxes as they are now, the goods taken from the stock, the coupon used once more. All
 * of it is in the caller's transaction.
 *
 * @throws Problem `not-found`, and `conflict` for a cart that cannot be ordered as it is
 */
export async function placeOrder(ctx: Context, cartId: string, placing: Placing): Promise<OrderRead> {
  const cart = await cartService.findById(ctx, { id: cartId })
  if (!cart) throw new Problem('not-found', { detail: 'There is no cart with this id.' })
  if (cart.status !== 'OPEN') throw refusal('The cart is not open.')
  if (cart.customerId === null) throw refusal('The cart has no customer.')
  const prices = await priceListService.findById(ctx, { id: cart.priceListId })
  const wanted = await everyRecord(cartLineService.list, ctx, { columns: { cartId: { equals: cartId } } })
  if (!prices || wanted.length === 0) throw refusal('The cart is empty.')

  const lines = await Promise.all(wanted.map((line) => pricedLine(ctx, line, cart.priceListId)))
  const subtotal = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
  const coupon = cart.couponId === null ? undefined : await redeem(ctx, cart.couponId)
  const discount = coupon ? discountOf(coupon, subtotal) : 0
  // What is not paid is not taxed.
  const tax = subtotal === 0 ? 0 : Math.round((lines.reduce((sum, line) => sum + line.tax, 0) * (subtotal - discount)) / subtotal)
  const { billingAddressId, shippingAddressId = billingAddressId, note } = placing
  const order = await orderService.create(ctx, {
    customerId: cart.customerId,
    billingAddressId,
    shippingAddressId,
    couponId: cart.couponId,
    currency: prices.currency,
    subtotal,
    discount,
    tax,
    total: subtotal - discount,
    ...(note !== undefined && { note }),
  })
  for (const [index, { variantId, sku, title, quantity, unitPrice, taxRate }] of lines.entries()) {
    const warehouseId = await reserveStock(ctx, { variantId, quantity })
    await orderLineService.create(ctx, { orderId: order.id, line: index + 1, variantId, warehouseId, sku, title, quantity, unitPrice, taxRate })
  }
  await cartService.update(ctx, { id: cartId }, { status: 'ORDERED' })
  return order
}

function refusal(detail: string): Problem {
  return new Problem('conflict', { detail })
}
