import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { feedRows, feedSchema, POSTS } from '../src/feed.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'
import { isDue } from '../src/third.js'

type Page = { readonly data: readonly { readonly [name: string]: unknown }[]; readonly meta: { readonly total: number | null; readonly skip: number; readonly hasMore: boolean; readonly nextCursor: string | null } }

const ORDERS = [
  '', 'id', '-id', 'title', '-title,rank', 'made', '-made', 'rank,-made', 'shown', '-shown', 'rank,shown', '-rank,-shown', 'shown,-views', 'made,-views',
  'seen', '-seen', 'seen,-shown,views', 'views', '-views', 'views,seen,-total,price', 'total', '-total', 'price', '-price', 'ratio', '-ratio', 'weight', '-weight',
  'done', '-done', 'done,-size,views', 'size', '-size', 'status', '-status', 'status,-seen', '-status,size,done', 'day', '-day', 'token', '-token', 'rank,id,title', '-views,-id',
].map((order) => (order === '' ? '' : `orderBy=${order}`)).concat(
  'orderBy[author][rank]=asc', 'orderBy[author][name]=asc', 'orderBy[author][name]=desc', 'orderBy[editor][rank]=asc', 'orderBy[editor][rank]=desc',
  'orderBy[editor][name]=desc&orderBy[views]=asc', 'orderBy[editor][boss][rank]=asc', 'orderBy[author][boss][name]=desc', 'orderBy=-rank&orderBy[editor][name]=asc&orderBy[shown]=desc',
)

