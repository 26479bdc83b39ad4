import { defineExtension, operation, shape } from '../gen/extensions.js'
import { orderModel, orderService } from '../gen/models/order/index.js'
import { Problem } from '../gen/runtime/api/problem.js'
import { inTransaction } from '../gen/runtime/api/transaction.js'
import { nextOrderNumber } from '../shop/order-number.js'
import { releaseStock } from '../shop/stock.js'

export const order = defineExtension('order', {
  before: {
    create: async (ctx) => ({ number: await nextOrderNumber(ctx) }),
  },
  operations: {
    cancel: operation(orderModel, {
      method: 'POST',
      on: 'record',
      summary: 'Cancel an order that is neither paid nor sent',
      access: 'public',
      replies: { 200: shape.record(orderModel) },
      async handle(ctx, { key }) {
        const body = await inTransaction(ctx, async (inner) => {
          const found = await orderService.findById(inner, key)
          if (!found) throw new Problem('not-found', { detail: 'There is no order with this id.' })
          if (found.status !== 'PENDING') throw new Problem('conflict', { detail: `The order is ${found.status.toLowerCase()}.` })
          await releaseStock(inner, found.id)
          return orderService.update(inner, key, { status: 'CANCELLED', cancelledAt: inner.clock() })
        })
        return { status: 200, body }
      },
    }),
  },
})
