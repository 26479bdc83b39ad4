import { describe, expect, it } from 'vitest'
import { constrains } from '../../runtime/constrains.js'
import type { Context } from '../../runtime/context.js'
import type { Where } from '../../runtime/list-query.js'
import type { Model } from '../../runtime/model.js'
import { prismaProblem } from '../../runtime/prisma-error.js'
import { createService } from '../../runtime/service.js'
import { contextOf, post, recordingDb, type Call, type PostTypes } from './support/blog.js'

function serviceOver(answer: (call: Call) => unknown, model: Model<PostTypes> = post) {
  const { db, calls } = recordingDb(answer)
  const base = contextOf(db)
  const ctx: Context = { ...base, limits: { ...base.limits, maxBulkRecords: 3 } }
  return { service: createService(model), ctx, calls, methods: () => calls.map(({ method }) => method) }
}

const EMPTY: Where = { columns: { title: { contains: '' } } }
const TITLE: Where = { columns: { title: { equals: 'x' } } }

describe('constrains', () => {
  it.each<[string, Where]>([
    ['nothing', {}],
    ['no columns', { columns: {} }],
    ['no condition on a column', { columns: { title: {} } }],
    ['a condition that is undefined', { columns: { title: { equals: undefined } } as never }],
    ['a mode alone', { columns: { title: { mode: 'insensitive' } } }],
    ['the empty text', { columns: { title: { startsWith: '', endsWith: '', gte: '' } } }],
    ['no values to be none of', { columns: { title: { notIn: [] }, tags: { hasEvery: [] } } }],
    ['filters that are empty', { and: [{}, { columns: {} }] }],
    ['an alternative that is empty', { or: [TITLE, {}] }],
    ['the opposite of none', { not: [{ or: [] }] }],
    ['the opposite of the opposite of all', { not: [{ not: [EMPTY] }] }],
    ['a related record, whichever', { relations: { author: { is: {} }, comments: { some: EMPTY } } }],
    ['related records that are all as any is', { relations: { comments: { every: {} } } }],
    ['related records of which none is as none is', { relations: { comments: { none: { columns: { body: { in: [] } } } } } }],
    ['a relation of which nothing is said', { relations: { author: {} } }],
  ])('is not so of %s', (_, where) => {
    expect(constrains(where)).toBe(false)
  })

  it.each<[string, Where]>([
    ['a value', TITLE],
    ['an empty value', { columns: { title: { equals: '' } } }],
    ['another value', { columns: { title: { not: '' } } }],
    ['a text within', { columns: { title: { contains: 'x' } } }],
    ['no values to be one of', { columns: { title: { in: [] } } }],
    ['whether there is a value', { columns: { slug: { isNull: false } } }],
    ['one of several', { and: [{}, EMPTY, TITLE] }],
    ['all alternatives', { or: [TITLE, { columns: { views: { gt: 1 } } }] }],
    ['no alternatives', { or: [] }],
    ['an opposite', { not: [TITLE] }],
    ['the opposite of all', { not: [{}] }],
    ['related records', { relations: { author: { is: TITLE } } }],
    ['whether there is a related record', { relations: { editor: { isNull: false } } }],
    ['every related record', { relations: { comments: { every: TITLE } } }],
    ['no related record', { relations: { comments: { none: {} } } }],
  ])('is so of %s', (_, where) => {
    expect(constrains(where)).toBe(true)
  })
})

