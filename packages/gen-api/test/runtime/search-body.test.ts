import { describe, expect, it, test } from 'vitest'
import { createController } from '../../runtime/controller.js'
import { writeCursor } from '../../runtime/cursor.js'
import type { ListQuery } from '../../runtime/list-query.js'
import { Problem } from '../../runtime/problem.js'
import { searchBody } from '../../runtime/search-body.js'
import { createService } from '../../runtime/service.js'
import { contextOf, post, recordingDb } from './support/blog.js'
import { request } from './support/http.js'
import { ALL, read } from './support/read.js'

type Options = { parts?: typeof ALL; insensitive?: boolean; headers?: Record<string, string> }

async function search(body: unknown, { parts = ALL, insensitive, headers = {} }: Options = {}): Promise<ListQuery> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return searchBody(post, parts)(request({ body: text, headers }), contextOf(undefined, insensitive))
}

async function problemOf(body: unknown, options?: Options): Promise<Problem> {
  const error: unknown = await search(body, options).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof Problem) return error
  throw new Error('nothing was refused', { cause: error })
}

/** `code pointer` of each fault. */
async function refused(body: unknown, options?: Options): Promise<string[]> {
  const { type, errors } = await problemOf(body, options)
  expect(type).toBe('invalid-query')
  expect(errors.filter((fault) => 'parameter' in fault)).toEqual([])
  return errors.map(({ code, pointer }) => `${code} ${String(pointer)}`)
}

const cursor = writeCursor({ id: 1 }, [], post)

describe('a search is read as the same list in a URL', () => {
  test.each<[unknown, string]>([
    [{}, ''],
    [{ skip: 10, take: 5, total: false }, 'skip=10&take=5&total=false'],
    [{ take: 20, total: true, cursor }, `take=20&total=true&cursor=${cursor}`],
    [{ orderBy: '-createdAt,title' }, 'orderBy=-createdAt,title'],
    [{ orderBy: ['-createdAt', 'title'] }, 'orderBy=-createdAt,title'],
    [{ orderBy: ['author.name', '-author.manager.name', 'id'] }, 'orderBy[author][name]=asc&orderBy[author][manager][name]=desc&orderBy=id'],
    [{ orderBy: 'title,-author.name' }, 'orderBy=title&orderBy[author][name]=desc'],
    [{ include: 'author,comments.author', select: 'id,author.name' }, 'include=author,comments.author&select=id,author.name'],
    [{ include: ['author', 'comments.author'], select: ['id', 'author.name'] }, 'include=author,comments.author&select=id,author.name'],
    [{ include: '' }, 'include='],
    [{ include: [] }, 'include='],
    [{ where: { title: 'a', views: { gte: 1 }, published: true } }, 'where[title]=a&where[views][gte]=1&where[published]=true'],
    [{ where: { status: { in: ['DRAFT', 'LIVE'] }, slug: null } }, 'where[status][in]=DRAFT,LIVE&where[slug][isNull]=true'],
    [{ where: { size: '9007199254740993', price: 1.5 } }, 'where[size]=9007199254740993&where[price]=1.5'],
    [{ where: { size: 7, price: '0.1' } }, 'where[size]=7&where[price]=0.1'],
    [{ where: { OR: [{ title: 'a' }, { NOT: { views: 2 } }] } }, 'where[OR][0][title]=a&where[OR][1][NOT][views]=2'],
    [{ where: { comments: { some: { approved: true } }, author: { name: 'x' } } }, 'where[comments][some][approved]=true&where[author][name]=x'],
    [{ where: { createdAt: { gte: '2025-01-01T00:00:00Z' }, tags: { has: 'x' } } }, 'where[createdAt][gte]=2025-01-01T00:00:00Z&where[tags][has]=x'],
    [{ where: { title: { contains: 'A', mode: 'insensitive' } } }, 'where[title][contains]=A&where[title][mode]=insensitive'],
  ])('%j', async (body, query) => {
    expect(await search(body)).toEqual(read(query))
  })

  it('also with the filter as JSON there', async () => {
    const where = { AND: [{ title: { not: 'x' } }, { editor: null }], day: { lt: '2025-01-31' } }
    expect(await search({ where })).toEqual(read(`where=${encodeURIComponent(JSON.stringify(where))}`))
  })
})

