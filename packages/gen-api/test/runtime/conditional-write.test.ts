import { describe, expect, it } from 'vitest'
import { createController } from '../../runtime/controller.js'
import type { Context } from '../../runtime/context.js'
import { encodeRecord } from '../../runtime/encode.js'
import type { Model, Values } from '../../runtime/model.js'
import { Problem } from '../../runtime/problem.js'
import { recordTag } from '../../runtime/record-tag.js'
import { createService } from '../../runtime/service.js'
import { inTransaction } from '../../runtime/transaction.js'
import { contextOf, models, post, recordingDb, type Call, type PostTypes } from './support/blog.js'
import { request } from './support/http.js'

const versioned: Model<PostTypes> = { ...post, version: 'views' }
const moment = new Date('2025-01-01T00:00:00.005Z')
const stamped: Model<PostTypes> = { ...post, updatedAt: 'createdAt' }
const all: Values = Object.fromEntries(Object.keys(post.columns).map((name) => [name, name === 'tags' ? [] : 1]))

/** What If-Match says of a record that holds these values. */
const tagsOf = (values: Values, model: Model = versioned) => [{ weak: false, opaque: `${recordTag(encodeRecord(values, model, models), model) ?? ''}.x` }]

/** A service over a table of one row, or of what is told. */
function serviceOver(model: Model<PostTypes>, answer: (call: Call) => unknown) {
  const { db, calls } = recordingDb(answer)
  const ctx: Context = { ...contextOf(db), clock: () => new Date(moment.getTime() - 1) }
  return { service: createService(model), ctx, calls, methods: () => calls.map(({ method }) => method) }
}

describe('a conditional update', () => {
  it('is one statement that holds the key and the version it was read with', async () => {
    const { service, ctx, calls } = serviceOver(versioned, ({ method }) => (method === 'updateMany' ? { count: 1 } : { id: 1, views: 7 }))
    await service.update(ctx, { id: 1 }, { title: 'x' }, tagsOf({ views: 7 }))
    expect(calls.map(({ method, args }) => [method, args])).toEqual([
      ['findUnique', { where: { id: 1 }, select: { views: true } }],
      ['updateMany', { where: { id: 1, views: 7 }, data: { title: 'x', views: { increment: 1 } } }],
      ['findUnique', { where: { id: 1 }, omit: { secret: true, pin: true } }],
    ])
  })

  it('moves a moment on, by a clock that is behind too', async () => {
    const { service, ctx, calls } = serviceOver(stamped, ({ method }) => (method === 'updateMany' ? { count: 1 } : { createdAt: moment }))
    await service.update(ctx, { id: 1 }, { title: 'x' }, tagsOf({ createdAt: moment }, stamped))
    expect(calls[1]?.args).toEqual({ where: { id: 1, createdAt: moment }, data: { title: 'x', createdAt: new Date(moment.getTime() + 1) } })
  })

  it('writes nothing where the tag is another, weak, or there is no record', async () => {
    const { service, ctx, methods } = serviceOver(versioned, () => ({ views: 8 }))
    const [tag] = tagsOf({ views: 8 })
    const weak = { weak: true, opaque: tag?.opaque ?? '' }
    for (const tags of [tagsOf({ views: 7 }), [weak]]) {
      await expect(service.update(ctx, { id: 1 }, { title: 'x' }, tags)).rejects.toMatchObject({ type: 'precondition-failed', status: 412 })
      await expect(service.update(ctx, { id: 1 }, {}, tags)).rejects.toMatchObject({ type: 'precondition-failed' })
      await expect(service.delete(ctx, { id: 1 }, tags)).rejects.toMatchObject({ type: 'precondition-failed' })
    }
    expect(new Set(methods())).toEqual(new Set(['findUnique']))
    const gone = serviceOver(versioned, () => null)
    await expect(gone.service.update(gone.ctx, { id: 1 }, { title: 'x' }, tagsOf({ views: 7 }))).rejects.toMatchObject({ type: 'not-found' })
  })

  it('fails when another request came between the look and the write', async () => {
    let views = 7
    const { service, ctx, methods } = serviceOver(versioned, ({ method }) => (method === 'updateMany' ? { count: (views++, 0) } : { views }))
    await expect(service.update(ctx, { id: 1 }, { title: 'x' }, tagsOf({ views: 7 }))).rejects.toMatchObject({ type: 'precondition-failed' })
    expect(methods()).toEqual(['findUnique', 'updateMany', 'findUnique'])
  })

  it('is made in a transaction where no column could tell states apart, or equality does not find its value', async () => {
    const content = serviceOver(post, ({ method }) => (method === 'update' ? all : all))
    await content.service.update(content.ctx, { id: 1 }, { title: 'x' }, tagsOf(all, post))
    expect(content.methods()).toEqual(['findUnique', 'findUnique', 'update'])
    const odd = serviceOver(versioned, ({ method }) => (method === 'updateMany' ? { count: 0 } : { views: 7 }))
    await odd.service.update(odd.ctx, { id: 1 }, { title: 'x' }, tagsOf({ views: 7 }))
    expect(odd.methods()).toEqual([...Array.from({ length: 3 }, () => ['findUnique', 'updateMany']).flat(), 'findUnique', 'update'])
  })

  it('reads a hidden version for the write alone', async () => {
    const hidden: Model<PostTypes> = { ...post, version: 'secret' }
    const { service, ctx, calls } = serviceOver(hidden, ({ method }) => (method === 'deleteMany' ? { count: 1 } : { ...all, secret: 9 }))
    await service.delete(ctx, { id: 1 }, tagsOf(all, hidden))
    expect(calls[0]?.args['select']).toMatchObject({ title: true, secret: true })
    expect(calls[0]?.args['select']).not.toHaveProperty('pin')
    expect(calls[1]?.args).toEqual({ where: { id: 1, secret: 9 } })
  })
})

