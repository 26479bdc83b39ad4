import { describe, expect, it } from 'vitest'
import { createController } from '../../runtime/controller.js'
import { writeCursor } from '../../runtime/cursor.js'
import type { Model } from '../../runtime/model.js'
import { createService } from '../../runtime/service.js'
import { comment, contextOf, post, recordingDb, type Call, type PostTypes } from './support/blog.js'
import { request } from './support/http.js'

function controllerOver(answer: (call: Call) => unknown) {
  const { db, calls } = recordingDb(answer)
  const input = <P, B>(parts: { params?: P; query?: PostTypes['query']; body?: B }) => ({
    params: parts.params as P,
    query: parts.query ?? {},
    body: parts.body as B,
    request: request({}),
  })
  return { controller: createController(post, createService(post)), ctx: contextOf(db), calls, input }
}

const row = (id: number) => ({ id, title: 't', secret: 's' })

describe('list', () => {
  it('reads one record more than the page to know of the next, and counts', async () => {
    const { controller, ctx, calls, input } = controllerOver(({ method }) => (method === 'count' ? 7 : [row(1), row(2), row(3)]))
    const reply = await controller.list(ctx, input({ query: { take: 2, skip: 1, where: { columns: { views: { gt: 1 } } } } }))
    expect(reply.body).toEqual({
      kind: 'json',
      value: {
        data: [
          { id: 1, title: 't' },
          { id: 2, title: 't' },
        ],
        meta: { total: 7, skip: 1, take: 2, hasMore: true, nextCursor: writeCursor({ id: 2 }, [], post) },
      },
    })
    expect(calls.map(({ args }) => [args['take'], args['where']])).toEqual([
      [3, { views: { gt: 1 } }],
      [undefined, { views: { gt: 1 } }],
    ])
  })

  it('does not count when told not to, and takes the default', async () => {
    const { controller, ctx, calls, input } = controllerOver(() => [row(1)])
    const reply = await controller.list(ctx, input({ query: { total: false } }))
    expect(reply.body).toMatchObject({ value: { meta: { total: null, skip: 0, take: 20, hasMore: false } } })
    expect(calls.map(({ method }) => method)).toEqual(['findMany'])
  })
})

describe('get', () => {
  it('includes what the model says, unless the request says', async () => {
    const { controller, ctx, calls, input } = controllerOver(() => row(1))
    await controller.get(ctx, input({ params: { id: 1 } }))
    await controller.get(ctx, input({ params: { id: 1 }, query: { selection: {} } }))
    expect(calls.map(({ args }) => args['include'])).toEqual([{ author: { omit: { password: true } } }, undefined])
  })

  it('includes no more unasked than a request may ask for', async () => {
    const { db, calls } = recordingDb(() => row(1))
    const model: Model<PostTypes> = { ...post, defaultInclude: ['author', 'editor', 'comments'] }
    const ctx = contextOf(db)
    const controller = createController(model, createService(model))
    await controller.get({ ...ctx, limits: { ...ctx.limits, maxIncludes: 2 } }, { params: { id: 1 }, query: {}, body: undefined, request: request({}) })
    expect(Object.keys(calls[0]?.args['include'] ?? {})).toEqual(['author', 'editor'])
  })

  it('is 404 without a record', async () => {
    const { controller, ctx, input } = controllerOver(() => null)
    await expect(controller.get(ctx, input({ params: { id: 1 } }))).rejects.toMatchObject({ type: 'not-found' })
  })
})

describe('create', () => {
  it('answers with the record and where it is, and nothing hidden', async () => {
    const { controller, ctx, input } = controllerOver(() => row(7))
    expect(await controller.create(ctx, input({ body: { title: 't', authorId: 1 } }))).toEqual({
      status: 201,
      headers: { location: '/api/posts/7' },
      body: { kind: 'json', value: { id: 7, title: 't' }, from: { value: { id: 7, title: 't' }, model: post } },
    })
  })

  it('encodes each part of the key, and tells of no key that is hidden', async () => {
    const location = async (model: Model, record: object) => {
      const reply = await createController(model, createService(model)).create(contextOf(recordingDb(() => record).db), {
        params: undefined,
        query: undefined,
        body: {},
        request: request({}),
      })
      return reply.headers?.['location']
    }
    const tag: Model = {
      ...comment,
      path: 'shop/tags',
      columns: { name: { kind: 'string' }, at: { kind: 'datetime' } },
      key: { name: 'name_at', fields: ['name', 'at'] },
    }
    expect(await location(tag, { name: 'a/b c', at: new Date(0) })).toBe('/api/shop/tags/a%2Fb%20c/1970-01-01T00%3A00%3A00.000Z')
    expect(
      await location(
        { ...tag, columns: { ...tag.columns, name: { kind: 'string', hidden: true } } },
        { name: 'a', at: new Date(0) },
      ),
    ).toBeUndefined()
  })

  it.each(['count', 'search', '', '..'])('refuses the id "%s", which its path could not lead to', async (id) => {
    const { db, calls } = recordingDb()
    const tag: Model = { ...post, columns: { id: { kind: 'string' } } }
    const creating = createController(tag, createService(tag)).create(contextOf(db), {
      params: undefined,
      query: undefined,
      body: { id },
      request: request({}),
    })
    await expect(creating).rejects.toMatchObject({ type: 'invalid-body', errors: [{ pointer: '/id', code: 'reserved' }] })
    expect(calls).toEqual([])
  })
})

describe('update and delete', () => {
  it('answer with the record as it is, and with nothing', async () => {
    const { controller, ctx, input } = controllerOver(() => row(1))
    expect(await controller.update(ctx, input({ params: { id: 1 }, body: { title: 'x' } }))).toMatchObject({
      status: 200,
      body: { value: { id: 1 } },
    })
    expect(await controller.delete(ctx, input({ params: { id: 1 } }))).toEqual({ status: 204 })
  })

  it('are 404 where there is no record', async () => {
    const { controller, ctx, input } = controllerOver(() => Promise.reject(Object.assign(new Error('x'), { code: 'P2025' })))
    await expect(controller.update(ctx, input({ params: { id: 1 }, body: { title: 'x' } }))).rejects.toMatchObject({
      type: 'not-found',
    })
    await expect(controller.delete(ctx, input({ params: { id: 1 } }))).rejects.toMatchObject({ type: 'not-found' })
  })
})

describe('the service', () => {
  it('asks whether any record matches without counting all', async () => {
    const { db, calls } = recordingDb(() => 1)
    expect(await createService(post).exists(contextOf(db), { columns: { title: { equals: 'a' } } })).toBe(true)
    expect(calls[0]?.args).toEqual({ where: { title: { equals: 'a' } }, take: 1 })
  })
})
