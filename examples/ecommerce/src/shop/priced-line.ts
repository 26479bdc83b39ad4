import type { CartLineRead } from '../gen/models/cart-line/index.js'
import { priceService } from '../gen/models/price/index.js'
import { productService } from '../gen/models/product/index.js'
import { taxRateService } from '../gen/models/tax-rate/index.js'
import { variantService } from '../gen/models/variant/index.js'
import type { Context } from '../gen/runtime/api/context.js'
import { Problem } from '../gen/runtime/api/problem.js'

/** A line of a cart as it is sold now. Money in the smallest unit of the currency; the tax is part of the price. */
export type PricedLine = {
  readonly variantId: string
  readonly sku: string
  readonly title: string
  readonly quantity: number
  readonly unitPrice: number
  /** In percent, as decimal text. */
  readonly taxRate: string
  readonly tax: number
}

/**
 * What a line of a cart costs: the price for the largest quantity that it reaches.
 *
 * @throws Problem `conflict` for what is not sold, or not by this price list
 */
export async function pricedLine(ctx: Context, { variantId, quantity }: CartLineRead, priceListId: number): Promise<PricedLine> {
  const variant = await variantService.findById(ctx, { id: variantId })
  const product = variant && (await productService.findById(ctx, { id: variant.productId }))
  if (!variant?.isActive || product?.status !== 'ACTIVE') throw new Problem('conflict', { detail: 'Something in the cart is no longer sold.' })
  const { data: [price] } = await priceService.list(ctx, {
    where: { columns: { variantId: { equals: variantId }, priceListId: { equals: priceListId }, minQuantity: { lte: quantity } } },
    orderBy: [{ path: ['minQuantity'], direction: 'desc' }],
    take: 1,
    total: false,
  })
  const rate = await taxRateService.findById(ctx, { id: product.taxRateId })
  if (!price || !rate) throw new Problem('conflict', { detail: `${variant.sku} has no price.` })
  const gross = price.amount * quantity
  // The part of the gross that is tax, rounded to whole units once a line.
  const tax = rate.rate.mul(gross).div(rate.rate.add(100)).toDecimalPlaces(0).toNumber()
  return { variantId, sku: variant.sku, title: product.title, quantity, unitPrice: price.amount, taxRate: rate.rate.toFixed(), tax }
}