describe('a write without a condition', () => {
  it('counts the version all the same, but for one that changes nothing', async () => {
    const { service, ctx, calls, methods } = serviceOver(versioned, () => ({ views: 1 }))
    await service.update(ctx, { id: 1 }, { title: 'x' })
    await service.update(ctx, { id: 1 }, { title: 'x' }, '*')
    await service.update(ctx, { id: 1 }, {}, '*')
    expect(methods()).toEqual(['update', 'update', 'findUnique'])
    for (const { args } of calls.slice(0, 2)) expect(args['data']).toEqual({ title: 'x', views: { increment: 1 } })
  })

  it('adds to 64 bits by 64 bits', async () => {
    const { service, ctx, calls } = serviceOver({ ...post, version: 'size' }, () => ({}))
    await service.update(ctx, { id: 1 }, { title: 'x' })
    expect(calls[0]?.args['data']).toEqual({ title: 'x', size: { increment: 1n } })
  })

  it('is refused where the model demands one, before anything is read', async () => {
    const strict: Model<PostTypes> = { ...versioned, requireIfMatch: true }
    const { service, ctx, calls } = serviceOver(strict, () => ({ views: 1 }))
    const controller = createController(strict, service)
    const input = { params: { id: 1 }, query: {}, body: { title: 'x' }, request: request({ method: 'PATCH' }) }
    await expect(controller.update(ctx, input)).rejects.toMatchObject({ type: 'precondition-required', status: 428 })
    await expect(controller.delete(ctx, { ...input, body: undefined })).rejects.toMatchObject({ type: 'precondition-required' })
    expect(calls).toEqual([])
    const asterisk = request({ method: 'PATCH', headers: { 'if-match': '*' } })
    expect(await controller.update(ctx, { ...input, request: asterisk })).toMatchObject({ status: 200, tag: { record: expect.any(String) as string } })
  })
})

describe('a transaction', () => {
  const conflict = () => Object.assign(new Error('serialization'), { code: 'P2034' })

  it('is begun again when another was in its way, and given up in the end', async () => {
    const { ctx } = serviceOver(post, () => null)
    let times = 0
    const done = await inTransaction(ctx, () => (++times < 3 ? Promise.reject(new Problem('conflict', { cause: conflict() })) : Promise.resolve(times)))
    expect(done).toBe(3)
    times = 0
    await expect(inTransaction(ctx, () => (times++, Promise.reject(conflict())))).rejects.toMatchObject({ code: 'P2034' })
    expect(times).toBe(5)
    times = 0
    await expect(inTransaction(ctx, () => (times++, Promise.reject(new Problem('precondition-failed'))))).rejects.toMatchObject({ status: 412 })
    expect(times).toBe(1)
  })

  it('is a part of the one that is open', async () => {
    const { ctx } = serviceOver(post, () => null)
    const tx = {}
    expect(await inTransaction({ ...ctx, tx }, (inner) => Promise.resolve(inner.tx))).toBe(tx)
  })
})
