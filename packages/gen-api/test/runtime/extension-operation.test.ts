import { describe, expect, expectTypeOf, test } from 'vitest'
import { operation } from '../../runtime/extension-operation.js'
import { extensionRoutes } from '../../runtime/extension-routes.js'
import type { Model } from '../../runtime/model.js'
import { handle } from '../../runtime/pipeline.js'
import { Problem } from '../../runtime/problem.js'
import { isReservedKey } from '../../runtime/reserved-key.js'
import { shape } from '../../runtime/shape-builders.js'
import { comment, post } from './support/blog.js'
import { request, testApp } from './support/http.js'

const publish = operation(post, {
  method: 'POST',
  on: 'record',
  summary: 'Publish one post',
  access: 'public',
  query: { notify: shape.optional(shape.boolean(), 'Whether to tell.') },
  body: shape.object({ at: shape.datetime(), note: shape.optional(shape.string({ maxLength: 3 })) }),
  replies: { 200: shape.object({ id: shape.integer(), at: shape.datetime(), size: shape.bigint() }), 204: null },
  handle(_ctx, { key, query, body }) {
    expectTypeOf(key).toEqualTypeOf<{ id: number }>()
    expectTypeOf(query).toEqualTypeOf<{ readonly notify?: boolean }>()
    expectTypeOf(body).toEqualTypeOf<{ readonly at: Date; readonly note?: string }>()
    if (query.notify === true) return { status: 204 }
    const more = { id: key.id, at: body.at, size: 5n, secret: 's' }
    return { status: 200, body: more }
  },
})

const only = (operations: object) => extensionRoutes({ post: { operations } })
const faults = (operations: object) => {
  try {
    only(operations)
  } catch (error) {
    return String(error).split('\n').slice(1)
  }
  return []
}

async function answer(operations: object, parts: Parameters<typeof request>[0]) {
  const [route] = only(operations)
  if (!route) throw new Error('There is no operation.')
  const app = testApp()
  const reply = await handle(app, route.operation, request(parts))
  const text = typeof reply.body === 'string' ? reply.body : ''
  return { status: reply.status, headers: reply.headers, body: text === '' ? undefined : (JSON.parse(text) as { errors?: unknown }), log: app.log.lines }
}

