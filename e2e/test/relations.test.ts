import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture } from '@ssot-codegen/fixtures'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'
import type { Values } from '../src/sql-condition.js'

const views = `
  CREATE VIEW "Authorship" AS
    SELECT "Person"."id" AS "personId", "Person"."name", CAST(count("Post"."id") AS INTEGER) AS "posts"
    FROM "Person" LEFT JOIN "Post" ON "Post"."authorId" = "Person"."id" GROUP BY "Person"."id", "Person"."name";
  CREATE VIEW "PostTitle" AS SELECT "title", "name" AS "author" FROM "Post" JOIN "Person" ON "Person"."id" = "authorId";
`

type Body = { readonly [field: string]: unknown }

describe.each<Provider>(['sqlite', 'postgresql'])('relations on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest

  /** Makes a record and finds its row. */
  const make = async (path: string, table: string, values: Values): Promise<Body> => {
    const made = await app.request('POST', `/api/${path}`, values)
    expect(made.status, made.text).toBe(201)
    expect(made.body).toMatchObject(values)
    expect(await app.db.count(table, values)).toBe(1)
    return made.body as Body
  }
  const read = async (path: string): Promise<unknown> => {
    const { status, body, text } = await app.request('GET', `/api/${path}`)
    expect(status, text).toBe(200)
    return body
  }
  /** One field of every record of a list. */
  const list = async (path: string, field = 'name') => ((await read(path)) as { data: Body[] }).data.map((record) => record[field])
  const remove = async (path: string) => {
    expect(await app.request('DELETE', `/api/${path}`)).toMatchObject({ status: 204 })
  }
  const change = async (path: string, table: string, values: Values) => {
    const changed = await app.request('PATCH', `/api/${path}`, values)
    expect(changed.status, changed.text).toBe(200)
    expect(changed.body).toMatchObject(values)
    expect(await app.db.count(table, values)).toBeGreaterThan(0)
  }
  const person = (name: string) => make('people', 'Person', { name })

  beforeAll(async () => {
    app = await bootApp(`relations-${provider}`, fixture('relations').files[0]?.text ?? '', provider, { script: views })
    for (const name of ['Ada', 'Bob', 'Cleo', 'Dan']) await person(name)
    await make('categories', 'Category', { id: 1, name: 'other' })
    await make('categories', 'Category', { id: 2, name: 'news' })
  })
  afterAll(() => app.close())

  test('one to one: the key is a scalar, both sides are read, a second one is refused', async () => {
    await make('profiles', 'Profile', { personId: 1, bio: 'Counts.' })
    expect(await read('profiles/1')).toMatchObject({ person: { name: 'Ada' } })
    expect(await read('people/1?include=profile')).toMatchObject({ profile: { bio: 'Counts.' } })
    expect(await read('people/2?include=profile')).toMatchObject({ profile: null })
    const second = await app.request('POST', '/api/profiles', { personId: 1 })
    expectProblem(second, 409, 'unique-conflict')
    expect(second.body).toMatchObject({ errors: [{ pointer: '/personId' }] })
    expect(await list('people?where[profile][isNull]=false')).toEqual(['Ada'])
    expect(await list('people?where[profile][bio]=Counts.')).toEqual(['Ada'])
    expect(await list('people?where[profile][isNull]=true')).toEqual(['Bob', 'Cleo', 'Dan'])
    expect(await list('profiles?where[person][name][startsWith]=A', 'bio')).toEqual(['Counts.'])
    expect(await list('people?orderBy[profile][bio]=asc&take=4')).toHaveLength(4)
  })

  test('one to many, two of them between the same models', async () => {
    await make('posts', 'Post', { title: 'one', authorId: 1, reviewerId: 2, categoryId: 2 })
    await make('posts', 'Post', { title: 'two', authorId: 1, categoryId: 2 })
    await make('posts', 'Post', { title: 'three', authorId: 2, reviewerId: 1 })
    expect(await read('posts/1')).toMatchObject({ author: { name: 'Ada' }, category: { name: 'news' } })
    expect(await read('posts/1')).not.toHaveProperty('reviewer')
    expect(await read('posts/3?include=reviewer,author.reviewed')).toMatchObject({ reviewer: { name: 'Ada' }, author: { name: 'Bob', reviewed: [{ title: 'one' }] } })
    expect(await read('people/1?include=posts.category,reviewed')).toMatchObject({ posts: [{ title: 'one', category: { id: 2 } }, { title: 'two' }], reviewed: [{ title: 'three' }] })
    expect(await list('people?where[posts][some][title]=two')).toEqual(['Ada'])
    expect(await list('people?where[posts][none][title][contains]=o')).toEqual(['Bob', 'Cleo', 'Dan'])
    expect(await list('people?where[posts][every][category][name]=news')).toEqual(['Ada', 'Cleo', 'Dan'])
    expect(await list('people?where[reviewed][some][author][name]=Bob')).toEqual(['Ada'])
    expect(await list('posts?where[reviewer][isNull]=true', 'title')).toEqual(['two'])
    expect(await list('posts?where[reviewerId][isNull]=true', 'title')).toEqual(['two'])
    expect(await list('posts?orderBy[author][name]=desc&orderBy=title', 'title')).toEqual(['three', 'one', 'two'])
    expect(await list('posts?where[reviewer][posts][some][title]=three', 'title')).toEqual(['one'])
  })

  test('messages: two relations to one model do not take each other’s place', async () => {
    await make('messages', 'Message', { text: 'hello', senderId: 1, recipientId: 2 })
    expect(await read('messages/1')).toMatchObject({ sender: { name: 'Ada' }, recipient: { name: 'Bob' } })
    expect(await read('people/2?include=sent,received')).toMatchObject({ sent: [], received: [{ text: 'hello' }] })
    expect(await list('messages?where[sender][name]=Bob', 'text')).toEqual([])
    expect(await list('messages?where[recipient][name]=Bob', 'text')).toEqual(['hello'])
  })

  test('many to many by a table that is no model is read and filtered from both sides', async () => {
    await make('topics', 'Topic', { name: 'maths' })
    await make('topics', 'Topic', { name: 'poetry' })
    await app.db.run('INSERT INTO "_PostToTopic" ("A", "B") VALUES (1, 1), (1, 2), (2, 1)')
    expect(await read('posts/1?include=topics')).toMatchObject({ topics: [{ name: 'maths' }, { name: 'poetry' }] })
    expect(await read('topics/1?include=posts.author')).toMatchObject({ posts: [{ title: 'one', author: { name: 'Ada' } }, { title: 'two' }] })
    expect(await list('posts?where[topics][some][name]=poetry', 'title')).toEqual(['one'])
    expect(await list('topics?where[posts][none][title]=two')).toEqual(['poetry'])
  })

  test('many to many by a model has one path segment for each part, and what it has beside', async () => {
    await make('teams', 'Team', { name: 'blue' })
    const made = await app.request('POST', '/api/memberships', { personId: 1, teamId: 1 })
    expect(made).toMatchObject({ status: 201, body: { personId: 1, teamId: 1, role: 'member' } })
    expect(made.headers.get('location')).toBe('/api/memberships/1/1')
    await make('memberships', 'Membership', { personId: 2, teamId: 1, role: 'owner' })
    await change('memberships/1/1', 'Membership', { role: 'owner' })
    expect(await read('memberships/1/1')).toMatchObject({ person: { name: 'Ada' }, team: { name: 'blue' } })
    expect(await read('teams/1?include=memberships.person')).toMatchObject({ memberships: [{ role: 'owner', person: { name: 'Ada' } }, { person: { name: 'Bob' } }] })
    expect(await list('people?where[memberships][some][team][name]=blue')).toEqual(['Ada', 'Bob'])
    expectProblem(await app.request('POST', '/api/memberships', { personId: 1, teamId: 1 }), 409, 'unique-conflict')
    expectProblem(await app.request('POST', '/api/memberships', { personId: 1, teamId: 9 }), 409, 'foreign-key')
    expect(await app.db.count('Membership')).toBe(2)
  })

  test('to itself: one to one, one to many, many to many', async () => {
    await change('people/2', 'Person', { mentorId: 1, managerId: 1 })
    await change('people/3', 'Person', { managerId: 1 })
    await app.db.run('INSERT INTO "_following" ("A", "B") VALUES (1, 2), (1, 3)')
    expect(await read('people/1?include=pupil,mentor,reports,manager')).toMatchObject({ mentor: null, manager: null, pupil: { name: 'Bob' }, reports: [{ name: 'Bob' }, { name: 'Cleo' }] })
    expect(await read('people/2?include=mentor,manager.reports')).toMatchObject({ mentor: { name: 'Ada' }, manager: { name: 'Ada', reports: [{ name: 'Bob' }, { name: 'Cleo' }] } })
    const [from, to] = [await read('people/1?include=follows,followers'), await read('people/2?include=follows,followers')] as { follows: Body[]; followers: Body[] }[]
    // Prisma puts the first of the two fields by name at "A".
    expect([from?.follows.length, from?.followers.length].sort()).toEqual([0, 2])
    expect([to?.follows.length, to?.followers.length].sort()).toEqual([0, 1])
    expect(await list('people?where[manager][name]=Ada')).toEqual(['Bob', 'Cleo'])
    expect(await list('people?where[mentor][isNull]=true')).toEqual(['Ada', 'Cleo', 'Dan'])
    expect(await list('people?where[reports][some][pupil][isNull]=true')).toEqual(['Ada'])
    expect(await list('people?orderBy[manager][name]=asc&orderBy=-id&where[managerId][isNull]=false')).toEqual(['Cleo', 'Bob'])
    const taken = await app.request('PATCH', '/api/people/3', { mentorId: 1 })
    expectProblem(taken, 409, 'unique-conflict')
    expect(taken.body).toMatchObject({ errors: [{ pointer: '/mentorId' }] })
    expectProblem(await app.request('PATCH', '/api/people/3', { managerId: 99 }), 409, 'foreign-key')
    expect(await app.db.count('Person', { id: 3, mentorId: null, managerId: 1 })).toBe(1)
  })

  test('compound keys that share a column with each other', async () => {
    for (const id of [1, 2]) await make('tenants', 'Tenant', { id })
    await make('folders', 'Folder', { tenantId: 1, id: 1, name: 'inbox' })
    await make('authors', 'Author', { tenantId: 1, id: 7, name: 'Ada' })
    await make('authors', 'Author', { tenantId: 2, id: 8, name: 'Bob' })
    await make('documents', 'Document', { tenantId: 1, authorId: 7, folderId: 1 })
    await make('documents', 'Document', { tenantId: 2, authorId: 8, folderId: null })
    expect(await read('documents/1?include=tenant,author,folder')).toMatchObject({ tenant: { id: 1 }, author: { name: 'Ada' }, folder: { name: 'inbox' } })
    expect(await read('documents/2')).toMatchObject({ tenant: { id: 2 }, author: { name: 'Bob' } })
    expect(await read('documents/2?include=folder')).toMatchObject({ folder: null })
    expect(await read('tenants/1?include=documents.author,folders')).toMatchObject({ documents: [{ author: { name: 'Ada' } }], folders: [{ name: 'inbox' }] })
    expect(await list('documents?where[author][name]=Ada&where[folder][name]=inbox', 'id')).toEqual([1])
    expect(await list('documents?where[folder][isNull]=true', 'id')).toEqual([2])
    expect(await list('documents?where[folder][isNull]=false&where[folder][name]=inbox', 'id')).toEqual([1])
    expect(await list('documents?where[NOT][folder][isNull]=true', 'id')).toEqual([1])
    expect(await list('folders?where[documents][none][folder][isNull]=true')).toEqual(['inbox'])
    for (const values of [{ tenantId: 1, authorId: 8 }, { tenantId: 3, authorId: 7 }, { tenantId: 2, authorId: 8, folderId: 1 }]) {
      expectProblem(await app.request('POST', '/api/documents', values), 409, 'foreign-key')
    }
    // A key of three relations cannot move one of them alone.
    expectProblem(await app.request('PATCH', '/api/documents/1', { tenantId: 2 }), 409, 'foreign-key')
    expect(await app.db.count('Document', { tenantId: 1, authorId: 7, folderId: 1 })).toBe(1)
    await change('documents/1', 'Document', { tenantId: 2, authorId: 8, folderId: null })
  })

  test('a key to a unique that is no id, which follows it', async () => {
    await make('countries', 'Country', { code: 'PT', name: 'Portugal' })
    await make('cities', 'City', { name: 'Porto', countryCode: 'PT' })
    expect(await read('cities/1')).toMatchObject({ country: { name: 'Portugal' } })
    expect(await read('countries/1?include=cities')).toMatchObject({ cities: [{ name: 'Porto' }] })
    const dangling = await app.request('POST', '/api/cities', { name: 'Nowhere', countryCode: 'XX' })
    expectProblem(dangling, 409, 'foreign-key')
    if (provider === 'postgresql') expect(dangling.body).toMatchObject({ errors: [{ pointer: '/countryCode', code: 'foreign-key' }] })
    await change('countries/1', 'Country', { code: 'PRT' })
    expect(await app.db.count('City', { name: 'Porto', countryCode: 'PRT' })).toBe(1)
    expect(await list('cities?where[country][code]=PRT')).toEqual(['Porto'])
  })

  test('a relation field named like its model', async () => {
    await make('nodes', 'Node', { of: null })
    await make('nodes', 'Node', { of: 1 })
    expect(await read('nodes/1?include=Node,node')).toMatchObject({ node: null, Node: [{ id: 2, of: 1 }] })
    expect(await read('nodes/2?include=node.Node')).toMatchObject({ node: { id: 1, Node: [{ id: 2 }] } })
    expect(await list('nodes?where[node][id]=1', 'id')).toEqual([2])
    expect(await list('nodes?where[Node][some][of]=1', 'id')).toEqual([1])
    await remove('nodes/1')
    expect(await app.db.count('Node')).toBe(0)
  })

  test('columns that the client cannot see are left alone', async () => {
    const place = await make('places', 'Place', { name: 'here' })
    expect(Object.keys(place).sort()).toEqual(['id', 'name'])
    expect(await app.request('POST', '/api/places', { name: 'there', centre: 'x' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/centre' }] } })
    expectProblem(await app.request('GET', '/api/places?where[outline]=x'), 400, 'invalid-query')
    expectProblem(await app.request('POST', '/api/signs', { text: 'x' }), 405, 'method-not-allowed')
    await app.db.run(`INSERT INTO "Sign" ("text", "shape", "placeId") VALUES ('stop', '<(0,0),2>', NULL)`)
    await change('signs/1', 'Sign', { text: 'go', placeId: 1 })
    expect(await read('signs/1?include=place')).toEqual({ id: 1, text: 'go', placeId: 1, place: { id: 1, name: 'here' } })
    expect(await read('places/1?include=signs')).toMatchObject({ signs: [{ text: 'go' }] })
    await remove('signs/1')
    expect(await app.db.count('Sign')).toBe(0)
  })

  test('a view is read and not written', async () => {
    expect(await read('authorships/1')).toEqual({ personId: 1, name: 'Ada', posts: 2 })
    expect(await list('authorships?orderBy=-posts,name&where[posts][gt]=0')).toEqual(['Ada', 'Bob'])
    expect(await read('authorships/count?where[posts]=0')).toEqual({ count: 2 })
    expect(await list('post-titles?where[author]=Ada&orderBy=title', 'title')).toEqual(['one', 'two'])
    expectProblem(await app.request('GET', '/api/authorships/99'), 404, 'not-found')
    expectProblem(await app.request('GET', '/api/authorships/x'), 400, 'invalid-id')
    for (const [method, path] of [['POST', 'authorships'], ['PATCH', 'authorships/1'], ['DELETE', 'authorships/1'], ['POST', 'post-titles']] as const) {
      expectProblem(await app.request(method, `/api/${path}`, {}), 405, 'method-not-allowed')
    }
    expectProblem(await app.request('GET', '/api/post-titles/one'), 404, 'not-found')
  })

  describe('what a deletion does to those that refer to it', () => {
    test('restrict keeps both', async () => {
      for (const path of ['people/1', 'people/2', 'folders/1/1', 'tenants/1', 'authors/2/8']) {
        const status = path === 'folders/1/1' ? 204 : 409
        const refused = await app.request('DELETE', `/api/${path}`)
        expect(refused.status, path).toBe(status)
        if (status === 409) expectProblem(refused, 409, 'foreign-key')
      }
      expect(await app.db.count('Person')).toBe(4)
      expect(await app.db.count('Tenant')).toBe(2)
    })

    test('set default gives what remains', async () => {
      expect(await app.db.count('Post', { categoryId: 2 })).toBe(2)
      await remove('categories/2')
      expect(await app.db.count('Post', { categoryId: 1 })).toBe(3)
      // What they would fall back to is itself.
      expectProblem(await app.request('DELETE', '/api/categories/1'), 409, 'foreign-key')
    })

    test('cascade takes them along, set null lets them go', async () => {
      await person('Eve')
      await make('profiles', 'Profile', { personId: 5, bio: 'Listens.' })
      await make('memberships', 'Membership', { personId: 5, teamId: 1 })
      await change('people/4', 'Person', { managerId: 5 })
      await change('posts/2', 'Post', { reviewerId: 5 })
      await remove('people/5')
      expect(await app.db.count('Profile', { bio: 'Listens.' })).toBe(0)
      expect(await app.db.count('Membership', { personId: 5 })).toBe(0)
      expect(await app.db.count('Person', { id: 4, managerId: null })).toBe(1)
      expect(await app.db.count('Post', { id: 2, reviewerId: null })).toBe(1)
      await remove('teams/1')
      expect(await app.db.count('Membership')).toBe(0)
      await remove('countries/1')
      expect(await app.db.count('City')).toBe(0)
    })
  })

  test.each([
    'people?include=post',
    'people?include=posts.writer',
    'people?include=_PostToTopic',
    'posts?include=authorId',
    'people?where[posts][title]=x',
    'posts?where[author][some][name]=x',
    'posts?where[author][isNull]=true',
    'posts?where[author]=1',
    'people?where[posts]=1',
    'people?orderBy[posts][title]=asc',
    'posts?orderBy=author',
    'posts?orderBy[author]=asc',
    'posts?select=author',
    'posts?select=author.name',
  ])('%s is refused, not ignored', async (path) => {
    expectProblem(await app.request('GET', `/api/${path}`), 400, 'invalid-query')
  })
})
