import { defineExtension } from '../gen/extensions.js'
import { orderLineService } from '../gen/models/order-line/index.js'
import { Problem } from '../gen/runtime/api/problem.js'

export const review = defineExtension('review', {
  before: {
    create: () => ({ approved: false }),
  },
  after: {
    async create(ctx, { record: { customerId, productId } }) {
      const bought = {
        order: { is: { columns: { customerId: { equals: customerId } } } },
        variant: { is: { columns: { productId: { equals: productId } } } },
      }
      if (!(await orderLineService.exists(ctx, { relations: bought }))) throw new Problem('conflict', { detail: 'Only a customer who has bought a product may review it.' })
    },
  },
})