describe('a request', () => {
  const body = JSON.stringify({ at: '2025-01-31T10:00:00Z' })

  test('is read by the shapes, and its reply has what the shape names', async () => {
    const { status, body: sent } = await answer({ publish }, { params: { id: '7' }, body })
    expect([status, sent]).toEqual([200, { id: 7, at: '2025-01-31T10:00:00.000Z', size: '5' }])
    expect(await answer({ publish }, { params: { id: '7' }, query: 'notify=true', body })).toMatchObject({ status: 204, body: undefined })
  })

  test.each([
    ['an id of no record', { params: { id: 'x' }, body }, 400, { parameter: 'id' }],
    ['an unknown parameter', { params: { id: '7' }, query: 'tell=true', body }, 400, { parameter: 'tell', code: 'unknown-parameter' }],
    ['a body that is too much', { params: { id: '7' }, body: '{"at":"2025-01-31T10:00:00Z","note":"long"}' }, 400, { pointer: '/note', code: 'too-long' }],
    ['an unknown property', { params: { id: '7' }, body: '{"at":"2025-01-31T10:00:00Z","x":1}' }, 400, { pointer: '/x' }],
    ['a precondition, which nothing holds', { params: { id: '7' }, body, headers: { 'if-match': '"a"' } }, 400, { parameter: 'If-Match' }],
  ])('%s is refused', async (_, parts, status, fault) => {
    const answered = await answer({ publish }, parts)
    expect([answered.status, answered.body?.errors]).toEqual([status, [expect.objectContaining(fault)]])
  })

  test('has no property that it does not name, also where every object has one of that name', async () => {
    const inherited = shape.optional(shape.json())
    const look = operation(post, {
      method: 'POST',
      on: 'collection',
      summary: 'Look',
      access: 'public',
      query: { valueOf: shape.optional(shape.string()) },
      body: shape.object({ constructor: inherited, inner: shape.object({ toString: inherited }), list: shape.list(shape.object({ constructor: inherited })) }),
      replies: { 200: shape.object({ names: shape.list(shape.list(shape.string())) }) },
      handle: (_, { query, body }) => ({ status: 200, body: { names: [query, body, body.inner, ...body.list].map(Object.keys) } }),
    })
    const answered = await answer({ look }, { body: '{"inner":{},"list":[{},{"constructor":1}]}' })
    expect(answered.body).toEqual({ names: [[], ['inner', 'list'], [], [], ['constructor']] })
  })

  test('without a body where none is taken', async () => {
    const ping = operation(post, { method: 'GET', on: 'collection', summary: 'Ping', access: 'public', replies: { 204: null }, handle: () => ({ status: 204 }) })
    expect(await answer({ ping }, { method: 'GET' })).toMatchObject({ status: 204 })
    expect(await answer({ ping }, { method: 'GET', body: '{}' })).toMatchObject({ status: 400 })
  })

  test('is let through or refused by a guard, which is told the same as the handler', async () => {
    const guarded = operation(post, {
      method: 'POST',
      on: 'record',
      summary: 'Guarded',
      replies: { 204: null },
      access(_ctx, { key }) {
        if (key.id !== 1) throw new Problem('forbidden')
      },
      handle: () => ({ status: 204 }),
    })
    expect(only({ guarded })[0]?.operation.access).toBe('rule')
    expect(await answer({ guarded }, { params: { id: '1' } })).toMatchObject({ status: 204 })
    expect(await answer({ guarded }, { params: { id: '2' } })).toMatchObject({ status: 403 })
  })

  test('is answered with 500 where the handler does not keep to its shape, and the log tells where', async () => {
    const broken = operation(post, {
      method: 'GET',
      on: 'record',
      summary: 'Broken',
      access: 'public',
      replies: { 200: shape.object({ day: shape.datetime() }) },
      handle: () => ({ status: 200, body: { day: new Date(NaN) } }),
    })
    const { status, body: sent, log } = await answer({ broken }, { method: 'GET', params: { id: '1' } })
    expect([status, sent]).toMatchObject([500, { type: '/problems/internal' }])
    expect(String(log[0]?.fields['err'])).toContain('is expected at "/day"')
  })
})

describe('types', () => {
  test('hold a handler to its replies', () => {
    const base = { method: 'GET', on: 'collection', summary: 'S', replies: { 200: shape.string(), 204: null } } as const
    // @ts-expect-error a status without a reply
    operation(post, { ...base, handle: () => ({ status: 201 }) })
    // @ts-expect-error a body of another shape
    operation(post, { ...base, handle: () => ({ status: 200, body: 1 }) })
    // @ts-expect-error no body where there is one
    operation(post, { ...base, handle: () => ({ status: 200 }) })
    operation(post, {
      ...base,
      handle(_ctx, { key, params, body }) {
        expectTypeOf(key).toEqualTypeOf<undefined>()
        expect(Object.keys(params)).toEqual([])
        expectTypeOf<keyof typeof params>().toEqualTypeOf<never>()
        expectTypeOf(body).toEqualTypeOf<undefined>()
        return Promise.resolve({ status: 204 })
      },
    })
  })
})

describe('the description', () => {
  test('is plain data in the terms of our own operations', () => {
    const [route] = only({ publish })
    expect(route?.description).toMatchObject({
      id: 'post.publish',
      model: 'Post',
      method: 'POST',
      path: ['posts', { name: 'id', shape: { kind: 'integer' } }, 'publish'],
      summary: 'Publish one post',
      query: { kind: 'parameters', parameters: [{ name: 'notify', shape: { kind: 'boolean' }, optional: true, doc: 'Whether to tell.' }] },
      body: { kind: 'json', required: true },
      access: { kind: 'public' },
    })
    expect(route?.description.replies.map(({ status, body }) => [status, body?.kind])).toEqual([
      [200, 'object'], [204, undefined], [400, 'ref'], [404, 'ref'], [408, 'ref'], [409, 'ref'], [413, 'ref'], [415, 'ref'], [500, 'ref'], [503, 'ref'],
    ])
    expect(JSON.parse(JSON.stringify(route?.description))).toEqual(route?.description)
  })

  test('has the path behind all parts of a key, and parameters of its own', () => {
    const revision = operation(comment, {
      method: 'GET', on: 'record', path: 'revisions/:number', summary: 'One', params: { number: shape.integer() }, replies: { 204: null },
      handle: () => ({ status: 204 }),
    })
    expect(extensionRoutes({ comment: { operations: { revision } } })[0]?.description.path).toEqual([
      'comments', { name: 'postId', shape: { kind: 'integer' } }, { name: 'no', shape: { kind: 'integer' } }, 'revisions', { name: 'number', shape: { kind: 'integer' } },
    ])
  })
})

