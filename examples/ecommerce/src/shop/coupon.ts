import { type CouponRead, couponService } from '../gen/models/coupon/index.js'
import type { Context } from '../gen/runtime/api/context.js'
import { Problem } from '../gen/runtime/api/problem.js'

/**
 * Uses a coupon once. The statement itself asks whether it may be used once more.
 *
 * @throws Problem `conflict` for a coupon that is not valid now, or used up
 */
export async function redeem(ctx: Context, id: number): Promise<CouponRead> {
  const coupon = await couponService.findById(ctx, { id })
  const now = ctx.clock()
  if (!coupon || (coupon.startsAt && coupon.startsAt > now) || (coupon.endsAt && coupon.endsAt < now)) throw new Problem('conflict', { detail: 'The coupon is not valid now.' })
  const left = coupon.maxUses === null ? {} : { uses: { lt: coupon.maxUses } }
  if ((await couponService.increment(ctx, { columns: { id: { equals: id }, ...left } }, { uses: 1 })) === 0) throw new Problem('conflict', { detail: 'The coupon is used up.' })
  return coupon
}

/** What a coupon takes off, at most all of it, in the smallest unit of the currency. */
export function discountOf({ kind, value }: CouponRead, subtotal: number): number {
  if (kind === 'FREE_SHIPPING') return 0
  return Math.min(subtotal, kind === 'PERCENTAGE' ? Math.round((subtotal * value) / 100) : value)
}
