import { defineExtension } from '../gen/extensions.js'
import { orderLineService } from '../gen/models/order-line/index.js'
import { Problem } from '../gen/runtime/api/problem.js'

export const review = defineExtension('review', {
  before: {
    async create(ctx, { data: { customerId, productId } }) {
      const hasBought = await orderLineService.exists(ctx, {
        relations: { order: { is: { columns: { customerId: { equals: customerId } } } }, variant: { is: { columns: { productId: { equals: productId } } } } },
      })
      if (!hasBought) throw new Problem('conflict', { detail: 'Only who has bought a product reviews it.' })
      return { approved: false }
    },
  },
})
