import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { fillKept } from '../src/kept-and-removed.js'
import { leavesOut } from '../src/leaves-out.js'
import { softDeleteSchema } from '../src/soft-delete-schema.js'
import { deep } from '../src/third.js'

/** Records on a page: more than any table has that are there. */
const TAKE = 60

/** How many filters are asked of each database. */
const RUNS = deep ? 300 : 60

type Json = { readonly [name: string]: unknown }

/** What filters and replies name of each model. Of relations alike in the rows the second is asked where deleted rows are not there. */
const MODELS: { readonly [name: string]: { readonly path: string; readonly texts: readonly string[]; readonly numbers: readonly string[]; readonly ones: Json; readonly lists: Json; readonly replies: readonly Reply[] } } = {
  Team: { path: 'teams', texts: ['name'], numbers: ['id'], ones: {}, lists: { members: 'Author' }, replies: [{ include: ['members.boss'], select: ['id', 'members.name', 'members.boss.id'] }] },
  Author: {
    path: 'authors',
    texts: ['name'],
    numbers: ['rank'],
    ones: { team: 'Team', boss: 'Author', desk: 'Desk' },
    lists: { reports: 'Author', posts: 'Post', edited: 'Post' },
    replies: [
      { include: ['team', 'boss.team', 'desk', 'edited.editor'], select: ['id', 'team.name', 'boss.id', 'boss.team.id', 'desk.room', 'edited.title', 'edited.editor.name'] },
      { include: ['reports.desk'], select: ['name', 'reports.id', 'reports.desk.id'] },
    ],
  },
  Post: {
    path: 'posts',
    texts: ['title'],
    numbers: ['views'],
    ones: { author: 'Author', editor: 'Author' },
    lists: { comments: 'Comment' },
    replies: [{ include: ['editor.team', 'editor.desk.owner', 'comments'], select: ['id', 'editor.name', 'editor.team.id', 'editor.desk.id', 'editor.desk.owner.id', 'comments.id'] }],
  },
  Comment: { path: 'comments', texts: ['text'], numbers: ['id'], ones: { post: 'Post' }, lists: {}, replies: [{ include: ['post.editor'], select: ['id', 'post.title', 'post.editor.name'] }] },
  Desk: { path: 'desks', texts: ['room'], numbers: ['id'], ones: { owner: 'Author' }, lists: {}, replies: [{ include: ['owner.boss'], select: ['id', 'owner.id', 'owner.boss.id'] }] },
  Booking: { path: 'bookings', texts: ['note'], numbers: ['id'], ones: { seat: 'Seat' }, lists: {}, replies: [{ include: ['seat'], select: ['id', 'seat.label'] }] },
  Seat: { path: 'seats', texts: ['label'], numbers: ['number'], ones: {}, lists: { bookings: 'Booking' }, replies: [{ include: ['bookings'], select: ['number', 'bookings.id'] }] },
}

type Reply = { readonly include: readonly string[]; readonly select: readonly string[] }

const names = Object.keys(MODELS)
const alike: { readonly [name: string]: string } = { author: 'editor', posts: 'edited' }

/** Filters of a model, relations a few levels deep. */
function filters(name: string, depth: number): fc.Arbitrary<Json> {
  const { texts, numbers, ones, lists } = MODELS[name] ?? expect.unreachable()
  const text = fc.tuple(fc.constantFrom(...texts), fc.constantFrom<unknown>('t1', 'n1', 'c1', 'b1', 'l1', 'r1', 'team 1', 'team 3', { not: 'n2' }, { contains: '1' }, { in: ['t0', 'c0', 'n0'] }))
  const number = fc.tuple(fc.constantFrom(...numbers), fc.constantFrom<unknown>(1, 2, { gt: 2 }, { lt: 3 }, { not: 1 }))
  const nothing = texts[0] === 'name' && name === 'Team' || name === 'Desk' ? text : fc.tuple(fc.constantFrom(...texts), fc.constantFrom<unknown>(null, { isNull: false }))
  const columns = fc.oneof(text, number, nothing).map(([column, condition]) => ({ [column]: condition }))
  if (depth === 0) return columns
  const related = (all: Json, asked: (inner: fc.Arbitrary<Json>) => fc.Arbitrary<unknown>) =>
    Object.entries(all).map(([relation, target]) => asked(filters(String(target), depth - 1)).map((condition) => ({ [relation]: condition })))
  const toOne = related(ones, (inner) => fc.oneof(inner, fc.constant(null), fc.boolean().map((isNull) => ({ isNull })), inner.map((filter) => ({ ...filter, isNull: false }))))
  const toMany = related(lists, (inner) => fc.dictionary(fc.constantFrom('some', 'every', 'none'), inner, { minKeys: 1, maxKeys: 3 }))
  const inner = filters(name, depth - 1)
  const combined = [
    inner.map((filter) => ({ NOT: filter })),
    fc.array(inner, { minLength: 1, maxLength: 3 }).map((list) => ({ OR: list })),
    fc.array(inner, { minLength: 1, maxLength: 2 }).map((list) => ({ AND: list })),
    fc.tuple(inner, columns).map(([filter, column]) => ({ NOT: [filter, column] })),
  ]
  return fc.oneof({ arbitrary: columns, weight: 1 }, ...[...toOne, ...toMany].map((arbitrary) => ({ arbitrary, weight: 3 })), ...combined.map((arbitrary) => ({ arbitrary, weight: 1 })))
}

