import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type Answer, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'

const schema = `
generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

datasource db {
  provider = "sqlite"
}

model Author {
  id    Int     @id @default(autoincrement())
  name  String
  /// @hidden
  notes String?
  posts Post[]
}

model Post {
  id        Int      @id @default(autoincrement())
  title     String
  views     Int
  reads     BigInt
  price     Decimal
  published Boolean
  slug      String?
  at        DateTime
  authorId  Int
  author    Author    @relation(fields: [authorId], references: [id])
  comments  Comment[]
}

model Comment {
  id       Int     @id @default(autoincrement())
  approved Boolean
  postId   Int
  post     Post    @relation(fields: [postId], references: [id])
}

/// @expose(get, create)
model Note {
  id   Int    @id @default(autoincrement())
  text String
}

/// @expose(list)
model Feed {
  id   Int    @id @default(autoincrement())
  text String
}

model Word {
  id   String @id
}

view Total {
  name  String @unique
  posts Int
}

view Line {
  title String?
  views Int
}
`
const VIEWS = `
CREATE VIEW "Total" AS SELECT a."name" AS "name", CAST(count(p."id") AS INTEGER) AS "posts" FROM "Author" a LEFT JOIN "Post" p ON p."authorId" = a."id" GROUP BY a."name";
CREATE VIEW "Line" AS SELECT "title", "views" FROM "Post";
`

type Page = { data: Record<string, unknown>[]; meta: { total: number | null; nextCursor: string | null } }