describe('what a search may not be', () => {
  test.each<[unknown, string[]]>([
    [[], ['invalid-type ']],
    ['null', ['invalid-type ']],
    ['"where"', ['invalid-type ']],
    [{ wher: {} }, ['unknown-property /wher']],
    [{ page: 1 }, ['unknown-property /page']],
    ['{"constructor":1,"a/b":2}', ['unknown-property /constructor', 'unknown-property /a~1b']],
    [{ take: '5' }, ['invalid-value /take']],
    [{ take: 0 }, ['invalid-value /take']],
    [{ take: 101 }, ['invalid-value /take']],
    [{ take: 1.5 }, ['invalid-value /take']],
    [{ take: null }, ['invalid-value /take']],
    [{ skip: -1 }, ['invalid-value /skip']],
    [{ skip: 10_001 }, ['invalid-value /skip']],
    [{ skip: true }, ['invalid-value /skip']],
    [{ total: 'true' }, ['invalid-value /total']],
    [{ total: null }, ['invalid-value /total']],
    [{ cursor: 'abc' }, ['invalid-value /cursor']],
    [{ cursor: null }, ['invalid-value /cursor']],
    [{ cursor: '' }, ['invalid-value /cursor']],
    [{ cursor, skip: 0 }, ['not-with-cursor /skip']],
    [{ orderBy: '' }, ['empty /orderBy']],
    [{ orderBy: [] }, ['empty /orderBy']],
    [{ orderBy: { title: 'asc' } }, ['invalid-type /orderBy']],
    [{ orderBy: ['title', 1] }, ['invalid-type /orderBy']],
    [{ orderBy: ['id', 'title,views'] }, ['unknown-field /orderBy/1']],
    [{ orderBy: ['id', '-secret'] }, ['unknown-field /orderBy/1']],
    [{ orderBy: 'id,secret' }, ['unknown-field /orderBy']],
    [{ orderBy: ['title', '-title'] }, ['duplicate /orderBy/1']],
    [{ orderBy: 'comments.no' }, ['not-sortable /orderBy']],
    [{ orderBy: 'id,title,views,size,price,rating,published,status,token' }, ['too-many-terms /orderBy']],
    [{ include: ['author', 'audits'] }, ['unknown-relation /include/1']],
    [{ include: 'audits' }, ['unknown-relation /include']],
    [{ include: null }, ['invalid-type /include']],
    [{ include: ['author', 'author'] }, ['duplicate /include/1']],
    [{ include: ['comments.post.comments.post.comments'] }, ['too-many-lists /include/0']],
    [{ select: [] }, ['empty /select']],
    [{ select: '' }, ['empty /select']],
    [{ select: ['id', 'secret'] }, ['unknown-field /select/1']],
    [{ select: ['author.name'] }, ['not-included /select/0']],
    [{ where: '{"title":"x"}' }, ['invalid-value /where']],
    [{ where: null }, ['invalid-value /where']],
    [{ where: [] }, ['invalid-value /where']],
    [{ where: {} }, ['empty /where']],
    [{ where: { titel: 'x' } }, ['unknown-field /where/titel']],
    [{ where: { secret: 'x' } }, ['unknown-field /where/secret']],
    [{ where: { 'a/b~c': 1 } }, ['unknown-field /where/a~1b~0c']],
    [{ where: { title: { like: 'x' } } }, ['unknown-operator /where/title/like']],
    [{ where: { title: {} } }, ['empty /where/title']],
    [{ where: { views: '5' } }, ['invalid-value /where/views']],
    [{ where: { published: 'true' } }, ['invalid-value /where/published']],
    [{ where: { title: 5 } }, ['invalid-value /where/title']],
    [{ where: { size: 1.5 } }, ['invalid-value /where/size']],
    [{ where: { views: { in: [1, 'x'] } } }, ['invalid-value /where/views/in']],
    [{ where: { views: { in: '1,2' } } }, ['invalid-value /where/views/in']],
    [{ where: { views: { in: [] } } }, ['empty /where/views/in']],
    [{ where: { views: { in: Array.from({ length: 101 }, (_, i) => i) } } }, ['too-many-values /where/views/in']],
    [{ where: { OR: [{ title: 'x' }, { nope: 1 }] } }, ['unknown-field /where/OR/1/nope']],
    [{ where: { OR: {} } }, ['invalid-value /where/OR']],
    [{ where: { author: 'x' } }, ['invalid-value /where/author']],
    [{ where: { comments: { approved: true } } }, ['unknown-operator /where/comments/approved']],
    [{ where: { title: { mode: 'insensitive' } } }, ['mode-alone /where/title/mode']],
    [{ where: { OR: Array.from({ length: 51 }, () => ({ views: 1 })) } }, ['too-many-conditions /where/OR/50/views']],
    [{ where: { NOT: { NOT: { NOT: { NOT: { NOT: { views: 1 } } } } } } }, ['too-deep /where/NOT/NOT/NOT/NOT/NOT']],
  ])('%j', async (body, faults) => {
    expect(await refused(body)).toEqual(faults)
  })

  it('tells of every fault at once, with what is allowed and what was meant', async () => {
    const { errors } = await problemOf({ where: { titel: 'x' }, orderBy: 'nope', take: 0, foo: 1, total: 'yes', selct: 'id' })
    expect(errors.map(({ code, pointer }) => `${code} ${String(pointer)}`)).toEqual([
      'unknown-property /foo',
      'unknown-property /selct',
      'unknown-field /where/titel',
      'unknown-field /orderBy',
      'invalid-value /take',
      'invalid-value /total',
    ])
    expect(errors[1]?.detail).toBe('Did you mean "select"? Allowed: where, orderBy, skip, take, cursor, total, include, select.')
    expect(errors[2]?.detail).toMatch(/^Did you mean "title"\? Allowed: id, title, /)
  })

  it('refuses what the operation does not take, and says how to page without a key', async () => {
    const parts = ['where', 'orderBy', 'page', 'total', 'select'] as const
    expect(await refused({ include: 'author' }, { parts })).toEqual(['unknown-property /include'])
    expect(await refused({ cursor }, { parts })).toEqual(['unknown-property /cursor'])
    expect((await problemOf({ cursor }, { parts })).errors[0]?.detail).toMatch(/page by skip and take/)
  })

  it('knows what the database can do', async () => {
    const where = { title: { contains: 'a', mode: 'insensitive' } }
    expect(await refused({ where }, { insensitive: false })).toEqual(['operator-not-allowed /where/title/mode'])
  })
})

