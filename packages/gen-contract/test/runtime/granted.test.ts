import type { Model, Models } from '#runtime/api/model.js'
import type { Contract, ContractOperation } from '#runtime/contract/plan/contract.js'
import { baseDraft } from '#runtime/contract/plan/base-draft.js'
import { createPlanning } from '#runtime/contract/plan/create-planning.js'
import type { Granted } from '#runtime/contract/plan/granted.js'
import type { Answer, PlannedRequest } from '#runtime/contract/plan/planned-request.js'
import { asked } from '#runtime/contract/plan/send-plan.js'
import type { ObjectShape } from '#runtime/api/shape.js'
import { describe, expect, test } from 'vitest'

const key = { name: 'id', shape: { kind: 'integer' } } as const
const none = { query: { kind: 'none' }, body: { kind: 'none' }, replies: [] } as const
const shapeOf = (...names: readonly string[]): ObjectShape => ({ kind: 'object', properties: names.map((name) => ({ name, shape: { kind: 'integer' } })) })
const bodyOf = (...names: readonly string[]) => ({ kind: 'json', shape: shapeOf(...names) }) as const

/** A shop in small: an order comes of a cart, by an operation of its own. */
const operations: readonly ContractOperation[] = [
  { ...none, id: 'carts.create', method: 'POST', path: ['carts'], body: bodyOf('size'), model: 'Cart', action: 'create' },
  { ...none, id: 'cart.checkout', method: 'POST', path: ['carts', key, 'checkout'], body: bodyOf('addressId', 'hour'), model: 'Cart', makes: 'Order' },
  { ...none, id: 'orders.get', method: 'GET', path: ['orders', key], model: 'Order', action: 'get' },
  { ...none, id: 'reviews.create', method: 'POST', path: ['reviews'], body: bodyOf('orderId', 'stars'), model: 'Review', action: 'create' },
]
const contract: Contract = { operations, shapes: {} }

const modelOf = (name: string, path: string, ...columns: readonly string[]): Model => ({
  name,
  delegate: path,
  path,
  columns: Object.fromEntries(['id', ...columns].map((column) => [column, { kind: 'int' }])),
  relations: {},
  key: { name: 'id', fields: ['id'] },
})
const models: Models = { Cart: modelOf('Cart', 'carts', 'size'), Order: modelOf('Order', 'orders'), Review: modelOf('Review', 'reviews', 'orderId', 'stars') }

const granted: Granted = {
  'cart.checkout': async (send) => ({ path: { id: (await send('carts.create', { json: { size: 7 } }))['id'] }, json: { addressId: 5, hour: undefined } }),
  'reviews.create': async (send) => ({ json: { orderId: (await send('cart.checkout'))['id'] } }),
}

/** The draft of an operation, and what is sent for its sake. Whoever has no number is given the next. */
async function drafted(id: string, said: Granted, refuses: (request: PlannedRequest) => boolean = () => false) {
  const planning = createPlanning({ contract, models, capabilities: { insensitiveMode: true, nullsFirst: false }, granted: said, seed: 1 })
  const operation = operations.find((one) => one.id === id) ?? expect.unreachable(id)
  const sent: PlannedRequest[] = []
  const send = (request: PlannedRequest): Promise<Answer> => {
    sent.push(request)
    if (refuses(request)) return Promise.resolve({ status: 409, headers: {}, body: Buffer.from('{"title":"Taken"}') })
    return Promise.resolve({ status: 201, headers: {}, body: Buffer.from(JSON.stringify({ id: 100 + sent.length })) })
  }
  const { draft } = await asked(baseDraft(operation, planning), send)
  return { draft, sent: sent.map(({ method, target, body }) => [`${method} ${target}`, body === undefined ? undefined : (JSON.parse(String(body)) as unknown)]) }
}

describe('what a project says of a request that is granted', () => {
  test('is in the path and the body, and what it does not say is made up', async () => {
    const { draft, sent } = await drafted('cart.checkout', granted)
    expect(sent).toEqual([['POST /carts', { size: 7 }]])
    expect(draft).toMatchObject({ method: 'POST', path: '/carts/101/checkout', json: { addressId: 5, hour: expect.any(Number) as number } })
  })

  test('goes for new records as well, and rests on requests that are told of in turn', async () => {
    const { draft, sent } = await drafted('reviews.create', granted)
    expect(sent.map(([line]) => line)).toEqual(['POST /carts', 'POST /carts/101/checkout'])
    expect(draft.json).toEqual({ orderId: 102, stars: expect.any(Number) as number })
  })

  test('makes a record of a model that has no operation for it', async () => {
    const { draft, sent } = await drafted('orders.get', granted)
    expect(sent.map(([line]) => line)).toEqual(['POST /carts', 'POST /carts/101/checkout'])
    expect(draft.path).toBe('/orders/102')
  })

  test('may send the operation itself, which is then asked as any other', async () => {
    const { draft } = await drafted('carts.create', { 'carts.create': async (send) => ({ json: { size: (await send('carts.create', { json: { size: 3 } }))['id'] } }) })
    expect(draft.json).toEqual({ size: 101 })
  })

  test('is tried again with other values where something is taken, and else ends with what was answered', async () => {
    let refused = 0
    expect((await drafted('cart.checkout', granted, () => (refused += 1) < 3)).sent).toHaveLength(3)
    await expect(drafted('cart.checkout', granted, () => true)).rejects.toThrow('carts.create answers 409, {"title":"Taken"}')
  })

  test('is of operations that there are', async () => {
    await expect(drafted('orders.get', { 'orders.place': () => ({}) })).rejects.toThrow('"orders.place", which there is not')
  })
})
