import { defineExtension, operation, shape } from '../gen/extensions.js'
import { orderService } from '../gen/models/order/index.js'
import { shipmentModel, shipmentService } from '../gen/models/shipment/index.js'
import { Problem } from '../gen/runtime/api/problem.js'
import { inTransaction } from '../gen/runtime/api/transaction.js'
import { sendGoods, waitsForGoods } from '../shop/stock.js'

export const shipment = defineExtension('shipment', {
  operations: {
    dispatch: operation(shipmentModel, {
      method: 'POST',
      on: 'record',
      summary: 'Dispatch a shipment; once everything is sent, the order is fulfilled',
      access: 'public',
      replies: { 200: shape.record(shipmentModel) },
      async handle(ctx, { key }) {
        const body = await inTransaction(ctx, async (inner) => {
          const found = await shipmentService.findById(inner, key)
          if (!found) throw new Problem('not-found', { detail: 'There is no shipment with this id.' })
          if (found.status !== 'PACKING') throw new Problem('conflict', { detail: `The shipment is ${found.status.toLowerCase()}.` })
          const order = await orderService.findById(inner, { id: found.orderId })
          if (order?.status !== 'PAID') throw new Problem('conflict', { detail: 'Only a paid order can be sent.' })
          await sendGoods(inner, order.id, found.warehouseId)
          if (!(await waitsForGoods(inner, order.id))) await orderService.update(inner, { id: order.id }, { status: 'FULFILLED' })
          return shipmentService.update(inner, key, { status: 'SHIPPED', shippedAt: inner.clock() })
        })
        return { status: 200, body }
      },
    }),
  },
})