describe('a write of many in the server', () => {
  it('is no call where nothing is to be written', async () => {
    const { service, ctx, calls } = serviceOver(() => ({ count: 9 }))
    expect(await service.createMany(ctx, [])).toBe(0)
    expect(await service.updateMany(ctx, TITLE as never, {})).toBe(0)
    expect(calls).toEqual([])
  })

  it('is no client’s fault where its filter keeps nothing out', async () => {
    const { service, ctx, calls } = serviceOver(() => ({ count: 1 }))
    for (const where of [{}, EMPTY] as never[]) {
      await expect(service.updateMany(ctx, where, { title: 'x' })).rejects.toThrow('A write of many records of Post has a filter that keeps none out.')
      await expect(service.deleteMany(ctx, where)).rejects.toThrow('A write of many records of Post has a filter that keeps none out.')
    }
    expect(calls).toEqual([])
  })

  it('says in the statement how many it may be of, and counts the version', async () => {
    const { service, ctx, calls } = serviceOver(() => ({ count: 3 }), { ...post, version: 'views' })
    expect(await service.updateMany(ctx, TITLE as never, { title: 'y' })).toBe(3)
    expect(await service.deleteMany(ctx, TITLE as never)).toBe(3)
    expect(calls.map(({ method, args }) => [method, args])).toEqual([
      ['updateMany', { where: { title: { equals: 'x' } }, data: { title: 'y', views: { increment: 1 } }, limit: 4 }],
      ['deleteMany', { where: { title: { equals: 'x' } }, limit: 4 }],
    ])
    const more = serviceOver(() => ({ count: 4 }))
    await expect(more.service.deleteMany(more.ctx, TITLE as never)).rejects.toMatchObject({ type: 'invalid-query', errors: [{ code: 'too-many-records' }] })
  })

  it('finds the records first where the filter leads back to them', async () => {
    const back: Where = { not: [{ relations: { author: { is: { relations: { posts: { some: TITLE } } } } } }] }
    const { service, ctx, calls } = serviceOver(({ method }) => (method === 'findMany' ? [{ id: 1 }, { id: 2 }] : { count: 2 }))
    expect(await service.deleteMany(ctx, back as never)).toBe(2)
    expect(calls[0]).toMatchObject({ method: 'findMany', args: { take: 4, select: { id: true } } })
    expect(calls[1]).toMatchObject({ method: 'deleteMany', args: { where: { OR: [{ id: { equals: 1 } }, { id: { equals: 2 } }] } } })
    const none = serviceOver(() => [])
    expect(await none.service.deleteMany(none.ctx, back as never)).toBe(0)
    expect(none.methods()).toEqual(['findMany'])
  })
})

describe('a write of many that hooks are to see', () => {
  const seen: unknown[] = []
  const see = (_: unknown, input: unknown) => void seen.push(input)
  const hooked = (answer: (call: Call) => unknown) => {
    seen.length = 0
    const { ctx, ...rest } = serviceOver(answer)
    return { ...rest, ctx: { ...ctx, extensions: { post: { before: { create: () => ({ slug: 'hooked' }), update: see, delete: see } } } } }
  }

  it('makes each record by itself, with what its hook gives it', async () => {
    const { service, ctx, calls } = hooked(() => ({ id: 1 }))
    expect(await service.createMany(ctx, [{ title: 'a', authorId: 1 }, { title: 'b', authorId: 1 }])).toBe(2)
    expect(calls.filter(({ method }) => method === 'create').map(({ args }) => args['data'])).toEqual([{ title: 'a', authorId: 1, slug: 'hooked' }, { title: 'b', authorId: 1, slug: 'hooked' }])
    expect(calls.some(({ method }) => method === 'createMany')).toBe(false)
  })

  it('changes and deletes each record that matches, and none where they are too many', async () => {
    const answer = ({ method }: Call) => (method === 'findMany' ? [{ id: 1 }, { id: 2 }] : method === 'deleteMany' ? { count: 1 } : { id: 1 })
    const { service, ctx, calls } = hooked(answer)
    expect(await service.updateMany(ctx, TITLE as never, { title: 'y' })).toBe(2)
    expect(await service.deleteMany(ctx, TITLE as never)).toBe(2)
    expect(seen).toEqual([{ key: { id: 1 }, data: { title: 'y' } }, { key: { id: 2 }, data: { title: 'y' } }, { key: { id: 1 } }, { key: { id: 2 } }])
    expect(calls[0]).toMatchObject({ method: 'findMany', args: { where: { title: { equals: 'x' } }, select: { id: true }, take: 4 } })
    const more = hooked(() => [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }])
    await expect(more.service.updateMany(more.ctx, TITLE as never, { title: 'y' })).rejects.toMatchObject({ errors: [{ code: 'too-many-records' }] })
    expect(more.methods()).toEqual(['findMany'])
  })
})

