/** What a project adds to the models of `extendedSchema`, by path. Its hooks write down in the database when they ran. */
export const extendedFiles: Readonly<Record<string, string>> = {
  'src/extensions/index.ts': `
import { defineExtensions } from '../gen/extensions.js'
import { line } from './line.js'
import { order } from './order.js'
import { product } from './product.js'

export const extensions = defineExtensions({ line, order, product })
`,

  'src/extensions/journal.ts': `
import { auditEntryService } from '../gen/models/audit-entry/index.js'
import type { Context } from '../gen/runtime/api/context.js'

/** Writes a line into the journal, in the transaction where there is one. */
export async function journal(ctx: Context, text: string): Promise<void> {
  await auditEntryService.create(ctx, { text: ctx.tx ? text : text + ', outside' })
}
`,

  'src/extensions/order.ts': `
import { setTimeout } from 'node:timers/promises'
import { defineExtension } from '../gen/extensions.js'
import { counterService } from '../gen/models/counter/index.js'
import { orderService } from '../gen/models/order/index.js'
import { Problem } from '../gen/runtime/api/problem.js'
import { journal } from './journal.js'

export const order = defineExtension('order', {
  before: {
    async create(ctx, { data }) {
      ctx.log.info({}, 'An order is attempted.')
      await journal(ctx, 'before create')
      if (data.note === 'refused before') throw new Problem('conflict', { detail: 'No such orders today.' })
      const counter = await counterService.findById(ctx, { name: 'order' })
      const next = (counter?.next ?? 0) + 1
      await counterService.update(ctx, { name: 'order' }, { next })
      return { number: 'ORD-' + String(next), margin: 7 }
    },
    async update(ctx, { key, data }) {
      await journal(ctx, 'before update ' + String(key.id) + ' ' + Object.keys(data).join())
      return data.note === 'shout' ? { note: 'SHOUT' } : undefined
    },
    async delete(ctx, { key }) {
      await journal(ctx, 'before delete ' + String(key.id))
    },
  },
  after: {
    async create(ctx, { data, record }) {
      await journal(ctx, 'after create ' + String(data.number) + ' ' + record.number)
      if (data.note === 'refused after') throw new Problem('conflict', { detail: 'No such orders today.' })
      if (data.note === 'broken after') throw new Error('a secret of the server')
      return data.note === 'totalled' ? orderService.update(ctx, { id: record.id }, { total: 99 }) : undefined
    },
    async update(ctx, { key, record }) {
      await journal(ctx, 'after update ' + String(key.id) + ' ' + String(record.note))
    },
    async delete(ctx, { key }) {
      await journal(ctx, 'after delete ' + String(key.id))
      if (key.id === 1) throw new Problem('conflict', { detail: 'The first order stays.' })
    },
  },
  afterCommit: {
    async create(ctx, { record }) {
      if (record.note === 'slow') await setTimeout(2_000)
      await journal(ctx, 'committed create ' + record.number)
      if (record.note === 'broken late') throw new Error('the mail was not sent')
    },
    update: (ctx, { record }) => journal(ctx, 'committed update ' + String(record.note)),
    delete: (ctx, { key }) => journal(ctx, 'committed delete ' + String(key.id)),
  },
})
`,

  'src/extensions/line.ts': `
import { defineExtension } from '../gen/extensions.js'
import { productService } from '../gen/models/product/index.js'
import { Problem } from '../gen/runtime/api/problem.js'

export const line = defineExtension('line', {
  after: {
    async create(ctx, { record: { productId: id, quantity } }) {
      const enough = { columns: { id: { equals: id }, stock: { gte: quantity } } }
      const taken = await productService.increment(ctx, enough, { stock: -quantity })
      if (taken === 0) throw new Problem('conflict', { detail: 'There are not so many left.' })
    },
  },
})
`,

  'src/extensions/product.ts': `
import { defineExtension } from '../gen/extensions.js'
import { ok } from '../gen/runtime/api/reply.js'
import { journal } from './journal.js'

export const product = defineExtension('product', {
  before: {
    list: (_ctx, { query }) => ({ ...query, where: { and: [...(query.where ? [query.where] : []), { columns: { price: { gt: 0 } } }] } }),
    count: () => ({ where: { columns: { price: { gt: 0 } } } }),
    get: (_ctx, { query }) => ({ selection: { ...query.selection, include: { lines: {} } } }),
  },
  after: {
    list: (_ctx, { page }) => ({ ...page, data: page.data.map((record) => ({ ...record, stock: 0 })) }),
    get: (_ctx, { record }) => (record.price === 13 ? null : record),
  },
  afterCommit: {
    create: (ctx, { record }) => journal(ctx, 'committed product ' + String(record.id)),
  },
  override: {
    async get(ctx, { params }, proceed) {
      const reply = await proceed()
      return { ...reply, headers: { ...reply.headers, 'x-product': String(params.id), 'cache-control': 'public, max-age=60' } }
    },
    create: (_ctx, input, proceed) => proceed({ ...input, body: { ...input.body, price: input.body.price + 1, stock: 50 } }),
    delete: () => Promise.resolve(ok({ kept: true })),
  },
})
`,
}

/** What must not compile, each below the directive that says so. */
export const misused = `
import { defineExtension, defineExtensions } from '../gen/extensions.js'

// @ts-expect-error there is no such model
export const a = defineExtensions({ ordr: {} })
// @ts-expect-error there is no such model
export const b = defineExtension('ordr', {})
// @ts-expect-error there is no such hook
export const c = defineExtension('order', { before: { craete: () => undefined } })
// @ts-expect-error there is no such phase
export const d = defineExtension('order', { beforeAll: {} })
// @ts-expect-error a number is a text
export const e = defineExtension('order', { before: { create: () => ({ number: 7 }) } })
// @ts-expect-error there is no such column
export const f = defineExtension('order', { before: { update: () => Promise.resolve({ nombre: 'x' }) } })
// @ts-expect-error data is not to be changed in its place
export const g = defineExtension('order', { before: { create: (_ctx, { data }) => { data.note = 'x' } } })
// @ts-expect-error the API does not create counters
export const h = defineExtension('counter', { override: { create: (_ctx, _input, proceed) => proceed() } })
// @ts-expect-error an override answers
export const i = defineExtension('order', { override: { get: () => Promise.resolve(null) } })
// @ts-expect-error what is committed is not changed any more
export const j = defineExtension('order', { afterCommit: { list: () => undefined } })
// @ts-expect-error views are not written
export const k = defineExtension('sale', { before: { create: () => undefined } })
// @ts-expect-error a list without a key is not read by it
export const l = defineExtension('sale', { after: { get: () => undefined } })

export const fine = defineExtensions({
  order: {
    before: {
      create: () => ({ number: 'x', total: 1, margin: null }),
      update(_ctx, { data: { note } }) {
        if (note === null) throw new Error('no note')
      },
      delete: async (_ctx, { key }) => {
        await Promise.resolve(key.id)
      },
    },
  },
  counter: { override: { get: (_ctx, _input, proceed) => proceed() }, before: { create: () => ({ next: 2 }) } },
  sale: { before: { list: (_ctx, { query }) => query } },
})
`
