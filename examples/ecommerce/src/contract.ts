import type { Granted, Send } from './gen/runtime/contract/plan/granted.js'

/** How requests come about that the shop grants: nothing is sold that has no price, is not in stock, or not paid. */
export const granted: Granted = {
  'cart.checkout': async (send) => {
    const { cart, address } = await fullCart(send)
    return { path: { id: cart.id }, json: { billingAddressId: address.id, shippingAddressId: address.id } }
  },
  'order.cancel': async (send) => ({ path: { id: (await placedOrder(send)).order.id } }),
  'order-counters.get': async (send) => {
    const { order } = await placedOrder(send)
    // Moments are in UTC, and begin with the year.
    return { path: { year: typeof order.placedAt === 'string' ? Number(order.placedAt.slice(0, 4)) : undefined } }
  },
  'order-lines.get': async (send) => ({ path: { orderId: (await placedOrder(send)).order.id, line: 1 } }),
  'payments.create': async (send) => {
    const { order } = await placedOrder(send)
    return { json: { orderId: order.id, amount: order.total } }
  },
  'payment.capture': async (send) => ({ path: { id: (await send('payments.create')).id } }),
  'refunds.create': async (send) => ({ json: { paymentId: (await capturedPayment(send)).id, returnId: null, amount: 1 } }),
  'shipments.create': async (send) => {
    const { orderId } = await capturedPayment(send)
    const { warehouseId } = await send('order-lines.get', { path: { orderId, line: 1 } })
    return { json: { orderId, warehouseId } }
  },
  'shipment.dispatch': async (send) => ({ path: { id: (await send('shipments.create')).id } }),
  'returns.create': async (send) => ({ json: { orderId: (await placedOrder(send)).order.id, line: 1, quantity: 1 } }),
  'return.receive': async (send) => {
    const { id } = await send('returns.create')
    return { path: { id }, json: { warehouseId: (await send('warehouses.create')).id } }
  },
  'reviews.create': async (send) => {
    const { customer, product } = await placedOrder(send)
    return { json: { customerId: customer.id, productId: product.id } }
  },
}

/** A cart of a known customer, with goods that are sold and in stock. */
async function fullCart(send: Send) {
  const customer = await send('customers.create')
  const address = await send('addresses.create', { json: { customerId: customer.id } })
  const taxRate = await send('tax-rates.create', { json: { rate: '19' } })
  const product = await send('products.create', { json: { taxRateId: taxRate.id, status: 'ACTIVE' } })
  const variant = await send('variants.create', { json: { productId: product.id, isActive: true } })
  const priceList = await send('price-lists.create')
  await send('prices.create', { json: { priceListId: priceList.id, variantId: variant.id, minQuantity: 1, amount: 1990 } })
  await send('stock-levels.create', { json: { variantId: variant.id, onHand: 10 } })
  const cart = await send('carts.create', { json: { customerId: customer.id, priceListId: priceList.id, couponId: null } })
  await send('cart-lines.create', { json: { cartId: cart.id, variantId: variant.id, quantity: 2 } })
  return { cart, customer, address, product }
}

async function placedOrder(send: Send) {
  const { cart, address, ...rest } = await fullCart(send)
  const order = await send('cart.checkout', { path: { id: cart.id }, json: { billingAddressId: address.id } })
  return { order, ...rest }
}

/** All of an order is paid by it. */
async function capturedPayment(send: Send) {
  const { id } = await send('payments.create')
  return send('payment.capture', { path: { id } })
}
