import type * as Blog from '../../../examples/blog/src/gen/client/index.js'

/** What the client of the blog offers. */
export type BlogClient = typeof Blog

/** Where the blog is, and where it is behind a connection that fails now and then. */
export type Places = { readonly url: string; readonly flaky: string; /** Told from those of other drives by it. */ readonly tag: string }

/**
 * Drives the blog by its client, from one end to the other: in Node and in a browser it is the same code.
 *
 * @returns what was seen on the way, fit to be compared
 */
export async function driveBlog(api: BlogClient, { url, flaky, tag }: Places) {
  const { createClient, etagOf, isProblem, ApiFailure } = api
  const client = createClient({ baseUrl: url })
  const caught = (promise: Promise<unknown>) => promise.then(() => 'no error', (error: unknown) => error)
  const told = (error: unknown) => (isProblem(error) ? { type: error.type, status: error.status, errors: error.errors.map(({ pointer, parameter, code }) => pointer ?? parameter ?? code) } : String(error))

  // Records, and relations in their bodies.
  const ada = await client.authors.create({ email: `ada@${tag}.example`, name: 'Ada' })
  const post = await client.posts.create({
    slug: `${tag}-0`,
    title: '100% "Ä" & _',
    author: { connect: { email: ada.email } },
    comments: { create: [{ body: 'First', approved: true, author: { connect: { id: ada.id } } }, { body: 'Second' }] },
    tags: { create: [{ tag: { create: { name: tag } } }] },
  })
  for (let i = 1; i <= 6; i += 1) await client.posts.create({ slug: `${tag}-${i}`, title: `Post ${i}`, views: i * 10, authorId: ada.id })

  // What comes along, and of it what was asked for.
  const plain = await client.posts.get(post.id)
  const chosen = await client.posts.get(post.id, { include: ['comments.author', 'tags.tag'], select: ['title', 'comments.body', 'comments.author.name', 'tags.postId', 'tags.tag.name'] })
  const bare = await client.posts.get(post.id, { include: [] })
  const tagRow = await client.postTags.list({ where: { tag: { name: tag } } })
  const key = tagRow.data[0] ?? { postId: 0, tagId: 0 }
  const joined = await client.postTags.get({ postId: key.postId, tagId: key.tagId }, { include: ['tag'], select: ['postId', 'tag.name'] })

  // Filters, orders, pages.
  const mine = { author: { email: ada.email } } as const
  const found = await client.posts.list({ where: { ...mine, OR: [{ title: { contains: '%' } }, { views: { gte: 50 } }, { comments: { some: { approved: true } } }] }, orderBy: ['-views', 'author.name'], select: ['views'], total: true })
  const long = await client.posts.list({ where: { ...mine, slug: { in: Array.from({ length: 90 }, (_, i) => `${tag}-${'x'.repeat(90)}${i}`).concat(`${tag}-3`) } }, select: ['slug'] })
  const searched = await client.posts.search({ where: mine, orderBy: ['views'], take: 2, select: ['views'] })
  const walked: number[] = []
  for await (const { views } of client.posts.iterate({ where: mine, orderBy: ['views'], take: 3, select: ['views'] })) walked.push(views)
  const sizes: number[] = []
  for await (const { data } of client.posts.pages({ where: mine, take: 4 })) sizes.push(data.length)
  const counted = await client.posts.count({ where: mine })

  // One state of a record.
  const again = await client.posts.get(post.id, {}, { ifNoneMatch: plain })
  const changed = await client.posts.update(post.id, { title: 'Changed', publishedAt: '2025-01-02T03:04:05.000Z' }, { ifMatch: plain })
  const stale = told(await caught(client.posts.update(post.id, { title: 'Stale' }, { ifMatch: plain })))
  const fresh = await client.posts.get(post.id, {}, { ifNoneMatch: plain })

  // Problems.
  const problems = {
    taken: told(await caught(client.posts.create({ slug: `${tag}-1`, title: 'Twice', authorId: ada.id }))),
    missing: told(await caught(client.posts.get(999_999_999))),
    invalid: told(await caught(client.authors.create({ email: 'no address', name: '' }))),
    expired: told(await caught(client.posts.list({ cursor: 'none' }))),
    away: String(await caught(createClient({ baseUrl: 'http://127.0.0.1:9', retries: 0 }).tags.list())).split(':')[0],
  }

  // A connection that fails: reads come through, what was done is not done twice.
  const shaky = createClient({ baseUrl: flaky, maxRetryDelayMs: 2_000 })
  const through = (await shaky.posts.count({ where: mine }, { headers: { 'x-flaky': '503,cut' } })).count
  const limited = (await shaky.tags.create({ name: `${tag}-limited` }, { headers: { 'x-flaky': '429' } })).name
  const unsure = await caught(shaky.tags.create({ name: `${tag}-unsure` }, { headers: { 'x-flaky': 'late' } }))
  const unsureRows = (await client.tags.count({ where: { name: `${tag}-unsure` } })).count

  // A call that is given up.
  const controller = new AbortController()
  const waiting = caught(shaky.posts.list({}, { signal: controller.signal, headers: { 'x-flaky': 'never' } }))
  setTimeout(() => controller.abort(new Error('given up')), 50)
  const aborted = String(await waiting)
  const late = await caught(shaky.posts.list({}, { timeoutMs: 100, retries: 0, headers: { 'x-flaky': 'never,never' } }))

  await client.posts.delete(post.id)
  const deleted = told(await caught(client.posts.get(post.id)))

  return {
    created: { id: typeof post.id, title: post.title, createdAt: new Date(post.createdAt).toISOString() === post.createdAt, hidden: 'notes' in ada },
    plain: { author: plain.author.name, comments: 'comments' in plain },
    chosen: { ...chosen, tags: chosen.tags.map(({ postId, tag: { name } }) => [postId === post.id, name]) },
    bare: 'author' in bare,
    joined: [joined.postId === post.id, joined.tag.name, 'tagId' in joined],
    found: { views: found.data, total: found.meta.total },
    long: long.data,
    searched: { views: searched.data, hasMore: searched.meta.hasMore },
    walked,
    sizes,
    counted,
    states: { tagged: etagOf(plain) !== undefined, known: again === api.notModified, fresh: fresh !== api.notModified && fresh.title, changed: [changed.title, changed.publishedAt], stale },
    problems,
    shaky: { through, limited, unsure: unsure instanceof ApiFailure && unsure.reason, unsureRows },
    aborted,
    late: late instanceof ApiFailure && late.reason,
    deleted,
  }
}
