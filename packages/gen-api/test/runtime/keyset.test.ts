import { describe, expect, it } from 'vitest'
import { writeCursor } from '../../runtime/cursor.js'
import { keysetSteps } from '../../runtime/keyset-steps.js'
import type { OrderTerm } from '../../runtime/list-query.js'
import { list } from '../../runtime/list.js'
import type { Column, Model } from '../../runtime/model.js'
import { marksOf } from '../../runtime/sort-mark.js'
import { totalOrder } from '../../runtime/sort.js'
import { comment, contextOf, models, post, recordingDb, type Call } from './support/blog.js'

/** `-views` and `editor.name`. */
const orderOf = (...terms: string[]): OrderTerm[] =>
  terms.map((text) => ({ path: text.replace('-', '').split('.'), direction: text.startsWith('-') ? 'desc' : 'asc' }))

const withColumns = (model: Model, columns: { readonly [name: string]: Column }): Model => ({ ...model, columns: { ...model.columns, ...columns } })

describe('the steps behind a record', () => {
  const stepsOf = async (order: readonly string[], record: object, { model = post, nullsFirst = false }: { model?: Model; nullsFirst?: boolean } = {}) => {
    const marks = marksOf({ id: 7, ...record }, totalOrder(orderOf(...order), model), model, models)
    const context = { isKeySimple: model.key?.fields.length === 1, nullsFirst, valuesBehind: () => Promise.resolve(['LIVE']) }
    const steps: unknown[] = []
    for await (const { bounds, orderBy, start } of keysetSteps(marks, context)) {
      steps.push([bounds.map((bound) => bound.columns ?? bound), orderBy.map(({ path, direction }) => (direction === 'desc' ? '-' : '') + path.join('.')).join(), start])
    }
    return steps
  }

  it('are one where Prisma pages by itself, which is told where to begin', async () => {
    expect(await stepsOf([], {})).toEqual([[[], 'id', 'cursor']])
    expect(await stepsOf(['-views', 'title'], { views: 3, title: 'a' })).toEqual([[[{ views: { lte: 3 } }], '-views,title,id', 'cursor']])
    expect(await stepsOf(['published'], { published: true })).toEqual([[[], 'published,id', 'cursor']])
    expect(await stepsOf(['author.name'], { author: { name: 'x' } })).toEqual([[[], 'author.name,id', 'cursor']])
  })

  it('begin a little before an instant that the process has lost the microseconds of', async () => {
    const model = withColumns(post, { createdAt: { kind: 'datetime', inexact: true } })
    expect(await stepsOf(['createdAt'], { createdAt: new Date(5) }, { model })).toEqual([[[{ createdAt: { gte: new Date(4) } }], 'createdAt,id', 'cursor']])
  })

  it.each([
    ['last', false, ['slug'], 'b', [[[{ slug: { equals: 'b' } }], 'id', 'cursor'], [[{ slug: { gt: 'b' } }], 'slug,id', 'bounds'], [[{ slug: { isNull: true } }], 'id', 'bounds']]],
    ['last', false, ['slug'], null, [[[{ slug: { isNull: true } }], 'id', 'cursor']]],
    ['first', false, ['-slug'], null, [[[{ slug: { isNull: true } }], 'id', 'cursor'], [[{ slug: { isNull: false } }], '-slug,id', 'bounds']]],
    ['first', true, ['slug'], 'b', [[[{ slug: { equals: 'b' } }], 'id', 'cursor'], [[{ slug: { gt: 'b' } }], 'slug,id', 'bounds']]],
    ['last', true, ['-slug'], 'b', [[[{ slug: { equals: 'b' } }], 'id', 'cursor'], [[{ slug: { lt: 'b' } }], '-slug,id', 'bounds'], [[{ slug: { isNull: true } }], 'id', 'bounds']]],
  ] as const)('put records without a value %s (%o, %j at %j)', async (_, nullsFirst, order, slug, steps) => {
    expect(await stepsOf(order, { slug }, { nullsFirst })).toEqual(steps)
  })

  it('go through the terms one after the other', async () => {
    expect(await stepsOf(['status', 'slug'], { status: 'DRAFT', slug: 'b' }, { nullsFirst: true })).toEqual([
      [[{ status: { equals: 'DRAFT' } }, { slug: { equals: 'b' } }], 'id', 'cursor'],
      [[{ status: { equals: 'DRAFT' } }, { slug: { gt: 'b' } }], 'slug,id', 'bounds'],
      [[{ status: { in: ['LIVE'] } }], 'status,slug,id', 'bounds'],
    ])
  })

  it('search among texts that begin alike, where the database sorts by no more of them', async () => {
    const model = withColumns(post, { title: { kind: 'string', sortedByStart: true } })
    const start = 'x'.repeat(119)
    const at = (order: string, end: string) => stepsOf([order], { title: start + end }, { model })
    expect(await at('title', '👍 end')).toEqual([[[{ title: { gte: start } }], 'title,id', 'search']])
    expect(await at('-title', ' end')).toEqual([[[{ title: { gte: start, startsWith: start } }], '-title,id', 'search'], [[{ title: { lt: start } }], '-title,id', 'bounds']])
    expect(await at('title', '')).toEqual([[[{ title: { equals: start } }], 'id', 'cursor'], [[{ title: { gt: start } }], 'title,id', 'bounds']])
  })

  it('have the database list what only it can compare', async () => {
    expect(await stepsOf(['status'], { status: 'DRAFT' })).toEqual([[[{ status: { equals: 'DRAFT' } }], 'id', 'cursor'], [[{ status: { in: ['LIVE'] } }], 'status,id', 'bounds']])
    const model = withColumns(comment, { postId: { kind: 'bytes' } })
    const postId = new Uint8Array([1])
    expect(await stepsOf([], { postId, no: 2 }, { model })).toEqual([
      [[{ postId: { equals: postId } }, { no: { gte: 2 } }], 'no', 'bounds'],
      [[{ postId: { in: ['LIVE'] } }], 'postId,no', 'bounds'],
    ])
  })

  it('tell a missing relation from one whose column is empty', async () => {
    const missing = { not: [{ relations: { editor: { isNull: false } } }] }
    expect(await stepsOf(['editor.email'], { editor: null })).toEqual([[[missing], 'id', 'cursor']])
    expect(await stepsOf(['editor.email'], { editor: { email: 'b' } })).toEqual([
      [[{ relations: { editor: { is: { columns: { email: { equals: 'b' } } } } } }], 'id', 'cursor'],
      [[{ relations: { editor: { is: { columns: { email: { gt: 'b' } } } } } }], 'editor.email,id', 'bounds'],
      [[missing], 'id', 'bounds'],
    ])
  })

  it('search, within bounds, for what no condition can tell apart', async () => {
    const model = withColumns(post, { slug: { kind: 'datetime', nullable: true, inexact: true } })
    expect(await stepsOf(['slug'], { slug: new Date(5) }, { model, nullsFirst: true })).toEqual([
      [[{ slug: { gte: new Date(4), lte: new Date(6) } }], 'slug,id', 'search'],
      [[{ slug: { gt: new Date(6) } }], 'slug,id', 'bounds'],
    ])
    const named = withColumns(post, { Or: { kind: 'string', nullable: true } })
    for (const Or of ['b', null]) expect(await stepsOf(['Or'], { Or }, { model: named })).toEqual([[[], 'Or,id', 'search']])
    const infinite = withColumns(post, { slug: { kind: 'float', nullable: true } })
    expect(await stepsOf(['slug'], { slug: Infinity }, { model: infinite })).toEqual([[[], 'slug,id', 'search']])
  })

  it('need no cursor for a key of several fields', async () => {
    expect(await stepsOf([], { postId: 1, no: 2 }, { model: comment })).toEqual([
      [[{ postId: { equals: 1 } }, { no: { gte: 2 } }], 'no', 'bounds'],
      [[{ postId: { gt: 1 } }], 'postId,no', 'bounds'],
    ])
    expect(await stepsOf(['-no', 'approved', 'postId', 'author.name'], { postId: 1, no: 2, approved: true }, { model: comment })).toEqual([
      [[{ no: { equals: 2 } }, { approved: { equals: true } }, { postId: { gte: 1 } }], 'postId', 'bounds'],
      [[{ no: { lt: 2 } }], '-no,approved,postId', 'bounds'],
    ])
  })
})

