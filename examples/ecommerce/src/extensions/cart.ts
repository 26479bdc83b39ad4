import { defineExtension, operation, shape } from '../gen/extensions.js'
import { cartModel } from '../gen/models/cart/index.js'
import { orderModel } from '../gen/models/order/index.js'
import { inTransaction } from '../gen/runtime/api/transaction.js'
import { placeOrder } from '../shop/place-order.js'

export const cart = defineExtension('cart', {
  operations: {
    checkout: operation(cartModel, {
      method: 'POST',
      on: 'record',
      summary: 'Turn a cart into an order',
      doc: 'Reserves the goods in stock and gives the order its number: all of it, or nothing.',
      access: 'public',
      body: shape.object({
        billingAddressId: shape.integer(),
        shippingAddressId: shape.optional(shape.integer(), 'The billing address, when absent.'),
        note: shape.optional(shape.string({ maxLength: 500 })),
      }),
      replies: { 201: shape.record(orderModel) },
      async handle(ctx, { key, body }) {
        const order = await inTransaction(ctx, (inner) => placeOrder(inner, key.id, body))
        return { status: 201, headers: { location: `${ctx.prefix}/api/orders/${order.id}` }, body: order }
      },
    }),
  },
})
