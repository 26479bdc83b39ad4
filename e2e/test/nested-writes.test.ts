import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bootApp, type Answer, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { nestedSchema } from '../src/nested-schema.js'
import { expectProblem } from '../src/record-contract.js'
import { LOGGED_STATEMENTS, statementsOf } from '../src/statements.js'

const TABLES = ['_PostToTag', '_related', 'Comment', 'posts', 'Profile', 'Draft', 'Locked', 'Log', 'Note', 'Author', 'Tag', 'City', 'Port', 'Country', 'Document', 'Folder', 'Tenant', 'Part', 'Asset', 'Book', 'Shelf']

describe.each<Provider>(['sqlite', 'postgresql'])('relations written in bodies on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)
  const id = ({ body }: Answer) => (body as { id: number }).id
  const send = async (method: string, path: string, body: unknown) => {
    const answer = await request(method, `/api/${path}`, body)
    expect(answer.status, answer.text).toBe(method === 'POST' ? 201 : 200)
    return answer
  }
  const create = (path: string, body: unknown) => send('POST', path, body)
  const change = (path: string, body: unknown) => send('PATCH', path, body)
  const read = async (path: string) => {
    const answer = await request('GET', `/api/${path}`)
    expect(answer.status, answer.text).toBe(200)
    return answer.body
  }
  /** Expects a refusal, what it says, and that no row has come or gone. */
  const refuse = async (method: string, path: string, body: unknown, status: number, type: string, errors?: readonly (readonly [pointer: string, code: string])[]) => {
    const before = await rows()
    const refused = await request(method, `/api/${path}`, body)
    expectProblem(refused, status, type)
    const found = (refused.body as { errors?: { pointer: string; code: string }[] }).errors?.map(({ pointer, code }) => [pointer, code])
    if (errors) expect(found, refused.text).toEqual(errors)
    expect(await rows()).toEqual(before)
    return refused
  }
  const rows = async () => {
    const all: { [table: string]: unknown } = {}
    for (const table of TABLES) all[table] = (await app.db.rows(`SELECT * FROM "${table}"`)).map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).sort()
    return all
  }
  const author = async (name: string) => id(await create('authors', { name, email: `${name}@example.com` }))
  const post = async (title: string, authorId: number) => id(await create('posts', { title, authorId }))

  beforeAll(async () => {
    app = await bootApp(`nested-${provider}`, nestedSchema, provider, { env: LOGGED_STATEMENTS })
  })
  beforeEach(() => app.db.run([...['posts', 'Author', 'Comment'].map((table) => `UPDATE "${table}" SET ${table === 'Author' ? '"mentorId"' : table === 'Comment' ? '"parentId"' : '"reviewerId"'} = NULL;`), ...TABLES.map((table) => `DELETE FROM "${table}";`)].join('\n')))
  afterAll(() => app.close())

  describe('to the record that a foreign key is of', () => {
    test('connect: by the key or another unique, when made and when changed', async () => {
      const [ada, bob] = [await author('ada'), await author('bob')]
      const one = await create('posts', { title: 'one', author: { connect: { id: ada } }, reviewer: { connect: { email: 'bob@example.com' } } })
      expect(one.body).toMatchObject({ title: 'one', authorId: ada, reviewerId: bob })
      expect(one.body).not.toHaveProperty('author')
      expect(await app.db.count('posts', { authorId: ada, reviewerId: bob })).toBe(1)
      const changed = await change(`posts/${id(one)}`, { title: 'two', author: { connect: { email: 'bob@example.com' } } })
      expect(changed.body).toMatchObject({ title: 'two', authorId: bob, reviewerId: bob })
      expect(await app.db.count('posts', { title: 'two', authorId: bob })).toBe(1)
    })

    test('create: the record is made first, by the rules of its model', async () => {
      const one = await create('posts', { title: 'one', author: { create: { name: 'ada', email: 'a@b.cd', mentor: { create: { name: 'bob', email: 'b@c.de' } } } } })
      const [bob, ada] = await app.db.rows('SELECT * FROM "Author" ORDER BY "name" DESC')
      expect(ada).toMatchObject({ name: 'ada', mentorId: bob?.['id'] })
      expect(await app.db.count('posts', { id: id(one), authorId: Number(ada?.['id']) })).toBe(1)
      await change(`posts/${id(one)}`, { reviewer: { create: { name: 'cleo', email: 'c@d.ef' } } })
      expect(await read(`posts/${id(one)}?include=reviewer`)).toMatchObject({ reviewer: { name: 'cleo' } })
      await refuse('POST', 'posts', { title: 'x', author: { create: { name: '', email: 'x', serial: 'guess', id: 7 } } }, 400, 'invalid-body', [
        ['/author/create/name', 'too-short'],
        ['/author/create/serial', 'unknown-property'],
        ['/author/create/id', 'unknown-property'],
      ])
      await refuse('POST', 'posts', { title: 'x', author: { create: { name: 'ada', email: 'a@b.cd' } } }, 409, 'unique-conflict', [['/author/create/email', 'unique']])
    })

    test('disconnect: an optional one only, and only of a record that is there', async () => {
      const ada = await author('ada')
      const one = id(await create('posts', { title: 'one', authorId: ada, reviewerId: ada }))
      expect((await change(`posts/${one}`, { reviewer: { disconnect: true } })).body).toMatchObject({ reviewerId: null, authorId: ada })
      expect(await app.db.count('posts', { id: one, reviewerId: null })).toBe(1)
      await change(`posts/${one}`, { reviewer: { disconnect: true } })
      await refuse('PATCH', `posts/${one}`, { author: { disconnect: true } }, 400, 'invalid-body', [['/author/disconnect', 'unknown-property']])
      await refuse('PATCH', `posts/${one}`, { reviewer: { disconnect: false } }, 400, 'invalid-body', [['/reviewer/disconnect', 'invalid-type']])
      await refuse('POST', 'posts', { title: 'x', authorId: ada, reviewer: { disconnect: true } }, 400, 'invalid-body', [['/reviewer/disconnect', 'unknown-property']])
    })

    test('a foreign key or its relation: one of them, and where it is required, not neither', async () => {
      const ada = await author('ada')
      const twice = await refuse('POST', 'posts', { title: 'x', authorId: ada, author: { connect: { id: ada } } }, 400, 'invalid-body', [['/author', 'conflict']])
      expect(twice.text).toContain('\\"authorId\\"')
      await refuse('POST', 'posts', { title: 'x' }, 400, 'invalid-body', [['/authorId', 'required']])
      await refuse('POST', 'posts', { title: 'x', author: { connect: { id: ada }, create: { name: 'b', email: 'b' } } }, 400, 'invalid-body', [['/author', 'conflict']])
      await refuse('POST', 'posts', { author: {} }, 400, 'invalid-body', [['/title', 'required'], ['/author', 'empty']])
      for (const part of [null, 1, [], 'connect']) await refuse('POST', 'posts', { title: 'x', author: part }, 400, 'invalid-body', [['/author', 'invalid-type']])
      for (const part of [{ connect: [{ id: ada }] }, { connect: null }]) await refuse('POST', 'posts', { title: 'x', author: part }, 400, 'invalid-body', [['/author/connect', 'invalid-type']])
    })

    test('a missing record is the conflict that a dangling key is', async () => {
      const ada = await author('ada')
      const one = await post('one', ada)
      await refuse('POST', 'posts', { title: 'x', author: { connect: { id: 999 } } }, 409, 'foreign-key', [['/author/connect', 'foreign-key']])
      await refuse('PATCH', `posts/${one}`, { title: 'x', author: { connect: { email: 'nobody' } } }, 409, 'foreign-key', [['/author/connect', 'foreign-key']])
      expectProblem(await request('PATCH', '/api/posts/999', { author: { connect: { id: ada } } }), 404, 'not-found')
    })

    test('what is hidden does not exist', async () => {
      const ada = await author('ada')
      await app.db.run(`UPDATE "Author" SET "serial" = 'xyz'`)
      for (const serial of ['xyz', 'guess']) {
        await refuse('POST', 'posts', { title: 'x', author: { connect: { serial } } }, 400, 'invalid-body', [['/author/connect', 'not-allowed']])
      }
      const unknown = await refuse('POST', 'authors', { name: 'b', email: 'b', notes: { create: [{ id: 1 }] }, posst: 1 }, 400, 'invalid-body', [['/notes', 'unknown-property'], ['/posst', 'unknown-property']])
      expect(unknown.text).toContain('Did you mean \\"posts\\"?')
      expect(unknown.text.split('Allowed').slice(1).join()).not.toMatch(/notes|serial/)
      await refuse('POST', 'posts', { title: 'x', authorId: ada, origin: { connect: { id: 1 } } }, 400, 'invalid-body', [['/origin', 'unknown-property']])
    })

    test('what names a record is exactly one unique, of values that its columns have', async () => {
      const connect = (unique: unknown) => ({ title: 'x', author: { connect: unique } })
      for (const unique of [{}, { id: 1, email: 'a' }, { name: 'ada' }, { constructor: 1 }]) {
        await refuse('POST', 'posts', connect(unique), 400, 'invalid-body', [['/author/connect', 'not-allowed']])
      }
      for (const given of ['1', 1.5, null, { not: 0 }, [1], true]) {
        await refuse('POST', 'posts', connect({ id: given }), 400, 'invalid-body', [['/author/connect/id', 'invalid-value']])
      }
      for (const given of [null, { contains: '' }, ['a']]) {
        await refuse('POST', 'posts', connect({ email: given }), 400, 'invalid-body', [['/author/connect/email', 'invalid-value']])
      }
      await refuse('POST', 'posts', '{"title":"x","author":{"__proto__":{"connect":{"id":1}}}}', 400, 'invalid-body')
    })

    test('by keys of other types, and to columns that are no key or are not shown', async () => {
      const digest = Buffer.from('abc').toString('base64')
      const asset = { digest, at: '2025-01-02T03:04:05.678Z', size: '9007199254740993' }
      await create('assets', { ...asset, parts: { create: [{}] } })
      for (const unique of [{ digest }, { at: asset.at }, { size: asset.size }]) {
        expect((await create('parts', { asset: { connect: unique } })).body).toMatchObject({ digest })
      }
      expect(await app.db.count('Part')).toBe(4)
      await create('countries', { name: 'Portugal', code: 'PT', cities: { create: [{ name: 'Porto' }] }, ports: { create: [{ name: 'Sines' }] } })
      expect(await app.db.count('City', { name: 'Porto', countryCode: 'PT' })).toBe(1)
      await refuse('POST', 'cities', { name: 'Faro', country: { connect: { name: 'Portugal' } } }, 400, 'invalid-body', [['/country/connect', 'not-allowed']])
      const port = await create('ports', { name: 'Faro', country: { connect: { code: 'PT' } } })
      const [{ secret } = {}] = await app.db.rows('SELECT "secret" FROM "Country"')
      expect(port.body).toEqual({ id: id(port), name: 'Faro' })
      expect(await app.db.count('Port', { key: String(secret) })).toBe(2)
      const made = await create('ports', { name: 'Olhão', country: { create: { name: 'Algarve', code: 'AL' } } })
      expect(await read(`ports/${id(made)}?include=country`)).toEqual({ id: id(made), name: 'Olhão', country: { id: expect.any(Number) as number, name: 'Algarve', code: 'AL' } })
    })
  })

  describe('to the records that have the foreign key', () => {
    test('create and connect with a new record', async () => {
      const ada = await author('ada')
      const loose = id(await create('comments', { text: 'loose' }))
      const one = await create('posts', { title: 'one', author: { connect: { id: ada } }, comments: { create: [{ text: 'a', replies: { create: [{ text: 'b' }] } }, { text: 'c' }], connect: [{ id: loose }] } })
      expect(await app.db.count('Comment', { postId: id(one) })).toBe(3)
      expect(await read(`posts/${id(one)}?include=comments.replies`)).toMatchObject({ comments: [{ text: 'loose', rev: 2 }, { text: 'a', replies: [{ text: 'b', postId: null }] }, { text: 'c' }] })
    })

    test('connect, disconnect and set are writes of those records, and count as such', async () => {
      const ada = await author('ada')
      const [one, two] = [await post('one', ada), await post('two', ada)]
      const [a, b, c] = await Promise.all(['a', 'b', 'c'].map(async (text) => id(await create('comments', { text })))) as [number, number, number]
      const state = async () => (await app.db.rows('SELECT * FROM "Comment" ORDER BY "text"')).map(({ postId, rev }) => [postId === null ? null : Number(postId), Number(rev)])
      await change(`posts/${one}`, { comments: { connect: [{ id: a }, { id: b }] } })
      expect(await state()).toEqual([[one, 2], [one, 2], [null, 1]])
      await change(`posts/${one}`, { comments: { connect: [{ id: a }] } })
      expect(await state()).toEqual([[one, 2], [one, 2], [null, 1]])
      await change(`posts/${one}`, { comments: { disconnect: [{ id: a }, { id: c }], connect: [{ id: c }], create: [{ text: 'd' }] } })
      expect(await state()).toEqual([[null, 3], [one, 2], [one, 2], [one, 1]])
      await change(`posts/${one}`, { comments: { set: [{ id: a }, { id: b }] } })
      expect(await state()).toEqual([[one, 4], [one, 2], [null, 3], [null, 2]])
      // What another record has is taken by who connects it, and not let go by who does not have it.
      await change(`posts/${two}`, { comments: { connect: [{ id: b }], disconnect: [{ id: a }] } })
      expect(await state()).toEqual([[one, 4], [two, 3], [null, 3], [null, 2]])
      await change(`posts/${one}`, { comments: { set: [] } })
      expect(await state()).toEqual([[null, 5], [two, 3], [null, 3], [null, 2]])
    })

    test('a fault of one undoes all', async () => {
      const ada = await author('ada')
      const one = await post('one', ada)
      const taken = id(await create('comments', { text: 'kept' }))
      await refuse('PATCH', `posts/${one}`, { title: 'two', comments: { connect: [{ id: taken }, { id: 999 }], create: [{ text: 'x' }] } }, 409, 'foreign-key', [['/comments/connect/1', 'foreign-key']])
      await refuse('POST', 'authors', { name: 'bob', email: 'bob', posts: { create: [{ title: 'x', reviewer: { create: { name: 'c', email: 'ada@example.com' } } }] } }, 409, 'unique-conflict', [['/posts/create/0/reviewer/create/email', 'unique']])
      await refuse('POST', 'authors', { name: 'bob', email: 'ada@example.com', mentor: { create: { name: 'c', email: 'c' } } }, 409, 'unique-conflict', [['/email', 'unique']])
      await refuse('POST', 'posts', { title: 'x', author: { create: { name: 'b', email: 'b' } }, comments: { set: [] }, tags: { connect: 1 } }, 400, 'invalid-body', [['/comments/set', 'unknown-property'], ['/tags/connect', 'invalid-type']])
    })

    test('what the record around says is not said again', async () => {
      const ada = await author('ada')
      for (const inner of [{ postId: 1 }, { post: { connect: { id: 1 } } }]) {
        await refuse('POST', 'posts', { title: 'x', authorId: ada, comments: { create: [{ text: 'x', ...inner }] } }, 400, 'invalid-body', [[`/comments/create/0/${Object.keys(inner)[0] ?? ''}`, 'conflict']])
      }
      await refuse('PATCH', `posts/${await post('one', ada)}`, { comments: { set: [], create: [] } }, 400, 'invalid-body', [['/comments', 'conflict']])
    })

    test('one to one: made, moved and let go; what is taken stays taken', async () => {
      const ada = await create('authors', { name: 'ada', email: 'a', profile: { create: { bio: 'x' } } })
      expect(await app.db.count('Profile', { bio: 'x', authorId: id(ada) })).toBe(1)
      const free = id(await create('profiles', { bio: 'y' }))
      await refuse('PATCH', `authors/${id(ada)}`, { profile: { connect: { id: free } } }, 409, 'unique-conflict', [['/profile/connect', 'unique']])
      await refuse('PATCH', `authors/${id(ada)}`, { profile: { create: {} } }, 409, 'unique-conflict', [['/profile/create', 'unique']])
      await change(`authors/${id(ada)}`, { profile: { disconnect: true } })
      expect(await app.db.count('Profile', { authorId: null })).toBe(2)
      await change(`authors/${id(ada)}`, { profile: { disconnect: true } })
      await change(`authors/${id(ada)}`, { profile: { connect: { id: free } } })
      expect(await app.db.count('Profile', { bio: 'y', authorId: id(ada) })).toBe(1)
      await refuse('POST', 'profiles', { author: { connect: { id: id(ada) } } }, 409, 'unique-conflict', [['/author', 'unique']])
    })

    test('to itself: both ends, and a record that refers to itself is shown as it is', async () => {
      const ada = await create('authors', { name: 'ada', email: 'a', pupil: { create: { name: 'bob', email: 'b', pupil: { create: { name: 'cleo', email: 'c' } } } } })
      expect(await read(`authors/${id(ada)}?include=pupil.pupil`)).toMatchObject({ pupil: { name: 'bob', mentorId: id(ada), pupil: { name: 'cleo' } } })
      expect((await change(`authors/${id(ada)}`, { pupil: { disconnect: true } })).body).toMatchObject({ mentorId: null })
      expect((await change(`authors/${id(ada)}`, { pupil: { connect: { id: id(ada) } } })).body).toMatchObject({ mentorId: id(ada) })
      expect(await app.db.count('Author', { id: id(ada), mentorId: id(ada) })).toBe(1)
    })

    test('only as far as their model lets requests write them', async () => {
      const ada = await author('ada')
      await change(`authors/${ada}`, { drafts: { create: [{}] }, locked: { create: [{ text: 'x' }] } })
      expect(await app.db.count('Draft', { authorId: ada })).toBe(1)
      expect(await app.db.count('Locked', { authorId: ada })).toBe(1)
      for (const verb of ['connect', 'disconnect', 'set']) {
        await refuse('PATCH', `authors/${ada}`, { drafts: { [verb]: [{ id: 1 }] } }, 400, 'invalid-body', [[`/drafts/${verb}`, 'unknown-property']])
        await refuse('PATCH', `authors/${ada}`, { locked: { [verb]: [{ id: 1 }] } }, 400, 'invalid-body', [[`/locked/${verb}`, 'unknown-property']])
      }
      await refuse('PATCH', `authors/${ada}`, { logs: { create: [{}] } }, 400, 'invalid-body', [['/logs', 'unknown-property']])
      await refuse('PATCH', `authors/${ada}`, { posts: { disconnect: [{ id: 1 }] } }, 400, 'invalid-body', [['/posts/disconnect', 'unknown-property']])
    })
  })

  describe('by a join table', () => {
    const names = async (path: string, relation: string) => ((await read(`${path}?include=${relation}`)) as Record<string, { name: string }[]>)[relation]?.map(({ name }) => name).sort()

    test('create, connect, disconnect and set, from both ends', async () => {
      const ada = await author('ada')
      await create('tags', { name: 'old', id: 1 })
      const one = id(await create('posts', { title: 'one', authorId: ada, tags: { create: [{ name: 'new', id: 2 }], connect: [{ name: 'old' }] } }))
      expect(await names(`posts/${one}`, 'tags')).toEqual(['new', 'old'])
      expect(await app.db.count('_PostToTag')).toBe(2)
      await change(`posts/${one}`, { tags: { disconnect: [{ id: 2 }], create: [{ name: 'third', id: 3 }] } })
      expect(await names(`posts/${one}`, 'tags')).toEqual(['old', 'third'])
      await change(`posts/${one}`, { tags: { disconnect: [{ id: 2 }] } })
      await change(`posts/${one}`, { tags: { set: [{ id: 2 }, { name: 'third' }] } })
      expect(await names(`posts/${one}`, 'tags')).toEqual(['new', 'third'])
      await change('tags/old', { posts: { connect: [{ id: one }] }, related: { connect: [{ name: 'new' }, { name: 'old' }] } })
      expect(await names(`posts/${one}`, 'tags')).toEqual(['new', 'old', 'third'])
      expect(await names('tags/new', 'relates')).toEqual(['old'])
      expect(await names('tags/old', 'related')).toEqual(['new', 'old'])
      await change('tags/old', { posts: { set: [] } })
      expect(await names(`posts/${one}`, 'tags')).toEqual(['new', 'third'])
      expect(await app.db.count('Tag')).toBe(3)
    })

    test('faults', async () => {
      const ada = await author('ada')
      await create('tags', { name: 'old', id: 1 })
      const at = (verb: string) => [[`/tags/${verb}/1`, 'foreign-key']] as const
      for (const verb of ['connect', 'disconnect', 'set']) {
        await refuse('PATCH', `posts/${await post('one', ada)}`, { tags: { [verb]: [{ id: 1 }, { name: 'none' }] } }, 409, 'foreign-key', at(verb))
      }
      await refuse('POST', 'posts', { title: 'x', authorId: ada, tags: { create: [{ name: 'count', id: 2 }] } }, 400, 'invalid-body', [['/tags/create/0/name', 'reserved']])
      await refuse('POST', 'posts', { title: 'x', authorId: ada, tags: { create: [{ name: 'old', id: 2 }] } }, 409, 'unique-conflict', [['/tags/create/0/name', 'unique']])
      await refuse('POST', 'posts', { title: 'x', authorId: ada, tags: { create: [{ name: 'x', id: 2, weight: 1 }] } }, 400, 'invalid-body', [['/tags/create/0/weight', 'unknown-property']])
    })
  })

  test('compound keys that share a column', async () => {
    await create('tenants', { id: 1, folders: { create: [{ id: 7, name: 'inbox' }] } })
    await create('tenants', { id: 2 })
    const document = id(await create('documents', { folder: { connect: { tenantId: 1, id: 7 } } }))
    expect(await app.db.count('Document', { id: document, tenantId: 1, folderId: 7 })).toBe(1)
    await create('documents', { tenant: { connect: { id: 1 } }, folder: { connect: { id: 7, tenantId: 1 } } })
    await refuse('POST', 'documents', { tenant: { connect: { id: 2 } }, folder: { connect: { id: 7, tenantId: 1 } } }, 400, 'invalid-body', [['/folder', 'conflict']])
    await refuse('POST', 'tenants', { id: 3, documents: { create: [{ folder: { connect: { tenantId: 1, id: 7 } } }] } }, 400, 'invalid-body', [['/documents/create/0/folder', 'conflict']])
    await refuse('POST', 'documents', { folder: { connect: { id: 7 } } }, 400, 'invalid-body', [['/folder/connect', 'not-allowed']])
    await refuse('POST', 'documents', { tenantId: 1, folder: { connect: { tenantId: 1, id: 7 } } }, 400, 'invalid-body', [['/folder', 'conflict']])
    await change(`documents/${document}`, { folder: { disconnect: true } })
    expect(await app.db.count('Document', { id: document, tenantId: 1, folderId: null })).toBe(1)
    await change('folders/1/7', { documents: { connect: [{ id: document }] } })
    expect(await app.db.count('Document', { id: document, folderId: 7 })).toBe(1)
    await change('folders/1/7', { documents: { set: [] } })
    expect(await app.db.count('Document', { tenantId: 1, folderId: null })).toBe(2)
  })

  test('what was deleted softly is not there to be named, and is left as it is', async () => {
    const [shelf, gone] = [id(await create('shelves', {})), id(await create('shelves', {}))]
    const [kept, lost] = [id(await create('books', { shelf: { connect: { id: shelf } } })), id(await create('books', { shelf: { connect: { id: shelf } } }))]
    for (const path of [`shelves/${gone}`, `books/${lost}`]) expect((await request('DELETE', `/api/${path}`)).status).toBe(204)
    await refuse('POST', 'books', { shelf: { connect: { id: gone } } }, 409, 'foreign-key', [['/shelf/connect', 'foreign-key']])
    for (const verb of ['connect', 'disconnect', 'set']) {
      await refuse('PATCH', `shelves/${shelf}`, { books: { [verb]: [{ id: lost }] } }, 409, 'foreign-key', [[`/books/${verb}/0`, 'foreign-key']])
    }
    expectProblem(await request('PATCH', `/api/shelves/${gone}`, { books: { connect: [{ id: kept }] } }), 404, 'not-found')
    await change(`shelves/${shelf}`, { books: { set: [] } })
    expect(await app.db.count('Book', { id: kept, shelfId: null })).toBe(1)
    expect(await app.db.count('Book', { id: lost, shelfId: shelf })).toBe(1)
  })

  test('budgets: how many records, and how deep', async () => {
    const ada = await author('ada')
    const comments = (count: number) => Array.from({ length: count }, (_, i) => ({ text: String(i) }))
    await create('posts', { title: 'x', authorId: ada, comments: { create: comments(100) } })
    expect(await app.db.count('Comment')).toBe(100)
    await refuse('POST', 'posts', { title: 'x', author: { connect: { id: ada } }, comments: { create: comments(200) } }, 400, 'invalid-body', [['/comments/create/99', 'too-many']])
    const deep = (levels: number): object => (levels === 0 ? { text: 'x' } : { text: 'x', replies: { create: [deep(levels - 1)] } })
    await create('comments', deep(3))
    await refuse('POST', 'comments', deep(4), 400, 'invalid-body', [['/replies/create/0/replies/create/0/replies/create/0/replies/create/0', 'too-deep']])
    // What `set` lets go is bounded as well.
    const full = id(await create('posts', { title: 'full', authorId: ada }))
    await app.db.run(`UPDATE "Comment" SET "postId" = ${full}`)
    await refuse('PATCH', `posts/${full}`, { comments: { set: [] } }, 400, 'invalid-body', [['/comments', 'too-many']])
  })

  test('a condition is of the record that is changed', async () => {
    const made = await create('comments', { text: 'x' })
    const [at, etag] = [made.headers.get('location') ?? '', made.headers.get('etag') ?? '']
    const changed = await request('PATCH', at, { text: 'y', replies: { create: [{ text: 'z' }] } }, { 'if-match': etag })
    expect(changed, changed.text).toMatchObject({ status: 200, body: { text: 'y', rev: 2 } })
    const stale = await request('PATCH', at, { replies: { create: [{ text: 'z' }] } }, { 'if-match': etag })
    expectProblem(stale, 412, 'precondition-failed')
    expect(await app.db.count('Comment')).toBe(2)
    expect((await request('PATCH', at, {}, { 'if-match': changed.headers.get('etag') ?? '' })).status).toBe(200)
  })

  test('statements: one where no relation is written, and a few for each record where some are', async () => {
    const ada = await author('ada')
    const plain = await statementsOf(app, () => create('posts', { title: 'x', authorId: ada }))
    expect(plain.filter((sql) => /BEGIN|COMMIT/i.test(sql)), plain.join('\n')).toEqual([])
    const connecting = await statementsOf(app, () => create('posts', { title: 'x', author: { connect: { id: ada } } }))
    const many = await statementsOf(app, () => create('posts', { title: 'x', authorId: ada, comments: { create: Array.from({ length: 20 }, () => ({ text: 'x' })) } }))
    expect(connecting.length).toBeLessThanOrEqual(plain.length + 4)
    expect(many.length).toBeLessThanOrEqual(20 * (plain.length + 1) + 6)
  })
})
