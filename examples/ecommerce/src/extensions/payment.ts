import { defineExtension, operation, shape } from '../gen/extensions.js'
import { orderService } from '../gen/models/order/index.js'
import { paymentModel, paymentService } from '../gen/models/payment/index.js'
import { Problem } from '../gen/runtime/api/problem.js'
import { inTransaction } from '../gen/runtime/api/transaction.js'
import { everyRecord } from '../shop/every-record.js'

export const payment = defineExtension('payment', {
  operations: {
    capture: operation(paymentModel, {
      method: 'POST',
      on: 'record',
      summary: 'Capture a payment; once its total is captured, the order is paid',
      access: 'public',
      replies: { 200: shape.record(paymentModel) },
      async handle(ctx, { key }) {
        const body = await inTransaction(ctx, async (inner) => {
          const found = await paymentService.findById(inner, key)
          if (!found) throw new Problem('not-found', { detail: 'There is no payment with this id.' })
          if (found.status !== 'PENDING' && found.status !== 'AUTHORIZED') throw new Problem('conflict', { detail: `The payment is ${found.status.toLowerCase()}.` })
          const order = await orderService.findById(inner, { id: found.orderId })
          if (order?.status !== 'PENDING') throw new Problem('conflict', { detail: 'The order is not waiting for a payment.' })
          const captured = await paymentService.update(inner, key, { status: 'CAPTURED', capturedAt: inner.clock() })
          const payments = await everyRecord(paymentService.list, inner, { columns: { orderId: { equals: order.id }, status: { equals: 'CAPTURED' } } })
          const paid = payments.reduce((sum, { amount }) => sum + amount, 0)
          if (paid > order.total) throw new Problem('conflict', { detail: 'More would be paid than the order costs.' })
          if (paid === order.total) await orderService.update(inner, { id: order.id }, { status: 'PAID' })
          return captured
        })
        return { status: 200, body }
      },
    }),
  },
})
