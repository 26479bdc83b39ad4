import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { extendedFiles } from '../src/extended/extensions.js'
import { extendedSchema } from '../src/extended/schema.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'
import { LOGGED_STATEMENTS, statementsOf } from '../src/statements.js'

describe.each<Provider>(['sqlite', 'postgresql'])('extensions on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  beforeAll(async () => {
    const script = `INSERT INTO "Counter" ("name", "next") VALUES ('order', 0)`
    app = await bootApp(`extended-${provider}`, extendedSchema, provider, { env: LOGGED_STATEMENTS, files: extendedFiles, script })
  }, 60_000)
  afterAll(() => app.close())
  beforeEach(async () => {
    // What the test before has left to be done.
    await setTimeout(60)
    await app.db.run('DELETE FROM "audit_entry"; DELETE FROM "Line"; DELETE FROM "Order"; DELETE FROM "Product"; UPDATE "Counter" SET "next" = 0')
  })

  /** The journal, once work that no reply waits for has had its time. */
  const journal = async (lines: number) => {
    for (let waited = 0; waited < 10_000 && (await app.db.count('audit_entry')) < lines; waited += 20) await setTimeout(20)
    await setTimeout(60)
    return (await app.db.rows('SELECT "text" FROM "audit_entry" ORDER BY "id"')).map(({ text }) => text)
  }
  const send = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => app.request(method, path, body, headers)
  const order = async (note: string | null = null) => {
    const { status, body, text } = await send('POST', '/api/orders', { note })
    expect(status, text).toBe(201)
    return body as { readonly id: number; readonly number: string; readonly total: number }
  }

  describe('a write between its hooks', () => {
    test('has what they settle, in their order, and tells of it once it is committed', async () => {
      const made = await order('one')
      expect(made).toEqual({ id: made.id, number: 'ORD-1', total: 0, note: 'one' })
      expect(await journal(3)).toEqual(['before create', 'after create ORD-1 ORD-1', 'committed create ORD-1, outside'])
      expect(await app.db.rows('SELECT "number", "margin" FROM "Order"')).toMatchObject([{ number: 'ORD-1' }])
      expect(await app.db.count('Order', { number: 'ORD-1', margin: 7 })).toBe(1)
    })

    test('takes from hooks what no request may write', async () => {
      for (const body of [{ number: 'X' }, { total: 1 }, { margin: 1 }]) expectProblem(await send('POST', '/api/orders', body), 400, 'invalid-body')
      expect([await app.db.count('Order'), await journal(0)]).toEqual([0, []])
    })

    test('answers with the record that a hook gives back', async () => {
      const made = await order('totalled')
      expect(made.total).toBe(99)
      expect(await app.db.count('Order', { id: made.id, total: 99 })).toBe(1)
      expect(await journal(6)).toEqual([
        'before create',
        'after create ORD-1 ORD-1',
        `before update ${made.id} total`,
        `after update ${made.id} totalled`,
        // In the order in which they were written.
        'committed update totalled, outside',
        'committed create ORD-1, outside',
      ])
    })

    test('is changed and deleted with hooks too', async () => {
      const { id } = await order()
      await journal(3)
      await app.db.run('DELETE FROM "audit_entry"')
      expect((await send('PATCH', `/api/orders/${id}`, { note: 'shout' })).body).toMatchObject({ id, note: 'SHOUT' })
      expect(await app.db.count('Order', { id, note: 'SHOUT' })).toBe(1)
      expect((await send('DELETE', `/api/orders/${id}`)).status).toBe(204)
      expect(await app.db.count('Order')).toBe(0)
      expect((await journal(6)).sort()).toEqual([
        `after delete ${id}`,
        `after update ${id} SHOUT`,
        `before delete ${id}`,
        `before update ${id} note`,
        `committed delete ${id}, outside`,
        'committed update SHOUT, outside',
      ])
    })

    test('holds to its precondition', async () => {
      const { id } = await order('first')
      const etag = (await send('GET', `/api/orders/${id}`)).headers.get('etag') ?? ''
      await send('PATCH', `/api/orders/${id}`, { note: 'second' })
      const before = await journal(6)
      expectProblem(await send('PATCH', `/api/orders/${id}`, { note: 'third' }, { 'if-match': etag }), 412, 'precondition-failed')
      expectProblem(await send('DELETE', `/api/orders/${id}`, undefined, { 'if-match': etag }), 412, 'precondition-failed')
      expect([await app.db.count('Order', { id, note: 'second' }), await journal(6)]).toEqual([1, before])
      expectProblem(await send('PATCH', '/api/orders/99999', { note: 'none' }), 404, 'not-found')
      expect(await journal(6)).toEqual(before)
    })
  })

  describe('a hook that throws', () => {
    test.each(['refused before', 'refused after'])('undoes the write and is the reply: %s', async (note) => {
      const refused = await send('POST', '/api/orders', { note })
      expectProblem(refused, 409, 'conflict')
      expect(refused.body).toMatchObject({ detail: 'No such orders today.' })
      expect([await app.db.count('Order'), await journal(0), await app.db.count('Counter', { next: 0 })]).toEqual([0, [], 1])
    })

    test('keeps a record from being deleted', async () => {
      await app.db.run(`INSERT INTO "Order" ("id", "number") VALUES (1, 'first')`)
      expectProblem(await send('DELETE', '/api/orders/1'), 409, 'conflict')
      expect([await app.db.count('Order', { id: 1 }), await journal(0)]).toEqual([1, []])
      await app.db.run('DELETE FROM "Order"')
    })

    test('by a fault of its own is a 500 that tells nothing, and the log knows', async () => {
      const failed = await send('POST', '/api/orders', { note: 'broken after' })
      expectProblem(failed, 500, 'internal')
      expect(failed.text).not.toContain('secret')
      expect([await app.db.count('Order'), await journal(0)]).toEqual([0, []])
      expect(app.server.log()).toContain('a secret of the server')
    })

    test('once the write is committed changes nothing of it, and the log knows', async () => {
      await order('broken late')
      expect(await journal(3)).toContain('committed create ORD-1, outside')
      expect(await app.db.count('Order', { note: 'broken late' })).toBe(1)
      expect(app.server.log()).toContain('the mail was not sent')
    })
  })

  test('a transaction that is done over tells of one commit', async () => {
    // So many that some are in each other's way.
    const ORDERS = 9
    const attempts = () => app.server.log().split('An order is attempted.').length
    const before = attempts()
    const answers = await Promise.all(Array.from({ length: ORDERS }, (_, note) => send('POST', '/api/orders', { note: String(note) })))
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => (body as { number: string }).number).sort()
    expect(answers.filter(({ status }) => status !== 201 && status !== 409), answers.map(({ text }) => text).join()).toEqual([])
    expect(made.length).toBeGreaterThan(0)
    expect(made).toEqual(made.map((_, index) => `ORD-${index + 1}`))
    const committed = (await journal(made.length * 3)).filter((text) => String(text).startsWith('committed')).sort()
    expect(committed).toEqual(made.map((number) => `committed create ${number}, outside`))
    expect(await app.db.count('Order')).toBe(made.length)
    if (provider === 'postgresql') expect(attempts() - before).toBeGreaterThan(ORDERS)
  })

  describe('a number that a hook counts down', () => {
    test('never falls below what its filter says, whoever comes at once', async () => {
      await app.db.run('INSERT INTO "Product" ("id", "price", "stock") VALUES (1, 10, 5)')
      const { id: orderId } = await order()
      const answers = await Promise.all([2, 2, 2, 2].map((quantity) => send('POST', '/api/lines', { orderId, productId: 1, quantity })))
      const taken = answers.filter(({ status }) => status === 201).length
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
      expect([taken > 0, taken <= 2]).toEqual([true, true])
      expect(await app.db.count('Product', { stock: 5 - 2 * taken })).toBe(1)
      expect(await app.db.count('Line')).toBe(taken)
    })

    test('undoes what it was counted for, where there is not enough', async () => {
      await app.db.run('INSERT INTO "Product" ("id", "price", "stock") VALUES (2, 10, 1)')
      const { id: orderId } = await order()
      const refused = await send('POST', '/api/lines', { orderId, productId: 2, quantity: 2 })
      expectProblem(refused, 409, 'conflict')
      expect(refused.body).toMatchObject({ detail: 'There are not so many left.' })
      expect([await app.db.count('Line'), await app.db.count('Product', { stock: 1 })]).toEqual([0, 1])
    })
  })

  test('reads go by the queries of hooks, and show what they give back', async () => {
    await app.db.run('INSERT INTO "Product" ("id", "price", "stock") VALUES (1, 0, 4), (2, 5, 4), (13, 13, 4)')
    const list = (await send('GET', '/api/products?orderBy=id')).body
    expect(list).toMatchObject({ data: [{ id: 2, stock: 0 }, { id: 13, stock: 0 }], meta: { total: 2 } })
    expect((await send('POST', '/api/products/search', { where: { price: { gt: 5 } } })).body).toMatchObject({ data: [{ id: 13 }], meta: { total: 1 } })
    expect((await send('GET', '/api/products/count')).body).toEqual({ count: 2 })
    expect((await send('GET', '/api/products/2')).body).toEqual({ id: 2, price: 5, stock: 4, lines: [] })
    expectProblem(await send('GET', '/api/products/13'), 404, 'not-found')
  })

  test('an override stands in the place of a handler, before or behind it', async () => {
    const made = await send('POST', '/api/products', { id: 3, price: 5 })
    expect([made.status, made.body, made.headers.get('location')]).toEqual([201, { id: 3, price: 6, stock: 50 }, '/api/products/3'])
    const one = await send('GET', '/api/products/3')
    expect([one.status, one.headers.get('x-product'), one.headers.get('cache-control')]).toEqual([200, '3', 'public, max-age=60'])
    expect((await send('GET', '/api/products/3', undefined, { 'if-none-match': one.headers.get('etag') ?? '' })).status).toBe(304)
    expect((await send('DELETE', '/api/products/3')).body).toEqual({ kept: true })
    expect(await app.db.count('Product', { id: 3, price: 6, stock: 50 })).toBe(1)
    // The body is checked before.
    expectProblem(await send('POST', '/api/products', { id: 4, price: 5, stock: 1 }), 400, 'invalid-body')
    expect(await journal(1)).toEqual(['committed product 3, outside'])
  })

  test('a write without a hook in its transaction has none, and takes the statements that it did', async () => {
    const words = async (method: string, path: string, body?: unknown) =>
      (await statementsOf(app, async () => {
        expect((await send(method, path, body)).status).toBeLessThan(300)
      })).map((sql) => sql.split(' ', 1)[0])
    await app.db.run('INSERT INTO "Product" ("id", "price") VALUES (5, 10)')
    expect(await words('PATCH', '/api/products/5', { price: 11 })).toEqual(['UPDATE'])
    expect((await words('POST', '/api/audit-entries', {})).filter((word) => word === 'INSERT')).toHaveLength(1)
    expect(await words('POST', '/api/audit-entries', {})).not.toContain('BEGIN')
  })

  test('the process ends when what follows a commit is done, which no reply waits for', async () => {
    const begun = performance.now()
    await order('slow')
    expect(performance.now() - begun).toBeLessThan(1_500)
    expect(await app.server.stop()).toBe(0)
    expect(await app.db.count('audit_entry', { text: 'committed create ORD-1, outside' })).toBe(1)
  })
})
