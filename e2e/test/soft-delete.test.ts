import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type Answer, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'
import { softDeleteSchema } from '../src/soft-delete-schema.js'
import { LOGGED_STATEMENTS, statementsOf } from '../src/statements.js'

type Page = { readonly data: readonly Record<string, unknown>[]; readonly meta: { readonly total: number | null; readonly nextCursor: string | null } }

describe.each<Provider>(['sqlite', 'postgresql'])('soft deletion on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)
  const row = async (table: string, id: number) => (await app.db.rows(`SELECT * FROM "${table}" WHERE "id" = ${id}`))[0]
  const make = async (path: string, body: object) => {
    const made = await request('POST', `/api/${path}`, body)
    expect(made.status, made.text).toBe(201)
    return { id: (made.body as { id: number }).id, at: made.headers.get('location') ?? '', etag: etagOf(made) }
  }
  const remove = async (at: string) => expect((await request('DELETE', at)).status).toBe(204)
  const search = async (path: string, body: object) => {
    const answer = await request('POST', `/api/${path}/search`, body)
    expect(answer.status, answer.text).toBe(200)
    return answer.body as Page
  }
  const idsOf = async (path: string, where: object) => (await search(path, { where, take: 100 })).data.map(({ id }) => id)

  beforeAll(async () => {
    app = await bootApp(`soft-${provider}`, softDeleteSchema, provider, { env: LOGGED_STATEMENTS })
  })
  afterAll(() => app.close())

  test('a deletion keeps the row, and says when', async () => {
    const { id, at } = await make('authors', { name: 'Ada' })
    const before = Date.now()
    await remove(at)
    const kept = await row('Author', id)
    expect(kept).toMatchObject({ name: 'Ada' })
    const time = new Date(kept?.['removedAt'] as string).getTime()
    if (provider === 'sqlite') expect([time >= before - 1000, time <= Date.now() + 1000]).toEqual([true, true])
    else expect(kept?.['removedAt']).toBeInstanceOf(Date)
    // It is a write, and counted as one.
    expect(Number(kept?.['rev'])).toBe(2)
  })

  test('a deleted record is there for nothing', async () => {
    const { id, at, etag } = await make('posts', { title: 'gone', authorId: (await make('authors', { name: 'x' })).id })
    await remove(at)
    const kept = await row('Post', id)
    expect(kept?.['gone_at']).not.toBeNull()
    for (const [method, path, body, headers] of [
      ['GET', at], ['HEAD', at], ['GET', at, undefined, { 'if-none-match': '*' }], ['GET', `${at}?select=id`],
      ['PATCH', at, { title: 'x' }], ['PATCH', at, {}], ['PATCH', at, { title: 'x' }, { 'if-match': '*' }], ['PATCH', at, { title: 'x' }, { 'if-match': etag }],
      ['DELETE', at], ['DELETE', at, undefined, { 'if-match': '*' }], ['DELETE', at, undefined, { 'if-match': etag }],
    ] as const) {
      const answer = await request(method, path, body, headers)
      expect(answer.status, `${method} ${path}`).toBe(404)
      expect(answer.headers.get('etag')).toBeNull()
      if (method !== 'HEAD') expectProblem(answer, 404, 'not-found')
    }
    expect(await row('Post', id)).toEqual(kept)
    expect((await request('GET', `/api/posts?where[id]=${id}`)).body).toMatchObject({ data: [], meta: { total: 0 } })
    expect((await request('GET', `/api/posts/count?where[id]=${id}`)).body).toEqual({ count: 0 })
    expect(await idsOf('posts', { OR: [{ id }, { NOT: { views: 99 } }] })).not.toContain(id)
  })

  test('the column is nowhere in the API', async () => {
    const author = await make('authors', { name: 'Ada' })
    await make('posts', { authorId: author.id, editorId: author.id })
    const column = /removedAt|gone|deletedAt/
    for (const path of [author.at, `${author.at}?include=posts,team,desk`, '/api/posts?include=author,editor', '/api/authors?include=posts.editor']) {
      const { status, text } = await request('GET', path)
      expect([status, column.test(text)], text).toEqual([200, false])
    }
    const refusals: readonly (readonly [string, string, object?])[] = [
      ['GET', '/api/authors?where[removedAt]=x'], ['GET', '/api/authors?orderBy=removedAt'], ['GET', '/api/authors?select=removedAt'], ['GET', '/api/posts?include=author&select=author.removedAt'],
      ['GET', '/api/posts?where[author][removedAt][isNull]=false'], ['POST', '/api/authors/search', { where: { removedAt: null } }],
    ]
    for (const [method, path, body] of refusals) expectProblem(await request(method, path, body), 400, 'invalid-query')
    for (const body of [{ name: 'x', removedAt: null }, { name: 'x', removedAt: '2025-01-01T00:00:00Z' }]) {
      expectProblem(await request('PATCH', author.at, body), 400, 'invalid-body')
      expectProblem(await request('POST', '/api/authors', body), 400, 'invalid-body')
    }
    expect(await row('Author', author.id)).toMatchObject({ name: 'Ada', removedAt: null })
  })

  test('a deleted record counts for nothing under any quantifier, and no relation leads to it', async () => {
    const team = await make('teams', { name: `team ${provider}` })
    const [one, two] = [await make('authors', { name: 'one', teamId: team.id }), await make('authors', { name: 'two', teamId: team.id })]
    const post = await make('posts', { title: 'p', authorId: one.id, editorId: one.id })
    await remove(one.at)
    const teams = async (members: object) => (await idsOf('teams', { id: team.id, members })).length
    const not = async (members: object) => (await idsOf('teams', { id: team.id, NOT: { members } })).length
    expect(await Promise.all([teams({ some: { name: 'one' } }), not({ some: { name: 'one' } }), teams({ none: { name: 'one' } })])).toEqual([0, 1, 1])
    expect(await Promise.all([teams({ every: { name: 'two' } }), not({ every: { name: 'two' } }), teams({ every: { name: 'one' } })])).toEqual([1, 0, 0])
    const posts = async (where: object) => (await idsOf('posts', { id: post.id, ...where })).length
    for (const name of ['author', 'editor']) {
      const found = [posts({ [name]: { name: 'one' } }), posts({ NOT: { [name]: { name: 'one' } } }), posts({ [name]: null }), posts({ [name]: { isNull: false } }), posts({ NOT: [{ [name]: null }] })]
      expect(await Promise.all(found), name).toEqual([0, 1, 1, 0, 0])
    }
    await remove(two.at)
    expect(await Promise.all([teams({ some: { id: { gt: 0 } } }), teams({ every: { name: 'no' } }), teams({ none: { id: { gt: 0 } } })])).toEqual([0, 1, 1])
  })

  test('what is included holds none that is deleted, at any level', async () => {
    const team = await make('teams', { name: `included ${provider}` })
    const [ada, bob] = [await make('authors', { name: 'Ada', teamId: team.id }), await make('authors', { name: 'Bob', teamId: team.id })]
    const [kept, gone] = [await make('posts', { title: 'kept', authorId: bob.id, editorId: ada.id }), await make('posts', { title: 'gone', authorId: bob.id, editorId: ada.id })]
    const comment = await make('comments', { text: 'c', postId: gone.id })
    const before = etagOf(await request('GET', `${kept.at}?include=editor`))
    for (const { at } of [ada, gone]) await remove(at)
    const post = await request('GET', `${kept.at}?include=author.team.members,editor.team`)
    expect(post.body).toMatchObject({ title: 'kept', editorId: ada.id, editor: null, author: { name: 'Bob', team: { members: [{ name: 'Bob' }] } } })
    expect(post.text).not.toContain('Ada')
    expect((await request('GET', `${kept.at}?include=editor&select=id,editor.name`)).body).toEqual({ id: kept.id, editor: null })
    expect((await request('GET', `${bob.at}?include=posts.editor&select=id,posts.title,posts.editor.id`)).body).toEqual({ id: bob.id, posts: [{ title: 'kept', editor: null }] })
    expect((await request('GET', `${comment.at}?include=post`)).body).toMatchObject({ post: null, postId: gone.id })
    // The reply is another one, the record is not.
    const after = await request('GET', `${kept.at}?include=editor`, undefined, { 'if-none-match': before })
    expect(after.status).toBe(200)
    expect(recordOf(etagOf(after))).toBe(recordOf(before))
    await remove(bob.at)
    // A single record comes with what it cannot be without, as far as that is there.
    expect((await request('GET', kept.at)).body).toMatchObject({ authorId: bob.id, author: null })
  })

  test('nothing is ordered along relations to records that may be deleted', async () => {
    for (const path of ['/api/posts?orderBy=author.name', '/api/posts?orderBy[editor][team][name]=asc', '/api/comments?orderBy[post][id]=desc', '/api/bookings?orderBy[seat][label]=asc']) {
      expectProblem(await request('GET', path), 400, 'invalid-query')
    }
    const refused = await request('POST', '/api/posts/search', { orderBy: ['title', '-author.name'] })
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/orderBy/1', code: 'not-sortable' }] })
  })

  test('a walk passes over what is deleted meanwhile, and ends where the record of its cursor is', async () => {
    const author = await make('authors', { name: 'walk' })
    const made = []
    for (let n = 0; n < 9; n += 1) made.push(await make('posts', { title: n % 3 === 0 ? null : `t${n % 2}`, views: n, authorId: author.id }))
    for (const orderBy of ['id', '-title', 'title', '-views']) {
      const page = async (cursor?: string | null) => (await search('posts', { where: { authorId: author.id }, orderBy, take: 2, ...(typeof cursor === 'string' && { cursor }) }))
      const first = await page()
      const all = (await search('posts', { where: { authorId: author.id }, orderBy, take: 100 })).data.map(({ id }) => id)
      await remove(`/api/posts/${String(all[3])}`)
      const second = await page(first.meta.nextCursor)
      expect([...first.data, ...second.data].map(({ id }) => id), orderBy).toEqual([all[0], all[1], all[2], all[4]])
      await remove(`/api/posts/${String(all[4])}`)
      const cursor = second.meta.nextCursor ?? ''
      expectProblem(await request('POST', '/api/posts/search', { where: { authorId: author.id }, orderBy, take: 2, cursor }), 400, 'cursor-expired')
      for (const id of [all[3], all[4]]) expect((await request('POST', `/api/posts/${String(id)}/restore`)).status).toBe(200)
      expect((await page(cursor)).data.map(({ id }) => id)).toEqual([all[5], all[6]])
    }
  })

  test('a deleted record is restored as it was, once', async () => {
    const { id, at, etag } = await make('authors', { name: 'back', rank: 7 })
    expectProblem(await request('POST', `${at}/restore`), 404, 'not-found')
    await remove(at)
    const restored = await request('POST', `${at}/restore`)
    expect(restored).toMatchObject({ status: 200, body: { id, name: 'back', rank: 7, rev: 3 } })
    expect(restored.text).not.toContain('removedAt')
    expect(recordOf(etagOf(restored))).not.toBe(recordOf(etag))
    expect(recordOf(etagOf(await request('GET', at)))).toBe(recordOf(etagOf(restored)))
    expect(await row('Author', id)).toMatchObject({ name: 'back', removedAt: null })
    expectProblem(await request('POST', `${at}/restore`), 404, 'not-found')
    expectProblem(await request('POST', '/api/authors/999999/restore'), 404, 'not-found')
    expectProblem(await request('POST', '/api/authors/x/restore'), 400, 'invalid-id')
    expect((await request('POST', `${at}/restore`, { name: 'x' })).status).toBe(400)
    expect((await request('GET', `${at}/restore`)).status).toBe(405)
    expect(Number((await row('Author', id))?.['rev'])).toBe(3)
  })

  test('a purge takes the row away, deleted before or not, unless something needs it', async () => {
    const author = await make('authors', { name: 'needed' })
    const [alive, gone] = [await make('posts', { authorId: author.id }), await make('posts', { authorId: author.id })]
    await remove(gone.at)
    const conflict = await request('DELETE', `${author.at}/purge`)
    expectProblem(conflict, 409, 'foreign-key')
    expect(conflict.text).not.toMatch(/post|gone/i)
    expect(await row('Author', author.id)).toMatchObject({ removedAt: null })
    for (const { id, at } of [alive, gone]) {
      expect((await request('DELETE', `${at}/purge`)).status).toBe(204)
      expect(await row('Post', id)).toBeUndefined()
      expectProblem(await request('DELETE', `${at}/purge`), 404, 'not-found')
      expectProblem(await request('POST', `${at}/restore`), 404, 'not-found')
    }
    await remove(author.at)
    expect((await request('DELETE', `${author.at}/purge`)).status).toBe(204)
    expect(await row('Author', author.id)).toBeUndefined()
  })

  test('restore is there unless @expose leaves it out, purge only where @expose names it', async () => {
    const team = await make('teams', { name: `routes ${provider}` })
    await remove(team.at)
    expect((await request('DELETE', `${team.at}/purge`)).status).toBe(404)
    expect(await row('Team', team.id)).toBeDefined()
    expect((await request('POST', `${team.at}/restore`)).status).toBe(200)
    const comment = await make('comments', { text: 'x' })
    for (const [method, at] of [['POST', `${comment.at}/restore`], ['DELETE', `${comment.at}/purge`], ['POST', '/api/logs/1/restore'], ['DELETE', '/api/logs/1/purge']] as const) {
      expect((await request(method, at)).status, at).toBe(404)
    }
    await remove(comment.at)
    expect(await row('Comment', comment.id)).toBeUndefined()
  })

  test('If-Match holds for all three, in the database itself', async () => {
    const { id, at, etag } = await make('posts', { title: 'one', authorId: (await make('authors', {})).id })
    for (const [method, path] of [['DELETE', at], ['DELETE', `${at}/purge`]] as const) expectProblem(await request(method, path, undefined, { 'if-match': '"x"' }), 412, 'precondition-failed')
    const answers = await Promise.all(Array.from({ length: 12 }, () => request('DELETE', at, undefined, { 'if-match': etag })))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(11).fill(404)])
    expect((await row('Post', id))?.['gone_at']).not.toBeNull()
    expectProblem(await request('POST', `${at}/restore`, undefined, { 'if-match': '"x"' }), 412, 'precondition-failed')
    expect((await row('Post', id))?.['gone_at']).not.toBeNull()
    const restored = await request('POST', `${at}/restore`, undefined, { 'if-match': '*' })
    expect(restored.status).toBe(200)
    expect((await request('DELETE', `${at}/purge`, undefined, { 'if-match': etagOf(restored) })).status).toBe(204)
    expect(await row('Post', id)).toBeUndefined()
  })

  test('a key of two parts, a tag of the content, and a demand for it', async () => {
    await request('POST', '/api/seats', { row: 'A', number: 1, label: 'aisle' })
    const booking = await make('bookings', { note: 'b', row: 'A', number: 1 })
    const at = '/api/seats/A/1'
    const etag = etagOf(await request('GET', at))
    for (const [method, path] of [['DELETE', at], ['POST', `${at}/restore`], ['DELETE', `${at}/purge`]] as const) expectProblem(await request(method, path), 428, 'precondition-required')
    expect((await request('DELETE', at, undefined, { 'if-match': etag })).status).toBe(204)
    expect(await app.db.count('Seat', { row: 'A', number: 1, label: 'aisle' })).toBe(1)
    expect((await request('GET', at)).status).toBe(404)
    expect((await request('GET', `${booking.at}?include=seat`)).body).toMatchObject({ row: 'A', number: 1, seat: null })
    expect(await idsOf('bookings', { id: booking.id, seat: { isNull: true } })).toEqual([booking.id])
    expect(await idsOf('bookings', { id: booking.id, seat: { isNull: false } })).toEqual([])
    // What it shows is what it showed: nothing counts the writes of it.
    const restored = await request('POST', `${at}/restore`, undefined, { 'if-match': etag })
    expect(restored).toMatchObject({ status: 200, body: { row: 'A', number: 1, label: 'aisle' } })
    expect(await app.db.count('Seat', { row: 'A', number: 1, deletedAt: null })).toBe(1)
    expectProblem(await request('DELETE', `${at}/purge`, undefined, { 'if-match': '"x"' }), 412, 'precondition-failed')
    expect((await request('DELETE', `${at}/purge`, undefined, { 'if-match': etag })).status).toBe(204)
    expect(await app.db.count('Seat')).toBe(0)
    // For good is for good: what the schema says of a deletion of the row happens now.
    expect(await row('Booking', booking.id)).toMatchObject({ row: null, number: null })
  })

  test('of many who delete or restore a record at once one does', async () => {
    const { id, at } = await make('authors', { name: 'once' })
    for (const [method, path, status, rev] of [['DELETE', at, 204, 2], ['POST', `${at}/restore`, 200, 3]] as const) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => request(method, path)))
      expect(answers.map((answer) => answer.status).sort()).toEqual([status, ...Array<number>(19).fill(404)])
      expect(Number((await row('Author', id))?.['rev'])).toBe(rev)
    }
  })

  test('a unique value stays taken by what is deleted, and the conflict tells of no more than the field', async () => {
    const name = `taken ${provider}`
    const { id, at } = await make('teams', { name })
    const alive = await request('POST', '/api/teams', { name })
    await remove(at)
    const conflict = await request('POST', '/api/teams', { name })
    expectProblem(conflict, 409, 'unique-conflict')
    expect({ ...(conflict.body as object), instance: '' }).toEqual({ ...(alive.body as object), instance: '' })
    expect(conflict.body).toMatchObject({ errors: [{ pointer: '/name', code: 'unique' }] })
    expect(await row('Team', id)).toMatchObject({ name })
  })

  test('a value that is unique among what is there is free again, and a restore may run into it', async () => {
    const { id, at } = await make('tags', { slug: 'a' })
    expectProblem(await request('POST', '/api/tags', { slug: 'a' }), 409, 'unique-conflict')
    await remove(at)
    const next = await make('tags', { slug: 'a' })
    const conflict = await request('POST', `${at}/restore`)
    expectProblem(conflict, 409, 'unique-conflict')
    expect(conflict.text).not.toContain('deletedAt')
    expect(await app.db.count('Tag', { id, deletedAt: null })).toBe(0)
    await remove(next.at)
    expect((await request('POST', `${at}/restore`)).status).toBe(200)
  })

  test('it costs no statement', async () => {
    const author = await make('authors', { name: 'cost' })
    const post = await make('posts', { authorId: author.id, editorId: author.id })
    const cost = async (method: string, path: string, status: number, body?: object) => {
      const sent = await statementsOf(app, async () => expect((await request(method, path, body)).status).toBe(status))
      return sent.length
    }
    expect(await cost('GET', '/api/posts?total=false', 200)).toBe(1)
    expect(await cost('GET', '/api/posts', 200)).toBe(2)
    expect(await cost('GET', '/api/posts?total=false&include=author,editor,comments', 200)).toBe(4)
    expect(await cost('POST', '/api/authors/search', 200, { total: false, where: { NOT: { posts: { every: { editor: { isNull: true } } } } } })).toBe(1)
    expect(await cost('GET', `${post.at}?include=editor`, 200)).toBe(2)
    expect(await cost('PATCH', post.at, 200, { title: 'x' })).toBe(1)
    expect(await cost('DELETE', post.at, 204)).toBe(1)
    expect(await cost('DELETE', post.at, 404)).toBe(1)
    expect(await cost('POST', `${post.at}/restore`, 200)).toBe(1)
    expect(await cost('DELETE', `${post.at}/purge`, 204)).toBe(1)
  })
})

function etagOf({ headers }: Answer): string {
  return headers.get('etag') ?? 'none'
}

/** The part of a tag that stands for the record, with the quote before it. */
function recordOf(etag: string): string {
  return etag.slice(0, etag.indexOf('.'))
}