describe('as a body, a search', () => {
  test.each<[string, string, object]>([
    ['is JSON', '{"where":', { status: 400, type: 'invalid-body', errors: [{ pointer: '', code: 'syntax' }] }],
    ['is not empty', '', { status: 400, type: 'invalid-body', errors: [{ pointer: '', code: 'required' }] }],
    ['says nothing twice', '{"where":{"id":1,"id":2}}', { status: 400, errors: [{ pointer: '/where/id', code: 'duplicate' }] }],
    ['has numbers that are kept', '{"where":{"size":9007199254740993}}', { status: 400, errors: [{ pointer: '/where/size', code: 'inexact-number' }] }],
    ['has texts that are kept', '{"where":{"title":"\\u0000"}}', { status: 400, errors: [{ pointer: '/where/title', code: 'unsafe-text' }] }],
    ['has no prototype', '{"where":{"__proto__":{"id":1}}}', { status: 400, errors: [{ pointer: '/where/__proto__', code: 'unknown-property' }] }],
    ['is not deeper than a filter in a URL', `{"where":${'['.repeat(12)}${']'.repeat(12)}}`, { status: 400, errors: [{ code: 'too-deep' }] }],
  ])('%s', async (_, body, expected) => {
    expect(await problemOf(body)).toMatchObject(expected)
  })

  it('is of the type that says so', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/merge-patch+json']) {
      expect(await problemOf({}, { headers: { 'content-type': type } })).toMatchObject({ status: 415 })
    }
    expect(await problemOf({}, { headers: { 'content-encoding': 'gzip' } })).toMatchObject({ status: 415 })
  })
})

describe('the controller', () => {
  type PostQuery = NonNullable<(typeof post)['~types']>['query']
  const input = (body: PostQuery) => ({ params: undefined, query: undefined, body, request: request({}) })

  it('answers a search as a list', async () => {
    const { db } = recordingDb(({ method }) => (method === 'count' ? 3 : [{ id: 1, title: 'a' }, { id: 2, title: 'b' }]))
    const controller = createController(post, createService(post))
    const query: PostQuery = { take: 1, orderBy: [{ path: ['title'], direction: 'desc' }] }
    const searched = await controller.search(contextOf(db), input(query))
    expect(searched).toEqual(await controller.list(contextOf(db), { params: undefined, query, body: undefined, request: request({}) }))
    expect(searched.body).toMatchObject({ value: { data: [{ id: 1 }], meta: { total: 3, hasMore: true } } })
  })

  it('names a cursor that leads nowhere by its pointer', async () => {
    const controller = createController(post, createService(post))
    const [version, fingerprint] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [number, string]
    const wrong = Buffer.from(JSON.stringify([version, fingerprint, 'x'])).toString('base64url')
    const failed = controller.search(contextOf(), input({ cursor: wrong }))
    await expect(failed).rejects.toMatchObject({ type: 'invalid-query', errors: [{ pointer: '/cursor', code: 'invalid-value' }] })
    await expect(failed).rejects.not.toMatchObject({ errors: [{ parameter: 'cursor' }] })
  })
})