describe('an upsert', () => {
  const unique = () => Object.assign(new Error('x'), { code: 'P2002' })

  it('is of the key of the call, whatever the data says', async () => {
    const { service, ctx, calls } = serviceOver(({ method }) => (method === 'create' ? { id: 1 } : null))
    expect(await service.upsert(ctx, { id: 1 }, { id: 2, title: 'x', authorId: 1 } as never)).toEqual({ record: { id: 1 }, isNew: true })
    expect(calls[1]).toMatchObject({ method: 'create', args: { data: { id: 1, title: 'x', authorId: 1 } } })
    const there = serviceOver(() => ({ id: 1 }))
    await there.service.upsert(there.ctx, { id: 1 }, { id: 2, title: 'x' } as never)
    expect(there.calls[1]).toMatchObject({ method: 'update', args: { where: { id: 1 }, data: { title: 'x' } } })
    expect(there.calls[1]?.args['data']).not.toHaveProperty('id')
  })

  it('changes what another request made in between, and makes what another deleted', async () => {
    let isThere = false
    const late = serviceOver(({ method }) => {
      if (method !== 'create') return isThere ? { id: 1 } : null
      isThere = true
      throw unique()
    })
    expect(await late.service.upsert(late.ctx, { id: 1 }, { title: 'x', authorId: 1 })).toMatchObject({ isNew: false })
    expect(late.methods()).toEqual(['findUnique', 'create', 'findUnique', 'findUnique', 'update'])
    isThere = true
    const gone = serviceOver(({ method }) => {
      if (method === 'create') return { id: 1 }
      if (method === 'findUnique') return isThere ? { id: 1 } : null
      isThere = false
      throw Object.assign(new Error('x'), { code: 'P2025' })
    })
    expect(await gone.service.upsert(gone.ctx, { id: 1 }, { title: 'x', authorId: 1 })).toMatchObject({ isNew: true })
  })

  it('fails over another unique, in the end, and at once inside of a transaction', async () => {
    const other = serviceOver(({ method }) => (method === 'create' ? Promise.reject(unique()) : null))
    await expect(other.service.upsert(other.ctx, { id: 1 }, { title: 'x', authorId: 1 })).rejects.toMatchObject({ type: 'unique-conflict' })
    expect(other.methods()).toEqual(['findUnique', 'create', 'findUnique'])
    let times = 0
    const mad = serviceOver(({ method }) => (method === 'create' ? Promise.reject(unique()) : times++ % 2 === 1 ? { id: 1 } : null))
    await expect(mad.service.upsert(mad.ctx, { id: 1 }, { title: 'x', authorId: 1 })).rejects.toMatchObject({ type: 'unique-conflict' })
    expect(mad.methods().filter((method) => method === 'create')).toHaveLength(5)
    const inside = serviceOver(({ method }) => (method === 'create' ? Promise.reject(unique()) : null))
    await expect(inside.service.upsert({ ...inside.ctx, tx: inside.ctx.db }, { id: 1 }, { title: 'x', authorId: 1 })).rejects.toMatchObject({ type: 'unique-conflict' })
    expect(inside.methods()).toEqual(['findUnique', 'create'])
  })
})

it('of many records that are made a conflict names the field, and of one that is hidden nothing', () => {
  const failure = (column: string) => Object.assign(new Error('x'), { code: 'P2002', meta: { driverAdapterError: { cause: { constraint: { fields: [column] } } } } })
  const call = { model: post, action: 'createMany' } as const
  expect(prismaProblem(failure('slug_text'), call)?.errors).toEqual([{ pointer: '', code: 'unique', detail: 'Of "slug" in one of the records: Another record has this value.' }])
  expect(prismaProblem(failure('secret_text'), call)?.errors).toEqual([])
})