const plain = { method: 'POST', on: 'record', summary: 'S', access: 'public', replies: { 204: null }, handle: () => ({ status: 204 as const }) } as const
const list: Model = { name: 'List', delegate: 'list', path: 'lists', columns: {}, relations: {} }

describe('what cannot be mounted is told at start-up', () => {
  test.each([
    ['a name of ours', { update: operation(post, plain) }, 'post.update: Its name is that of an operation every model may have.'],
    ['a name that is none', { 'a b': operation(post, { ...plain, path: 'a' }) }, 'post.a b: Its name is not in camel case.'],
    ['an empty path', { one: operation(post, { ...plain, path: '' }) }, 'post.one: Its path has the segment ""'],
    ['a path that leaves', { one: operation(post, { ...plain, path: '../x' }) }, 'post.one: Its path has the segment ".."'],
    ['a path with a pattern', { one: operation(post, { ...plain, path: '(.*)' }) }, 'post.one: Its path has the segment "(.*)"'],
    ['a parameter without a shape', { one: operation(post, { ...plain, path: 'a/:b' }) }, 'post.one: Its path has the parameter "b", of which "params" has no shape.'],
    ['a shape without a parameter', { one: operation(post, { ...plain, params: { b: shape.string() } }) }, 'post.one: "params" has "b", which its path does not have.'],
    ['a parameter called like the key', { one: operation(post, { ...plain, path: 'a/:id', params: { id: shape.string() } }) }, 'post.one: Its path has the parameter "id" twice.'],
    ['a collection that begins with a parameter', { one: operation(post, { ...plain, on: 'collection', path: ':b', params: { b: shape.string() } }) }, 'post.one: Its path begins with a parameter'],
    ['an operation of another model', { one: operation(comment, plain) }, 'post.one: It is of Comment, whose operations are in the extension "comment".'],
    ['a record of a model without a key', { one: operation({ ...list, extension: 'post' }, plain) }, 'post.one: It is for one record, and records of List have no key.'],
    ['a body of GET', { one: operation(post, { ...plain, method: 'GET', body: shape.json() }) }, 'post.one: It reads a body, which GET has not.'],
    ['a list in the query', { one: operation(post, { ...plain, query: { a: shape.list(shape.string()) } }) }, 'post.one: Its parameter "a" is of kind "list"'],
    ['a body of bytes', { one: operation(post, { ...plain, body: shape.binary('image/png') }) }, 'post.one: Its body is of a shape that is not read from JSON.'],
    ['a body of 204', { one: operation(post, { ...plain, replies: { 204: shape.string() }, handle: () => ({ status: 204, body: '' }) }) }, 'post.one: Its reply 204 has a body'],
    ['a problem as a reply', { one: operation(post, { ...plain, replies: { 404: null }, handle: () => ({ status: 404 }) }) }, 'post.one: Its reply 404 is none of'],
  ])('%s', (_, operations, fault) => {
    expect(faults(operations)).toEqual([expect.stringContaining(fault)])
  })

  test('all at once', () => {
    expect(faults({ get: operation(post, plain), two: operation(post, { ...plain, path: '' }) })).toHaveLength(2)
  })
})

test('ids that paths of operations would hide are known, those of other lengths are free', () => {
  const operations = {
    archive: operation(post, { ...plain, on: 'collection' }),
    yearly: operation(post, { ...plain, on: 'collection', path: 'reports/:year', params: { year: shape.integer() } }),
    publish: operation(post, plain),
  }
  const reserved = (...parts: string[]) => isReservedKey(parts, operations)
  expect(['count', 'search', 'archive', 'reports', 'publish', 'yearly'].map((id) => reserved(id))).toEqual([true, true, true, true, false, false])
  expect([reserved('reports', 'x'), reserved('archive', 'x'), reserved('count', 'x'), isReservedKey(['archive'], {})]).toEqual([true, false, false, false])
})