describe.each<Provider>(['sqlite', 'postgresql'])('POST /search on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  const search = (body: unknown, path = 'posts', headers?: Record<string, string>): Promise<Answer> => app.request('POST', `/api/${path}/search`, body, headers)
  const ids = async (body: unknown) => {
    const { status, body: page, text } = await search(body)
    expect(status, text).toBe(200)
    return (page as Page).data.map(({ id }) => id)
  }
  const faults = async (body: unknown, path?: string) => {
    const answer = await search(body, path)
    expect(answer, answer.text).toMatchObject({ status: 400, body: { type: '/problems/invalid-query' } })
    return (answer.body as { errors: { pointer?: string; parameter?: string; code: string; detail: string }[] }).errors
  }

  beforeAll(async () => {
    app = await bootApp(`search-${provider}`, schema, provider, { script: VIEWS })
    for (const name of ['Ada', 'Bo']) await app.request('POST', '/api/authors', { name })
    const titles = ['Apples', '100% pure', '1000 ways', 'Zebra', 'Öl']
    for (const [i, title] of titles.entries()) {
      const post = { title, views: i * 10, reads: `900719925474099${i}`, price: `${i}.50`, published: i % 2 === 0, slug: i === 0 ? null : `s${i}`, at: `2025-01-0${i + 1}T00:00:00Z`, authorId: (i % 2) + 1 }
      expect(await app.request('POST', '/api/posts', post)).toMatchObject({ status: 201, body: { id: i + 1 } })
    }
    await app.request('POST', '/api/comments', { approved: true, postId: 2 })
    await app.request('POST', '/api/words', { id: 'one' })
  })
  afterAll(() => app.close())

  test.each<[string, object]>([
    ['', {}],
    ['skip=1&take=2&total=false', { skip: 1, take: 2, total: false }],
    ['orderBy=-published,title', { orderBy: '-published,title' }],
    ['orderBy=-published,title', { orderBy: ['-published', 'title'] }],
    ['orderBy[author][name]=desc&orderBy=-id', { orderBy: ['-author.name', '-id'] }],
    ['include=author,comments&select=id,author.name', { include: 'author,comments', select: ['id', 'author.name'] }],
    ['where[views][gte]=20&where[published]=true', { where: { views: { gte: 20 }, published: true } }],
    ['where[author][name]=Ada&where[comments][none][approved]=true', { where: { author: { name: 'Ada' }, comments: { none: { approved: true } } } }],
    ['where[OR][0][title][startsWith]=100&where[OR][1][slug][isNull]=true', { where: { OR: [{ title: { startsWith: '100' } }, { slug: null }] } }],
    ['where[at][lt]=2025-01-03T00:00:00Z', { where: { at: { lt: '2025-01-03T00:00:00Z' } } }],
    ['take=2&where[id][in]=1,3,5', { take: 2, where: { id: { in: [1, 3, 5] } } }],
  ])('answers as the list of ?%s', async (query, body) => {
    const listed = await app.request('GET', `/api/posts?${query}`)
    const searched = await search(body)
    expect(searched, searched.text).toMatchObject({ status: 200, text: listed.text })
    expect(searched.headers.get('content-type')).toBe(listed.headers.get('content-type'))
  })

  test('compares values by the types of their columns: numbers as numbers, what a number cannot hold as text', async () => {
    expect(await ids({ where: { reads: '9007199254740993' } })).toEqual([4])
    expect(await ids({ where: { reads: { lte: 9_007_199_254_740_991 } } })).toEqual([1, 2])
    expect(await ids({ where: { price: { gt: 2.5 } } })).toEqual([4, 5])
    expect(await ids({ where: { price: '2.5' } })).toEqual([3])
    expect(await ids({ where: { title: { contains: '%' } } })).toEqual([2])
    expect(await faults({ where: { views: '10' } })).toMatchObject([{ pointer: '/where/views', code: 'invalid-value' }])
    expect(await faults({ where: { published: 'true' } })).toMatchObject([{ pointer: '/where/published' }])
    expect(await faults({ where: { title: 100 } })).toMatchObject([{ pointer: '/where/title' }])
  })

  test('cursors of one form go on in the other, and a walk meets every record once', async () => {
    const met: unknown[] = []
    let cursor: string | null = null
    for (let turn = 0; turn < 5; turn += 1) {
      const at: string = cursor === null ? '' : `&cursor=${cursor}`
      const { status, body }: Answer = turn % 2 === 0 ? await app.request('GET', `/api/posts?orderBy=-slug&take=1${at}`) : await search({ orderBy: '-slug', take: 1, cursor })
      expect(status).toBe(200)
      met.push(...(body as Page).data.map(({ id }) => id))
      cursor = (body as Page).meta.nextCursor
    }
    expect([...met].sort()).toEqual([1, 2, 3, 4, 5])
    expect(cursor).toBeNull()
  })

  test('a cursor of another order or of a record that is gone is cursor-expired, what is none is a fault at /cursor', async () => {
    const { body: made } = await app.request('POST', '/api/words', { id: 'a-first' })
    expect(made).toEqual({ id: 'a-first' })
    const { nextCursor } = ((await search({ take: 1 }, 'words')).body as Page).meta
    expect(await search({ cursor: nextCursor, orderBy: '-id' }, 'words')).toMatchObject({ status: 400, body: { type: '/problems/cursor-expired' } })
    expect(await search({ cursor: nextCursor, take: 1 }, 'words')).toMatchObject({ status: 200, body: { data: [{ id: 'one' }], meta: { total: null } } })
    await app.request('DELETE', '/api/words/a-first')
    expect(await search({ cursor: nextCursor }, 'words')).toMatchObject({ status: 400, body: { type: '/problems/cursor-expired' } })
    const [version, fingerprint] = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString()) as [number, string]
    const token = (...parts: unknown[]) => Buffer.from(JSON.stringify([version, fingerprint, ...parts])).toString('base64url')
    for (const cursor of ['abc', '', null, 7, token(), token(7)]) {
      const [fault, ...others] = await faults({ cursor }, 'words')
      expect([fault, others]).toEqual([{ pointer: '/cursor', code: 'invalid-value', detail: expect.any(String) as string }, []])
    }
  })

  test('what it does not know it refuses, all at once, by pointers, with what was meant', async () => {
    const found = await faults({ where: { OR: [{ views: 1 }, { titel: 'x' }] }, orderBy: ['id', 'nope'], take: 101, selct: 'id', include: ['author', 'tags'] })
    expect(found.map(({ pointer, code }) => `${code} ${String(pointer)}`)).toEqual([
      'unknown-property /selct', 'unknown-field /where/OR/1/titel', 'unknown-field /orderBy/1', 'invalid-value /take', 'unknown-relation /include/1',
    ])
    expect(found[0]?.detail).toContain('Did you mean "select"?')
    expect(found[1]?.detail).toContain('Did you mean "title"?')
    expect(found.every((fault) => fault.parameter === undefined)).toBe(true)
    expect(await faults([])).toMatchObject([{ pointer: '', code: 'invalid-type' }])
    expect(await faults({ where: {} })).toMatchObject([{ pointer: '/where', code: 'empty' }])
    expect(await faults({ skip: 10_001 })).toMatchObject([{ pointer: '/skip' }])
    expect(await faults({ where: { id: { in: Array.from({ length: 101 }, (_, i) => i) } } })).toMatchObject([{ code: 'too-many-values' }])
    expect(await faults({ where: { OR: Array.from({ length: 51 }, () => ({ id: 1 })) } })).toMatchObject([{ code: 'too-many-conditions' }])
  })

  test('what is hidden is as unknown as what is not there', async () => {
    await app.db.rows(`UPDATE "Author" SET "notes" = 'classified'`)
    for (const body of [{ where: { notes: 'classified' } }, { orderBy: ['notes'] }, { select: ['notes'] }]) {
      const [hidden] = await faults(body, 'authors')
      const [unknown] = await faults(JSON.parse(JSON.stringify(body).replace('notes', 'notez')), 'authors')
      expect(JSON.stringify(hidden).replaceAll('notes', 'notez')).toBe(JSON.stringify(unknown))
    }
    const answer = await search({ include: 'author', where: { author: { name: 'Ada' } } })
    expect(answer.status).toBe(200)
    expect(answer.text).not.toMatch(/classified|notes/)
  })

  test('is a body like others: 415, 413 and 400', async () => {
    expect(await search('{}', 'posts', { 'content-type': 'text/plain' })).toMatchObject({ status: 415, body: { type: '/problems/unsupported-media-type' } })
    expect(await app.request('POST', '/api/posts/search')).toMatchObject({ status: 415 })
    expect(await search('{}', 'posts', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 })
    expect(await search({ where: { title: 'x'.repeat(1_100_000) } })).toMatchObject({ status: 413 })
    expect(await search('')).toMatchObject({ status: 400, body: { type: '/problems/invalid-body', errors: [{ pointer: '', code: 'required' }] } })
    expect(await search('{"take":1')).toMatchObject({ status: 400, body: { type: '/problems/invalid-body', errors: [{ code: 'syntax' }] } })
    expect(await search('{"take":1,"take":2}')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/take', code: 'duplicate' }] } })
    expect(await search('{"where":{"reads":9007199254740993}}')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/where/reads', code: 'inexact-number' }] } })
    expect(await search(`{"where":${'{"NOT":'.repeat(12)}{}${'}'.repeat(12)}}`)).toMatchObject({ status: 400, body: { errors: [{ code: 'too-deep' }] } })
    expect(await app.request('POST', '/api/posts/search?take=1', {})).toMatchObject({ status: 400, body: { errors: [{ parameter: 'take', code: 'unknown-parameter' }] } })
  })

  test('its path has POST alone, and is no id', async () => {
    for (const path of ['/api/posts/search', '/api/words/search']) {
      for (const method of ['GET', 'HEAD', 'PATCH', 'DELETE', 'PUT']) {
        const { status, headers } = await app.request(method, path)
        expect([method, status, headers.get('allow')]).toEqual([method, 405, 'POST'])
      }
    }
    expect(await app.request('POST', '/api/words', { id: 'search' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/id', code: 'reserved' }] } })
  })

  test('is there exactly where the list is', async () => {
    expect(await app.request('POST', '/api/notes', { text: 'x' })).toMatchObject({ status: 201 })
    expect(await search({}, 'notes')).toMatchObject({ status: 405 })
    expect(await app.request('GET', '/api/notes')).toMatchObject({ status: 405 })
    expect(await search({}, 'feeds')).toMatchObject({ status: 200, body: { data: [] } })
    expect(await app.request('GET', '/api/feeds')).toMatchObject({ status: 200 })
  })

  test('views have it, by key and without one', async () => {
    expect((await search({ where: { posts: { gte: 3 } } }, 'totals')).body).toMatchObject({ data: [{ name: 'Ada', posts: 3 }], meta: { total: 1 } })
    const { nextCursor } = ((await search({ take: 1 }, 'totals')).body as Page).meta
    expect((await search({ cursor: nextCursor }, 'totals')).body).toMatchObject({ data: [{ name: 'Bo' }] })
    expect((await search({ orderBy: '-views', take: 1, select: 'title' }, 'lines')).body).toMatchObject({ data: [{ title: 'Öl' }], meta: { total: 5, nextCursor: null } })
    expect(await faults({ cursor: nextCursor }, 'lines')).toMatchObject([{ pointer: '/cursor', code: 'unknown-property', detail: expect.stringContaining('page by skip and take') as string }])
    expect(await faults({ include: 'x' }, 'lines')).toMatchObject([{ pointer: '/include' }])
  })
})
