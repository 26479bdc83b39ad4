import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { isMissing } from '../src/leaves-out.js'
import { ROOT } from '../src/project.js'

const schema = readFileSync(join(ROOT, 'examples/blog/prisma/schema.prisma'), 'utf8')

describe.each<Provider>(['sqlite', 'postgresql'])('the blog on %s', (provider) => {
  if (isMissing(provider)) return

  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)
  const rows: AppUnderTest['db']['rows'] = (sql) => app.db.rows(sql)
  const count = async (table: string) => Number((await rows(`SELECT count(*) AS n FROM "${table}"`))[0]?.['n'])

  beforeAll(async () => {
    app = await bootApp(`blog-${provider}`, schema, provider)
  })
  afterAll(() => app.close())

  test('POST makes a record, answers 201 with it and its path, and stores just that', async () => {
    const { status, headers, body } = await request('POST', '/api/authors', { email: 'ada@example.com', name: 'Ada' })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe('/api/authors/1')
    expect(body).toEqual({ id: 1, email: 'ada@example.com', name: 'Ada', bio: null, role: 'AUTHOR', createdAt: expect.stringMatching(/Z$/) as string, updatedAt: expect.stringMatching(/Z$/) as string })
    expect(await rows('SELECT "id", "email", "role", "notes" FROM "Author"')).toMatchObject([{ email: 'ada@example.com', role: 'AUTHOR', notes: null }])
  })

  test('a foreign key is written as a scalar, and a dangling one is 409 and stores nothing', async () => {
    expect(await request('POST', '/api/posts', { slug: 'one', title: 'One 100%', views: 5, authorId: 1 })).toMatchObject({ status: 201, body: { authorId: 1, status: 'DRAFT', content: '' } })
    const refused = await request('POST', '/api/posts', { slug: 'nobody', title: 'Nobody', authorId: 999 })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/foreign-key', status: 409 } })
    expect(await rows('SELECT "slug" FROM "Post"')).toMatchObject([{ slug: 'one' }])
  })

  test('a taken unique is 409 and names the field', async () => {
    const refused = await request('POST', '/api/posts', { slug: 'one', title: 'Again', authorId: 1 })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/unique-conflict' } })
    expect(refused.text).toContain('slug')
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await count('Post')).toBe(1)
  })

  test('GET reads one, with its required relation; include and select replace that', async () => {
    expect((await request('GET', '/api/posts/1')).body).toMatchObject({ id: 1, author: { name: 'Ada' } })
    expect((await request('GET', '/api/posts/1?include=')).body).not.toHaveProperty('author')
    expect((await request('GET', '/api/posts/1?include=comments')).body).toMatchObject({ comments: [] })
    expect((await request('GET', '/api/posts/1?select=id,title')).body).toEqual({ id: 1, title: 'One 100%' })
    expect((await request('GET', '/api/posts/1?include=author&select=title,author.name')).body).toEqual({ title: 'One 100%', author: { name: 'Ada' } })
  })

  test('no cache that serves several people keeps what it reads, and none shows it without asking', async () => {
    const one = await request('GET', '/api/posts/1')
    const known = { 'if-none-match': one.headers.get('etag') ?? '', 'cache-control': 'max-age=0' }
    const again = await request('GET', '/api/posts/1', undefined, known)
    expect(again).toMatchObject({ status: 304, text: '' })
    const others = await Promise.all(['/api/posts', '/api/posts/count', '/api/posts/999', '/api/posts?no=1', '/api/nothing'].map((path) => request('GET', path)))
    for (const { headers } of [one, again, await request('HEAD', '/api/posts/1'), ...others]) expect(headers.get('cache-control')).toBe('private, no-cache')
    expect((await request('GET', '/health')).headers.get('cache-control')).toBe('no-store')
  })

  test('HEAD answers as GET, without the body', async () => {
    const get = await request('GET', '/api/posts/1')
    const head = await request('HEAD', '/api/posts/1')
    expect(head).toMatchObject({ status: 200, text: '' })
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(get.text)))
  })

  test('what is not there is 404, what is no id is 400', async () => {
    expect(await request('GET', '/api/posts/999')).toMatchObject({ status: 404, body: { type: '/problems/not-found' } })
    expect(await request('GET', '/api/posts/one')).toMatchObject({ status: 400, body: { type: '/problems/invalid-id' } })
    expect(await request('PATCH', '/api/posts/999', { title: 'x' })).toMatchObject({ status: 404 })
    expect(await request('DELETE', '/api/posts/999')).toMatchObject({ status: 404 })
    expect(await request('GET', '/api/nothing')).toMatchObject({ status: 404, body: { type: '/problems/not-found' } })
  })

  test('PATCH changes what it names and leaves the rest; an empty one changes nothing', async () => {
    expect(await request('PATCH', '/api/posts/1', { views: 6, publishedAt: '2025-02-01T10:00:00+02:00' })).toMatchObject({ status: 200, body: { views: 6, title: 'One 100%', publishedAt: '2025-02-01T08:00:00.000Z' } })
    expect(await request('PATCH', '/api/posts/1', {})).toMatchObject({ status: 200, body: { views: 6 } })
    expect(await request('PATCH', '/api/posts/1', { publishedAt: null }, { 'content-type': 'application/merge-patch+json' })).toMatchObject({ status: 200, body: { publishedAt: null } })
    expect(await rows('SELECT "views", "title", "publishedAt" FROM "Post"')).toMatchObject([{ title: 'One 100%', publishedAt: null }])
  })

  test('a body at fault is 400, every fault is named, and nothing is stored', async () => {
    const { status, body } = await request('POST', '/api/posts', { title: '', views: -1, authorId: 'one', colour: 'red', id: 7 })
    expect(status).toBe(400)
    const { type, errors } = body as { type: string; errors: { pointer: string }[] }
    expect(type).toBe('/problems/invalid-body')
    expect(errors.map((fault) => fault.pointer).sort()).toEqual(['/authorId', '/colour', '/id', '/slug', '/title', '/views'])
    expect(await count('Post')).toBe(1)
  })

  test('an address that is none is refused by its annotation', async () => {
    expect(await request('POST', '/api/authors', { email: 'ada', name: 'Ada' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/email' }] } })
  })

  test('what is hidden is nowhere: not written, read, filtered, sorted, selected or named', async () => {
    await rows(`UPDATE "Author" SET "notes" = 'classified' WHERE "id" = 1`)
    const asked = [
      await request('GET', '/api/authors'),
      await request('GET', '/api/authors/1'),
      await request('GET', '/api/posts/1?include=author'),
      await request('PATCH', '/api/authors/1', { bio: 'Counts.' }),
    ]
    for (const { status, text } of asked) {
      expect(status).toBe(200)
      expect(text).not.toContain('classified')
      expect(text).not.toContain('notes')
    }
    const refused = [
      await request('GET', '/api/authors?where[notes]=classified'),
      await request('GET', '/api/posts?where[author][notes]=classified'),
      await request('GET', '/api/authors?orderBy=notes'),
      await request('GET', '/api/posts?orderBy[author][notes]=asc'),
      await request('GET', '/api/authors?select=notes'),
      await request('PATCH', '/api/authors/1', { notes: 'x' }),
    ]
    const unknown = await request('GET', '/api/authors?where[notez]=classified')
    for (const { status } of refused) expect(status).toBe(400)
    expect(refused[0]?.text.replaceAll('notes', 'notez').replace(/urn:[^"]*/, '')).toBe(unknown.text.replace(/urn:[^"]*/, ''))
    expect(await rows('SELECT "notes" FROM "Author"')).toEqual([expect.objectContaining({ notes: 'classified' })])
  })

  describe('lists', () => {
    const titles = ['Apples', 'bananas', '100% pure', '1000 ways', 'under_score', 'underXscore', 'Zebra']
    const list = async (query: string) => {
      const { status, body, text } = await request('GET', `/api/posts?${query}`)
      expect(status, text).toBe(200)
      return (body as { data: { title: string }[] }).data.map((post) => post.title)
    }

    beforeAll(async () => {
      await request('DELETE', '/api/posts/1')
      expect(await count('Post')).toBe(0)
      for (const [i, title] of titles.entries()) {
        const made = await request('POST', '/api/posts', { slug: `s${i}`, title, views: i * 10, authorId: 1, status: i % 2 ? 'PUBLISHED' : 'DRAFT', ...(i < 3 && { publishedAt: `2025-01-0${i + 1}T00:00:00Z` }) })
        expect(made.status).toBe(201)
      }
      expect(await count('Post')).toBe(titles.length)
    })

    test('come in pages with what a pager needs', async () => {
      const { body } = await request('GET', '/api/posts?take=3&skip=2')
      expect(body).toMatchObject({ meta: { total: 7, skip: 2, take: 3, hasMore: true, nextCursor: expect.any(String) as string } })
      expect((body as { data: unknown[] }).data).toHaveLength(3)
      expect((await request('GET', '/api/posts?skip=5')).body).toMatchObject({ meta: { total: 7, skip: 5, take: 20, hasMore: false } })
      const { nextCursor } = (body as { meta: { nextCursor: string } }).meta
      expect((await request('GET', `/api/posts?cursor=${nextCursor}`)).body).toMatchObject({ data: [{ title: titles[5] }, { title: titles[6] }], meta: { total: null, hasMore: false, nextCursor: null } })
      expect((await request('GET', '/api/posts?total=false')).body).toMatchObject({ meta: { total: null } })
      expect((await request('GET', '/api/posts/count')).body).toEqual({ count: 7 })
      expect((await request('GET', '/api/posts/count?where[views][gte]=50')).body).toEqual({ count: 2 })
    })

    test('come in the order asked for, stable without one', async () => {
      expect(await list('')).toEqual(titles)
      expect(await list('orderBy=-views')).toEqual([...titles].reverse())
      expect(await list('orderBy=status,-views&take=2')).toEqual(['Zebra', 'under_score'])
      expect(await list('orderBy[author][name]=asc&take=1')).toEqual(['Apples'])
    })

    test.each([
      ['where[title]=Apples', ['Apples']],
      ['where[title][not]=Apples&where[views][lt]=20', ['bananas']],
      ['where[views][in]=0,10', ['Apples', 'bananas']],
      ['where[views][in]=0&where[views][in]=10', ['Apples', 'bananas']],
      ['where[views][notIn]=0,10,20,30', ['under_score', 'underXscore', 'Zebra']],
      ['where[views][gt]=10&where[views][lte]=30', ['100% pure', '1000 ways']],
      ['where[status]=PUBLISHED', ['bananas', '1000 ways', 'underXscore']],
      ['where[title][contains]=0%25', ['100% pure']],
      ['where[title][contains]=r_s', ['under_score']],
      ['where[title][startsWith]=under', ['under_score', 'underXscore']],
      ['where[title][endsWith]=score', ['under_score', 'underXscore']],
      ['where[title][contains]=%5C', []],
      ['where[publishedAt][gte]=2025-01-02', ['bananas', '100% pure']],
      ['where[publishedAt][isNull]=true&where[views][gt]=50', ['Zebra']],
      ['where[publishedAt][isNull]=false', ['Apples', 'bananas', '100% pure']],
      ['where[OR][0][title]=Apples&where[OR][1][title]=Zebra', ['Apples', 'Zebra']],
      ['where[NOT][status]=DRAFT', ['bananas', '1000 ways', 'underXscore']],
      ['where[author][name]=Ada&take=1', ['Apples']],
      ['where[author][name]=Bob', []],
      ['where[comments][some][approved]=true', []],
      ['where[comments][none][approved]=true&take=1', ['Apples']],
      [`where=${encodeURIComponent('{"OR":[{"title":"Apples"},{"views":{"gte":60}}]}')}`, ['Apples', 'Zebra']],
    ])('%s', async (query, expected) => {
      expect(await list(query)).toEqual(expected)
    })

    test.each([
      'where[titel]=x',
      'where[title][like]=x',
      'where[title]=a&where[title]=b',
      'where[views]=many',
      'where[views]=1e3',
      'where[status]=LOST',
      'where[title',
      'where[]=x',
      'where[title]=%E0%A4%A',
      'where[__proto__][x]=1',
      'where[constructor]=1',
      'where[slug][isNull]=true',
      'where[title][in]=',
      'where[OR]=',
      'orderBy=nothing',
      'orderBy=title,title',
      'include=nobody',
      'include=tags.tag.posts.post.comments',
      'select=nothing',
      'skip=-1',
      'take=0',
      'take=101',
      'take=1.5',
      'take=5&take=6',
      'cursor=abc',
      'total=yes',
      'page=2',
      ...(provider === 'sqlite' ? ['where[title][contains]=x&where[title][mode]=insensitive'] : []),
    ])('%s is refused, not ignored', async (query) => {
      const { status, body } = await request('GET', `/api/posts?${query}`)
      expect(status).toBe(400)
      expect(body).toMatchObject({ type: '/problems/invalid-query', errors: [{ parameter: expect.any(String) as string, detail: expect.any(String) as string }] })
    })

    if (provider === 'postgresql') {
      test('case is ignored where the database can', async () => {
        expect(await list('where[title][contains]=BANANA&where[title][mode]=insensitive')).toEqual(['bananas'])
      })
    }
  })

  test('a composite key has one segment for each part', async () => {
    const tag = (await request('POST', '/api/tags', { name: 'new' })).body as { id: number }
    const [post] = ((await request('GET', '/api/posts?take=1')).body as { data: { id: number }[] }).data
    const made = await request('POST', '/api/post-tags', { postId: post?.id, tagId: tag.id })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/post-tags/${post?.id ?? 0}/${tag.id}`)
    expect((await request('GET', made.headers.get('location') ?? '')).body).toMatchObject({ tag: { name: 'new' }, post: { id: post?.id } })
    expect((await request('GET', `/api/posts/${post?.id ?? 0}?include=tags.tag`)).body).toMatchObject({ tags: [{ tag: { name: 'new' } }] })
    expect((await request('DELETE', made.headers.get('location') ?? '')).status).toBe(204)
    expect(await count('PostTag')).toBe(0)
  })

  test('a self-relation is read both ways', async () => {
    const [post] = ((await request('GET', '/api/posts?take=1')).body as { data: { id: number }[] }).data
    const first = (await request('POST', '/api/comments', { body: 'Hm.', postId: post?.id })).body as { id: number }
    await request('POST', '/api/comments', { body: 'Indeed.', postId: post?.id, parentId: first.id })
    expect((await request('GET', `/api/comments/${first.id}?include=replies,parent`)).body).toMatchObject({ parent: null, replies: [{ body: 'Indeed.' }] })
    expect((await request('GET', '/api/comments/count?where[parent][isNull]=true')).body).toEqual({ count: 1 })
    expect((await request('GET', '/api/comments/count?where[parent][body]=Hm.')).body).toEqual({ count: 1 })
  })

  test('DELETE answers 204 and the record is gone', async () => {
    const made = await request('POST', '/api/tags', { name: 'gone' })
    const path = made.headers.get('location') ?? ''
    expect(await request('DELETE', path)).toMatchObject({ status: 204, text: '' })
    expect((await request('GET', path)).status).toBe(404)
    expect(await rows(`SELECT * FROM "Tag" WHERE "name" = 'gone'`)).toEqual([])
  })

  test('a known path with another method is 405 and says what is allowed', async () => {
    const refused = await request('PUT', '/api/posts/1', {})
    expect(refused).toMatchObject({ status: 405, body: { type: '/problems/method-not-allowed' } })
    expect(refused.headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'HEAD', 'PATCH'])
  })

  test.each([
    ['text/plain', '{}', 415],
    ['application/json; charset=latin1', '{}', 415],
    ['application/json', '{', 400],
    ['application/json', '', 400],
    ['application/json', '{"name":"a\\u0000b"}', 400],
    ['application/json', '{"__proto__":{"name":"x"}}', 400],
    ['application/json', `{"name":"${'x'.repeat(1_100_000)}"}`, 413],
    ['application/json', `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`, 400],
  ])('a body of %s %.30s is %i', async (type, body, status) => {
    const before = await count('Tag')
    expect((await request('POST', '/api/tags', body, { 'content-type': type })).status).toBe(status)
    expect(await count('Tag')).toBe(before)
  })

  test('a request has an id, taken when it is one', async () => {
    expect((await request('GET', '/api/tags', undefined, { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1')
    expect((await request('GET', '/api/tags', undefined, { 'x-request-id': 'a b' })).headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })

  test('health tells of life and readiness', async () => {
    for (const path of ['/health', '/health/live', '/health/ready']) expect((await request('GET', path)).status).toBe(200)
  })

  test('the log has a line for each request, and no hidden value', () => {
    expect(app.server.log()).toContain('"requestId":"abc-1"')
    expect(app.server.log()).not.toContain('classified')
  })

  test('SIGTERM ends it with 0', async () => {
    expect(await app.server.stop()).toBe(0)
  })
})
