import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type Answer, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { ecommerceFiles, ecommerceSchema } from '../src/ecommerce.js'
import { isMissing } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

describe.each<Provider>(['sqlite', 'postgresql'])('the shop on %s', (provider) => {
  if (isMissing(provider)) return

  let app: AppUnderTest
  const make = async (path: string, body: object) => {
    const made = await app.request('POST', `/api/${path}`, body)
    expect(made.status, made.text).toBe(201)
    return made.body
  }
  /** Models are numbered; variants and carts have a text for an id. */
  const post = async (path: string, body: object = {}) => (await make(path, body)) as { readonly id: number }
  const postNamed = async (path: 'variants' | 'carts', body: object) => (await make(path, body)) as { readonly id: string }
  /** A customer, a jumper of which there is so much, and a cart with so many of it. */
  const shopWith = async ({ onHand, quantity, coupon }: { onHand: number; quantity: number; coupon?: object }) => {
    const name = `x${(names += 1)}`
    const customer = await post('customers', { email: `${name}@example.com`, name, addresses: { create: [{ kind: 'BILLING', recipient: name, street: 'Kai 1', city: 'Hamburg', postalCode: '20359', country: 'DE' }] } })
    const { body } = await app.request('GET', `/api/addresses?where[customerId]=${customer.id}`)
    const addressId = (body as { data: { id: number }[] }).data[0]?.id
    const product = await post('products', {
      slug: name,
      title: 'Jumper',
      status: 'ACTIVE',
      category: { create: { slug: name, name: 'Jumpers' } },
      taxRate: { create: { name, country: 'DE', rate: '19', validFrom: '2020-01-01T00:00:00Z' } },
      tags: { create: [{ name }] },
    })
    const prices = await post('price-lists', { name, currency: 'EUR' })
    const warehouse = await post('warehouses', { code: name, name, country: 'DE' })
    const variant = await postNamed('variants', {
      productId: product.id,
      sku: name,
      options: { create: [{ name: 'size', value: 'M' }] },
      prices: { create: [{ priceListId: prices.id, amount: 5900 }, { priceListId: prices.id, minQuantity: 10, amount: 5000 }] },
      stock: { create: [{ warehouseId: warehouse.id, onHand }] },
    })
    const couponId = coupon && (await post('coupons', { code: `CODE-${name.toUpperCase()}`, kind: 'PERCENTAGE', value: 10, ...coupon })).id
    const cart = async (wanted = quantity) =>
      (await postNamed('carts', { customerId: customer.id, priceListId: prices.id, ...(couponId !== undefined && { couponId }), lines: { create: [{ variantId: variant.id, quantity: wanted }] } })).id
    const checkout = async (id: string) => app.request('POST', `/api/carts/${id}/checkout`, { billingAddressId: addressId })
    const stock = async () => (await app.db.rows(`SELECT "onHand", "reserved" FROM "StockLevel" WHERE "variantId" = '${variant.id}'`)).map((row) => [Number(row['onHand']), Number(row['reserved'])])[0]
    return { customer, product, variant, warehouse, cart, checkout, stock, couponId }
  }
  let names = 0

  beforeAll(async () => {
    app = await bootApp(`ecommerce-${provider}`, ecommerceSchema, provider, { files: ecommerceFiles })
  })
  afterAll(() => app.close())

  const orderOf = ({ status, text, body }: Answer) => {
    expect(status, text).toBe(201)
    return body as { readonly id: number; readonly number: string; readonly total: number; readonly version: number } & Record<string, unknown>
  }

  test('its seed fills an empty database with things to sell', async () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], { cwd: app.folder, encoding: 'utf8', env: { ...process.env, DATABASE_URL: app.db.url } })
    expect(status, stderr).toBe(0)
    const { body } = await app.request('GET', '/api/products?where[tags][some][name]=wool&where[variants][some][stock][some][onHand][gte]=5&include=variants.prices&orderBy=slug')
    expect(body).toMatchObject({ meta: { total: 3 }, data: [{ slug: 'fisherman-jumper', variants: [{ prices: [{ amount: 8900 }, { amount: 8010 }] }, {}, {}] }, { slug: 'plain-jumper' }, { slug: 'walking-socks' }] })
  })

  test('a cart becomes an order once: prices by quantity, tax, discount, a number, and goods taken from the stock', async () => {
    const { cart, checkout, stock, couponId } = await shopWith({ onHand: 12, quantity: 10, coupon: {} })
    const id = await cart()
    const reply = await checkout(id)
    const order = orderOf(reply)
    expect(reply.headers.get('location')).toBe(`/api/orders/${order.id}`)
    // Ten at 50.00, a tenth off; of 450.00 with 19 % in it, 71.85 are tax.
    expect(order).toMatchObject({ status: 'PENDING', currency: 'EUR', subtotal: 50_000, discount: 5_000, total: 45_000, tax: 7_185 })
    expect(order.number).toMatch(/^\d{4}-\d{6}$/)
    expect(await stock()).toEqual([2, 10])
    expect(await app.db.count('Coupon', { id: couponId ?? 0, uses: 1 })).toBe(1)
    expect(await app.db.count('Cart', { id, status: 'ORDERED' })).toBe(1)
    expect(await app.db.count('OrderLine', { orderId: order.id, line: 1, quantity: 10, unitPrice: 5_000 })).toBe(1)
    expectProblem(await checkout(id), 409, 'conflict')
    expect(await app.db.count('Order', { id: order.id })).toBe(1)
  })

  test('of many who want the last pieces at once, as many get one as there are, and numbers have no gaps', { timeout: 60_000 }, async () => {
    const { cart, checkout, stock } = await shopWith({ onHand: 3, quantity: 1 })
    const before = Number((await app.db.rows('SELECT max("last") AS last FROM "OrderCounter"'))[0]?.['last'] ?? 0)
    const carts = []
    for (let i = 0; i < 8; i++) carts.push(await cart())
    let waiting = carts
    const got: number[] = []
    // Who was in the way of others tries again, as the reply says.
    for (let round = 0; round < 10 && waiting.length > 0; round++) {
      const replies = await Promise.all(waiting.map((id) => checkout(id)))
      for (const reply of replies) expect([201, 409], reply.text).toContain(reply.status)
      got.push(...replies.filter(({ status }) => status === 201).map((reply) => Number(orderOf(reply).number.slice(5))))
      waiting = waiting.filter((_, i) => replies[i]?.status === 409 && !replies[i].text.includes('not enough'))
    }
    expect(await stock()).toEqual([0, 3])
    expect(got.sort((a, b) => a - b)).toEqual([1, 2, 3].map((n) => before + n))
  })

  test('nothing remains of a checkout that fails half-way', async () => {
    const { cart, checkout, stock, couponId } = await shopWith({ onHand: 1, quantity: 2, coupon: { maxUses: 1 } })
    const orders = await app.db.count('Order')
    const id = await cart()
    expectProblem(await checkout(id), 409, 'conflict')
    expect(await stock()).toEqual([1, 0])
    expect(await app.db.count('Coupon', { id: couponId ?? 0, uses: 0 })).toBe(1)
    expect(await app.db.count('Cart', { id, status: 'OPEN' })).toBe(1)
    expect(await app.db.count('Order')).toBe(orders)
    // The coupon is used up by the first who gets through.
    orderOf(await checkout(await cart(1)))
    expectProblem(await checkout(await cart(1)), 409, 'conflict')
  })

  test('an order is paid, sent, returned and refunded, in that order only', async () => {
    const { cart, checkout, stock, warehouse, product, customer } = await shopWith({ onHand: 5, quantity: 2 })
    expectProblem(await app.request('POST', '/api/reviews', { productId: product.id, customerId: customer.id, rating: 5 }), 409, 'conflict')
    const order = orderOf(await checkout(await cart()))
    const parcel = await post('shipments', { orderId: order.id, warehouseId: warehouse.id })
    const dispatch = () => app.request('POST', `/api/shipments/${parcel.id}/dispatch`)
    expectProblem(await dispatch(), 409, 'conflict')

    const payment = await post('payments', { orderId: order.id, method: 'CARD', amount: order.total })
    expectProblem(await app.request('POST', '/api/refunds', { paymentId: payment.id, amount: 1 }), 409, 'conflict')
    expect((await app.request('POST', `/api/payments/${payment.id}/capture`)).status).toBe(200)
    expectProblem(await app.request('POST', `/api/payments/${payment.id}/capture`), 409, 'conflict')
    expect(await app.db.count('Order', { id: order.id, status: 'PAID' })).toBe(1)
    expectProblem(await app.request('POST', `/api/orders/${order.id}/cancel`), 409, 'conflict')

    expect(await dispatch()).toMatchObject({ status: 200, body: { status: 'SHIPPED' } })
    expect(await app.db.count('Order', { id: order.id, status: 'FULFILLED' })).toBe(1)
    expect(await stock()).toEqual([3, 0])

    expectProblem(await app.request('POST', '/api/returns', { orderId: order.id, line: 1, quantity: 3, reason: 'too many' }), 409, 'conflict')
    const back = await post('returns', { orderId: order.id, line: 1, quantity: 1, reason: 'too small' })
    expect(await app.request('POST', `/api/returns/${back.id}/receive`, { warehouseId: warehouse.id })).toMatchObject({ status: 200, body: { status: 'RECEIVED' } })
    expect(await stock()).toEqual([4, 0])
    expectProblem(await app.request('POST', '/api/refunds', { paymentId: payment.id, amount: order.total + 1 }), 409, 'conflict')
    await post('refunds', { paymentId: payment.id, returnId: back.id, amount: order.total / 2 })

    const review = await post('reviews', { productId: product.id, customerId: customer.id, rating: 4, approved: true })
    expect(await app.db.count('Review', { id: review.id, approved: false })).toBe(1)
  })

  test('an order that is cancelled gives its goods back', async () => {
    const { cart, checkout, stock } = await shopWith({ onHand: 4, quantity: 3 })
    const order = orderOf(await checkout(await cart()))
    expect(await stock()).toEqual([1, 3])
    expect(await app.request('POST', `/api/orders/${order.id}/cancel`)).toMatchObject({ status: 200, body: { status: 'CANCELLED' } })
    expect(await stock()).toEqual([4, 0])
    expectProblem(await app.request('POST', `/api/orders/${order.id}/cancel`), 409, 'conflict')
  })

  test('what the shop decides is in no body, and an order is changed by who has seen it last', async () => {
    const { cart, checkout } = await shopWith({ onHand: 1, quantity: 1 })
    const order = orderOf(await checkout(await cart()))
    const at = `/api/orders/${order.id}`
    expectProblem(await app.request('POST', '/api/orders', { total: 1 }), 405, 'method-not-allowed')
    expectProblem(await app.request('PATCH', at, { note: 'x' }), 428, 'precondition-required')
    const tag = (await app.request('GET', at)).headers.get('etag') ?? ''
    for (const body of [{ total: 1 }, { status: 'PAID' }, { number: 'x' }, { version: 9 }]) expectProblem(await app.request('PATCH', at, body, { 'if-match': tag }), 400, 'invalid-body')
    expect((await app.request('PATCH', at, { note: 'at the door' }, { 'if-match': tag })).status).toBe(200)
    expectProblem(await app.request('PATCH', at, { note: 'late' }, { 'if-match': tag }), 412, 'precondition-failed')
    expect(await app.db.count('Order', { id: order.id, note: 'at the door', version: order.version + 1 })).toBe(1)
  })

  test('a product that is not offered any more is gone from lists and carts, and can be offered again', async () => {
    const { cart, checkout, product } = await shopWith({ onHand: 1, quantity: 1 })
    const id = await cart()
    expect((await app.request('DELETE', `/api/products/${product.id}`)).status).toBe(204)
    expectProblem(await app.request('GET', `/api/products/${product.id}`), 404, 'not-found')
    expectProblem(await checkout(id), 409, 'conflict')
    expect((await app.request('POST', `/api/products/${product.id}/restore`)).status).toBe(200)
    orderOf(await checkout(id))
  })

  test('a price list is sent as a whole, and withdrawn by a filter', async () => {
    const { variant } = await shopWith({ onHand: 1, quantity: 1 })
    const { id } = await post('price-lists', { name: `spring ${names}`, currency: 'EUR' })
    const rows = [1, 5, 10].map((minQuantity) => ({ priceListId: id, variantId: variant.id, minQuantity, amount: 1000 - minQuantity }))
    expect(await app.request('POST', '/api/prices/bulk', rows)).toMatchObject({ status: 201, body: { count: 3 } })
    expectProblem(await app.request('DELETE', '/api/prices'), 400, 'invalid-query')
    expect(await app.request('DELETE', `/api/prices?where[priceListId]=${id}&where[minQuantity][gt]=1`)).toMatchObject({ status: 200, body: { count: 2 } })
    expect(await app.db.count('Price', { priceListId: id })).toBe(1)
  })
})