describe.each<Provider>(['sqlite', 'postgresql', 'mysql'])('cursors on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp(`cursor-${provider}`, feedSchema(provider), provider, { script: feedRows(provider) })
  })
  afterAll(() => app.close())

  const page = async (path: string, parameters: readonly string[]): Promise<Page> => {
    const { status, body, text } = await app.request('GET', `/api/${path}?${parameters.filter((part) => part !== '').join('&')}`)
    expect(status, text).toBe(200)
    return body as Page
  }
  const walk = async (path: string, query: string, take: number) => {
    const seen: Page['data'][number][] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { data, meta } = await page(path, [query, `take=${take}`, cursor === undefined ? 'total=false' : `cursor=${cursor}`])
      expect(meta).toMatchObject({ total: null, skip: 0, hasMore: meta.nextCursor !== null })
      expect(data.length).toBeLessThanOrEqual(take)
      seen.push(...data)
      expect(seen.length, 'a walk without an end').toBeLessThanOrEqual(POSTS)
      cursor = meta.nextCursor
    }
    return seen
  }
  const paged = async (path: string, query: string) => {
    const first = await page(path, [query, 'take=100'])
    return [...first.data, ...(await page(path, [query, 'take=100', 'skip=100'])).data]
  }

  // By small pages a walk takes thirty requests: a third of the orders at a time, and all of them in depth.
  test.each(ORDERS.map((order, i) => [order, isDue(i) ? [7, 50] : [50]] as const))('a walk by %s meets every record once, in order', async (order, takes) => {
    const all = await paged('posts', order)
    expect(new Set(all.map(({ id }) => id)).size).toBe(POSTS)
    for (const take of takes) expect((await walk('posts', order, take)).map(({ id }) => id), `take=${take}`).toEqual(all.map(({ id }) => id))
  })

  test.each(['', 'no', '-no', '-postId', 'note', '-note', 'size', '-size,note', 'size,-no,postId'])('with a key of two fields, by %s', async (order) => {
    const query = order && `orderBy=${order}`
    const all = await paged('marks', query)
    expect(all).toHaveLength(60)
    for (const take of [1, 4]) expect(await walk('marks', query, take)).toEqual(all)
  })

  test('a walk keeps to its filter, its selection and what it includes', async () => {
    const query = 'where[rank][in]=1,2&where[editor][isNull]=false&orderBy=shown&select=title,author.rank&include=author'
    const all = await paged('posts', query)
    expect(all.length).toBeGreaterThan(20)
    expect(await walk('posts', query, 6)).toEqual(all)
    expect(Object.keys(all[0] ?? {}).sort()).toEqual(['author', 'title'])
  })

  test('counting is for pages by number, unless it is asked for', async () => {
    const first = await page('posts', ['take=2'])
    expect(first.meta).toMatchObject({ total: POSTS, hasMore: true })
    expect((await page('posts', ['take=2', `cursor=${first.meta.nextCursor ?? ''}`])).meta.total).toBeNull()
    expect((await page('posts', ['take=2', `cursor=${first.meta.nextCursor ?? ''}`, 'total=true'])).meta.total).toBe(POSTS)
  })

  test.each(['', 'orderBy=rank', 'orderBy=-views', 'orderBy=shown', 'orderBy[editor][name]=asc'])('by %s, records that come, go and change are none of the others\' business', async (order) => {
    const all = (await paged('posts', order)).map(({ id }) => Number(id))
    const first = await page('posts', [order, 'take=10'])
    const [last = 0] = all.slice(9)
    const cursor = `cursor=${first.meta.nextCursor ?? ''}`
    const next = async (...more: string[]) => (await page('posts', [order, 'take=10', cursor, ...more])).data.map(({ id }) => Number(id))
    expect(await next()).toEqual(all.slice(10, 20))
    // The record at the end of the page does not fulfil the filter: it is no part of the page, and nobody is skipped for it.
    expect(await next(`where[id][not]=${last}`)).toEqual(all.slice(10, 20))
    const before = all.slice(0, 3)
    await app.db.rows(`UPDATE "Post" SET "id" = "id" + 1000 WHERE "id" IN (${before.join()})`)
    try {
      expect((await next()).filter((id) => id < 1000)).toEqual(all.slice(10, 20).filter((id) => id < 1000))
    } finally {
      await app.db.rows('UPDATE "Post" SET "id" = "id" - 1000 WHERE "id" > 1000')
    }
    await app.db.rows(`UPDATE "Post" SET "id" = ${last + 5000} WHERE "id" = ${last}`)
    const gone = await app.request('GET', `/api/posts?${order}&take=10&${cursor}`)
    await app.db.rows(`UPDATE "Post" SET "id" = ${last} WHERE "id" = ${last + 5000}`)
    expectProblem(gone, 400, 'cursor-expired')
    expect(await next()).toEqual(all.slice(10, 20))
  })

  test('a cursor is of one order and one resource', async () => {
    const { meta } = await page('posts', ['orderBy=rank', 'take=1'])
    const cursor = `cursor=${meta.nextCursor ?? ''}`
    for (const other of [`posts?${cursor}`, `posts?orderBy=-rank&${cursor}`, `posts?orderBy=rank,-id&${cursor}`, `authors?orderBy=rank&${cursor}`]) {
      expectProblem(await app.request('GET', `/api/${other}`), 400, 'cursor-expired')
    }
    expect((await page('posts', ['orderBy=rank,id', cursor])).data).not.toHaveLength(0)
  })

  test('what is no cursor is refused, and a forged one leads nowhere else', async () => {
    const { meta } = await page('posts', ['orderBy=views', 'take=1'])
    const [version, fingerprint] = JSON.parse(Buffer.from(meta.nextCursor ?? '', 'base64url').toString()) as [number, string]
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify([version, fingerprint, ...parts])).toString('base64url')
    const refuse = async (text: string, type: string) => {
      expectProblem(await app.request('GET', `/api/posts?orderBy=views&where[rank]=1&cursor=${encodeURIComponent(text)}`), 400, type)
    }
    for (const text of ['', 'x', '=', 'WzFd', '%00', 'ünï', forged(), forged(1, 2), forged('1'), forged(null), forged({ gt: 0 }), forged([1]), forged(1.5), forged(2 ** 31), forged(true), 'A'.repeat(6000)]) {
      await refuse(text, 'invalid-query')
    }
    expectProblem(await app.request('GET', `/api/posts?cursor=${'A'.repeat(10_000)}`), 400, 'invalid-query')
    await refuse(forged(999_999), 'cursor-expired')
    await refuse(Buffer.from(JSON.stringify([version + 1, fingerprint, 1])).toString('base64url'), 'cursor-expired')
    for (let id = 1; id <= 20; id += 1) {
      for (const { rank } of (await page('posts', ['orderBy=views', 'where[rank]=1', `cursor=${forged(id)}`])).data) expect(rank).toBe(1)
    }
    expectProblem(await app.request('GET', `/api/posts?orderBy=views&skip=1&cursor=${forged(1)}`), 400, 'invalid-query')
  })
})
