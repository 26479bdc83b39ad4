import { defineExtension } from '../gen/extensions.js'
import { paymentService } from '../gen/models/payment/index.js'
import { refundService } from '../gen/models/refund/index.js'
import { Problem } from '../gen/runtime/api/problem.js'
import { everyRecord } from '../shop/every-record.js'

export const refund = defineExtension('refund', {
  after: {
    async create(ctx, { record: { paymentId } }) {
      const payment = await paymentService.findById(ctx, { id: paymentId })
      const refunds = await everyRecord(refundService.list, ctx, { columns: { paymentId: { equals: paymentId } } })
      const returned = refunds.reduce((sum, { amount }) => sum + amount, 0)
      if (payment?.status !== 'CAPTURED' || returned > payment.amount) throw new Problem('conflict', { detail: 'More would be refunded than was paid.' })
    },
  },
})
