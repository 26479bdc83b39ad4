import { defineExtension, operation, shape } from '../gen/extensions.js'
import { orderLineService } from '../gen/models/order-line/index.js'
import { returnModel, returnService } from '../gen/models/return/index.js'
import { stockLevelService } from '../gen/models/stock-level/index.js'
import { Problem } from '../gen/runtime/api/problem.js'
import { inTransaction } from '../gen/runtime/api/transaction.js'
import { everyRecord } from '../shop/every-record.js'

export const returned = defineExtension('return', {
  after: {
    async create(ctx, { record: { orderId, line } }) {
      const bought = await orderLineService.findById(ctx, { orderId, line })
      const returns = await everyRecord(returnService.list, ctx, { columns: { orderId: { equals: orderId }, line: { equals: line }, status: { not: 'REJECTED' } } })
      const quantity = returns.reduce((sum, item) => sum + item.quantity, 0)
      if (!bought || quantity > bought.quantity) throw new Problem('conflict', { detail: 'More would be returned than was bought.' })
    },
  },
  operations: {
    receive: operation(returnModel, {
      method: 'POST',
      on: 'record',
      summary: 'Put returned goods back into stock',
      access: 'public',
      body: shape.object({ warehouseId: shape.integer() }),
      replies: { 200: shape.record(returnModel) },
      async handle(ctx, { key, body: { warehouseId } }) {
        const received = await inTransaction(ctx, async (inner) => {
          const found = await returnService.findById(inner, key)
          if (!found) throw new Problem('not-found', { detail: 'There is no return with this id.' })
          if (found.status !== 'REQUESTED' && found.status !== 'APPROVED') throw new Problem('conflict', { detail: `The return is ${found.status.toLowerCase()}.` })
          const bought = await orderLineService.findById(inner, { orderId: found.orderId, line: found.line })
          const variantId = bought?.variantId
          if (variantId) {
            const here = { columns: { variantId: { equals: variantId }, warehouseId: { equals: warehouseId } } }
            const added = await stockLevelService.increment(inner, here, { onHand: found.quantity })
            if (added === 0) await stockLevelService.create(inner, { variantId, warehouseId, onHand: found.quantity })
          }
          return returnService.update(inner, key, { status: 'RECEIVED', receivedAt: inner.clock() })
        })
        return { status: 200, body: received }
      },
    }),
  },
})