describe('a page behind a cursor', () => {
  const cursor = (order: readonly OrderTerm[] = []) => writeCursor({ id: 7 }, order, post)
  const row = (id: number) => ({ id, slug: 'b', title: 't', secret: 's' })
  const pageOf = (answer: (call: Call) => unknown, query: Parameters<typeof list>[2] = { cursor: cursor() }) => {
    const { db, calls } = recordingDb(answer)
    return { page: list(contextOf(db), post, { take: 2, ...query }), calls }
  }
  /** The reading that tells where the record stands. */
  const isLook = ({ method, args }: Call) => method === 'findMany' && args['take'] === 1
  /** Whether the record is asked for wherever it stands. */
  const isByKey = ({ where }: Call['args']) => Object.keys(where as object).join() === 'id'
  const methods = (calls: readonly Call[]) => calls.map(({ method }) => method)

  it('begins with the record it goes on from, which is left out', async () => {
    const { page, calls } = pageOf(() => [row(7), row(8), row(9), row(10)])
    expect(await page).toEqual({ data: [row(8), row(9)], meta: { total: null, skip: 0, take: 2, hasMore: true, nextCursor: writeCursor({ id: 9 }, [], post) } })
    expect(calls).toEqual([{ delegate: 'post', method: 'findMany', args: expect.objectContaining({ cursor: { id: 7 }, orderBy: [{ id: 'asc' }], take: 4 }) as unknown }])
    expect(calls[0]?.args).not.toHaveProperty('skip')
  })

  it('ends with no cursor', async () => {
    const { page } = pageOf(() => [row(7), row(8)])
    expect((await page).meta).toEqual({ total: null, skip: 0, take: 2, hasMore: false, nextCursor: null })
  })

  it('skips nobody when that record does not fulfil the filter any more', async () => {
    const { page, calls } = pageOf(({ method }) => (method === 'count' ? 1 : [row(8), row(9), row(10), row(11)]), {
      cursor: cursor(),
      where: { columns: { views: { gt: 1 } } },
    })
    expect((await page).data).toEqual([row(8), row(9)])
    expect(calls.map(({ method, args }) => [method, args['where']])).toEqual([
      ['findMany', { views: { gt: 1 } }],
      ['count', { id: { equals: 7 } }],
    ])
  })

  it('counts where it is asked to', async () => {
    const { page, calls } = pageOf(({ method }) => (method === 'count' ? 40 : [row(7)]), { cursor: cursor(), total: true })
    expect((await page).meta.total).toBe(40)
    expect(methods(calls).sort()).toEqual(['count', 'findMany'])
  })

  it('has expired when the record is gone, at whatever moment', async () => {
    const gone = { type: 'cursor-expired', status: 400 }
    const nothing = ({ method }: Call) => (method === 'count' ? 0 : method === 'findMany' ? [] : null)
    await expect(pageOf(nothing).page).rejects.toMatchObject(gone)
    const bySlug = { cursor: cursor(orderOf('slug')), orderBy: orderOf('slug') }
    const before = pageOf(nothing, bySlug)
    await expect(before.page).rejects.toMatchObject(gone)
    expect(before.calls).toHaveLength(1)
    const between = pageOf((call) => (isLook(call) ? [row(7)] : nothing(call)), bySlug)
    await expect(between.page).rejects.toMatchObject(gone)
  })

  it('does not go through all the others for a record that is gone', async () => {
    const others = Array.from({ length: 10_000 }, (_, i) => row(100 + i))
    // What a forged cursor asks of a table without end: another ten thousand, and so on.
    const endless = ({ method, args }: Call) => {
      if (calls.length > 20) throw new Error('Too much is asked of the database.')
      return method === 'count' ? 0 : args['take'] === 10_000 ? others : []
    }
    const { page, calls } = pageOf(endless)
    await expect(page).rejects.toMatchObject({ type: 'cursor-expired' })
    expect(methods(calls)).toEqual(['findMany', 'count', 'count'])
  })

  it('is not looked for once nobody waits for it', async () => {
    const over = new AbortController()
    const others = Array.from({ length: 10_000 }, (_, i) => row(100 + i))
    const { db, calls } = recordingDb(({ method, args }) => {
      if (calls.length > 20) over.abort(new Error('The client went away.'))
      if (calls.length > 30) throw new Error('Too much is asked of the database.')
      if (args['take'] === 1) return method === 'count' ? Number(isByKey(args)) : [row(7)]
      return args['take'] === 10_000 ? others : []
    })
    const ctx = { ...contextOf(db), throwIfAborted: () => { over.signal.throwIfAborted() } }
    await expect(list(ctx, post, { take: 2, cursor: cursor(orderOf('slug')), orderBy: orderOf('slug') })).rejects.toThrow('The client went away.')
  })

  it('looks for a record that has moved, again if others have moved it', async () => {
    const bySlug = { cursor: cursor(orderOf('slug')), orderBy: orderOf('slug'), where: { columns: { views: { gt: 1 } } } }
    let skipped = 0
    const { page, calls } = pageOf((call) => {
      const { method, args } = call
      if (isLook(call)) return [row(7)]
      if (method === 'count') return Number(isByKey(args))
      if (args['take'] === 10_000) return [row(1), row(7), row(3)]
      if (args['skip'] === undefined) return []
      return skipped++ === 0 ? [row(3)] : [row(7), row(3)]
    }, bySlug)
    expect((await page).data).toEqual([row(3)])
    const search = { where: { OR: [{ views: { gt: 1 } }, { id: { equals: 7 } }] }, orderBy: [{ slug: 'asc' }, { id: 'asc' }] }
    expect(calls.slice(4)).toMatchObject([1, 2].flatMap(() => [{ args: { ...search, select: { id: true } } }, { args: { ...search, skip: 1, take: 4 } }]))
  })

  it('reads of the record what the order needs, and no further step than the page does', async () => {
    const order = orderOf('slug', '-editor.name', 'editor.manager.name')
    const { page, calls } = pageOf((call) => (isLook(call) ? [{ id: 7, slug: 'b', editor: null }] : [row(7), row(8), row(9), row(10)]), { cursor: cursor(order), orderBy: order })
    await page
    expect(methods(calls)).toEqual(['findMany', 'findMany'])
    expect(calls[0]?.args).toEqual({
      where: { id: { equals: 7 } },
      orderBy: [{ id: 'asc' }],
      take: 1,
      select: { slug: true, id: true, editor: { select: { name: true, manager: { select: { name: true } } } } },
    })
  })

  it('asks the database which values of an enum come behind one', async () => {
    const order = orderOf('-status', 'slug')
    const { page, calls } = pageOf((call) => {
      const { method, args } = call
      if (isLook(call)) return [{ id: 7, status: 'LIVE', slug: 'b' }]
      if (method === 'groupBy') return [{ status: null }, { status: 'LIVE' }, { status: 'DRAFT' }]
      return args['cursor'] ? [row(7)] : []
    }, { cursor: cursor(order), orderBy: order, where: { columns: { views: { gt: 1 } } } })
    await page
    expect(calls.find(({ method }) => method === 'groupBy')?.args).toEqual({
      by: ['status'],
      orderBy: { status: 'desc' },
      where: { OR: [{ views: { gt: 1 } }, { id: { equals: 7 } }] },
    })
    expect(calls.at(-1)?.args['where']).toEqual({ AND: [{ views: { gt: 1 } }, { status: { in: ['DRAFT'] } }] })
  })

  it('carries the key in the cursor, not in a record that was asked for without', async () => {
    const { page, calls } = pageOf(() => [{ title: 'a', id: 1 }, { title: 'b', id: 2 }, { title: 'c', id: 3 }], { selection: { columns: ['title'] } })
    expect(await page).toMatchObject({ data: [{ title: 'a' }, { title: 'b' }], meta: { nextCursor: writeCursor({ id: 2 }, [], post) } })
    expect((await page).data[0]).not.toHaveProperty('id')
    expect(calls[0]?.args['select']).toEqual({ title: true, id: true })
  })

  it('is no page of a model whose key is hidden or inexact', async () => {
    for (const flag of [{ hidden: true }, { inexact: true }] as const) {
      const model = withColumns(post, { id: { kind: 'int', ...flag } })
      const { db } = recordingDb(() => [row(1), row(2)])
      expect((await list(contextOf(db), model, { take: 1, total: false })).meta).toMatchObject({ hasMore: true, nextCursor: null })
    }
  })
})