/** The filter by the relations that are alike in the rows. */
function byOthers(filter: unknown): unknown {
  if (Array.isArray(filter)) return filter.map(byOthers)
  if (typeof filter !== 'object' || filter === null) return filter
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [alike[name] ?? name, byOthers(value)]))
}

const searches = fc.constantFrom(...names).chain((name) => {
  const { path = '', replies = [], numbers = [] } = MODELS[name] ?? {}
  return fc.record({ path: fc.constant(path), where: filters(name, 3), reply: fc.constantFrom(...replies), orderBy: fc.constantFrom(numbers, numbers.map((column) => `-${column}`)) })
})

describe.each<Provider>(['sqlite', 'postgresql'])('what is deleted softly is as good as not there, on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let kept: AppUnderTest
  let removed: AppUnderTest
  beforeAll(async () => {
    kept = await bootApp(`kept-${provider}`, softDeleteSchema, provider)
    removed = await bootApp(`removed-${provider}`, softDeleteSchema, provider)
    await fillKept(kept, 'marked')
    await fillKept(removed, 'removed')
  })
  afterAll(async () => {
    await kept.close()
    await removed.close()
  })

  const ask = async (app: AppUnderTest, path: string, body: Json) => {
    const answer = await app.request('POST', `/api/${path}/search`, body)
    expect(answer.status, `${JSON.stringify(body)} ${answer.text}`).toBe(200)
    return answer.body as { data: unknown[]; meta: { total: number | null; nextCursor: string | null } }
  }

  test('for the whole of every list', async () => {
    for (const { path, replies } of Object.values(MODELS)) {
      for (const reply of replies) {
        const [a, b] = await Promise.all([ask(kept, path, { ...reply, take: TAKE }), ask(removed, path, { ...reply, take: TAKE })])
        expect(a.data.length).toBeGreaterThan(5 - Number(path === 'teams') * 3)
        expect(a).toEqual(b)
      }
    }
    const deep = { include: ['posts.comments.post'], select: ['id', 'posts.title', 'posts.comments.text', 'posts.comments.post.title'], take: 5 }
    const [a, b] = await Promise.all([ask(kept, 'authors', deep), ask(removed, 'authors', { ...deep, include: ['edited.comments.post'], select: deep.select.map((name) => name.replace('posts', 'edited')) })])
    expect(a.data.map((record) => Object.values(record as Json))).toEqual(b.data.map((record) => Object.values(record as Json)))
    expect(await kept.db.count('Post')).toBeGreaterThan(await removed.db.count('Post'))
  })

  test('for any filter along relations, in replies, totals and walks', { timeout: 300_000 }, async () => {
    let nonempty = 0
    await fc.assert(
      fc.asyncProperty(searches, async ({ path, where, reply, orderBy }) => {
        const request = { ...reply, orderBy, take: TAKE }
        const [a, b] = await Promise.all([ask(kept, path, { ...request, where }), ask(removed, path, { ...request, where: byOthers(where) })])
        expect(a.data).toEqual(b.data)
        expect(a.meta.total).toBe(b.meta.total)
        const walked: unknown[] = []
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await ask(kept, path, { ...request, where, take: 7, ...(cursor !== undefined && { cursor }) })
          walked.push(...page.data)
          cursor = page.meta.nextCursor
        }
        expect(walked).toEqual(a.data)
        if (a.data.length > 0) nonempty += 1
      }),
      { numRuns: RUNS },
    )
    expect(nonempty).toBeGreaterThan(RUNS / 4)
  })
})
