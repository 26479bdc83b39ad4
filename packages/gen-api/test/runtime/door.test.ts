import { AnyNull, DbNull, JsonNull } from '@prisma/client/runtime/client'
import { describe, expect, it } from 'vitest'
import { query, type Action, type Inputs } from '../../runtime/door.js'
import type { Condition, RelationCondition } from '../../runtime/list-query.js'
import type { Model } from '../../runtime/model.js'
import { prismaWhere } from '../../runtime/prisma-where.js'
import { comment, contextOf, post, recordingDb, user, type PostTypes } from './support/blog.js'
import { read } from './support/read.js'

const OMIT = { secret: true, pin: true }
const KEY_ORDER = [{ id: 'asc' }]

/** The arguments of the one call that the door makes. */
async function argsOf<A extends Action>(action: A, input: Inputs<PostTypes>[A]) {
  const { db, calls } = recordingDb(() => ({}))
  await query(contextOf(db), post, action, input)
  expect(calls).toHaveLength(1)
  return calls[0]?.args
}

const whereOf = async (raw: string) => (await argsOf('count', { ...read(raw) }))?.['where']

describe('reading', () => {
  it('orders a list by the key and never reads what is not shown', async () => {
    expect(await argsOf('findMany', { take: 21 })).toEqual({ orderBy: KEY_ORDER, take: 21, omit: OMIT })
    expect(await argsOf('findOne', { key: { id: 1 } })).toEqual({ where: { id: 1 }, omit: OMIT })
  })

  it('puts the key behind an order that does not name it', async () => {
    expect(
      await argsOf('findMany', { take: 1, skip: 2, orderBy: [{ path: ['author', 'name'], direction: 'desc' }] }),
    ).toMatchObject({
      skip: 2,
      orderBy: [{ author: { name: 'desc' } }, { id: 'asc' }],
    })
    expect(await argsOf('findMany', { take: 1, orderBy: [{ path: ['id'], direction: 'desc' }] })).toMatchObject({
      orderBy: [{ id: 'desc' }],
    })
  })

  it('orders what has no key by all its columns, for Prisma cuts no page out of it otherwise', async () => {
    const { key: _, ...keyless } = post
    const view: Model<PostTypes> = { ...keyless, order: ['title', 'views'] }
    const { db, calls } = recordingDb(() => 1)
    await query(contextOf(db), view, 'findMany', { take: 1, orderBy: [{ path: ['views'], direction: 'desc' }] })
    await query(contextOf(db), view, 'count', { limit: 1 })
    await query(contextOf(db), view, 'count', {})
    const order = [{ title: 'asc' }, { views: 'asc' }]
    expect(calls.map(({ args }) => args['orderBy'])).toEqual([[{ views: 'desc' }, { title: 'asc' }], order, undefined])
  })

  it('begins at a record, and lists the values of a column', async () => {
    expect(await argsOf('findMany', { take: 3, cursor: { id: 7 } })).toMatchObject({ cursor: { id: 7 }, take: 3 })
    const { db, calls } = recordingDb(() => [{ slug: 'b' }, { slug: null }])
    expect(await query(contextOf(db), post, 'distinct', { column: 'slug', direction: 'desc' })).toEqual(['b', null])
    expect(calls[0]?.args).toEqual({ by: ['slug'], orderBy: { slug: 'desc' } })
    await expect(query(contextOf(db), post, 'distinct', { column: 'secret', direction: 'asc' })).rejects.toThrow('Post has no visible column "secret"')
  })

  it('bounds included lists and leaves out hidden columns at every level', async () => {
    const { selection } = read('include=author,comments.author')
    expect(await argsOf('findMany', { take: 1, ...(selection && { selection }) })).toMatchObject({
      omit: OMIT,
      include: {
        author: { omit: { password: true } },
        comments: {
          omit: { ip: true },
          include: { author: { omit: { password: true } } },
          take: 100,
          orderBy: [{ postId: 'asc' }, { no: 'asc' }],
        },
      },
    })
  })

  it('reads one column of what shows none, for Prisma reads no record without', async () => {
    const sealed: Model<PostTypes> = { ...post, columns: { code: { kind: 'int', hidden: true }, word: { kind: 'string', writeonly: true } } }
    const { db, calls } = recordingDb(() => ({}))
    await query(contextOf(db), sealed, 'findOne', { key: { id: 1 } })
    await query({ ...contextOf(db), models: { ...contextOf(db).models, User: { ...user, columns: { name: { kind: 'string', hidden: true } } } } }, post, 'findOne', {
      key: { id: 1 },
      selection: { include: { author: {} } },
    })
    expect(calls[0]?.args).toEqual({ where: { id: 1 }, omit: { word: true } })
    expect(calls[1]?.args).toEqual({ where: { id: 1 }, omit: OMIT, include: { author: true } })
  })

  it('reads fewer records of a list that lies inside of another', async () => {
    const { selection } = read('include=comments.author.posts,author.posts&take=1')
    const args = await argsOf('findMany', { take: 1, ...(selection && { selection }) })
    expect(args?.['include']).toMatchObject({
      comments: { take: 100, include: { author: { include: { posts: { take: 10 } } } } },
      author: { include: { posts: { take: 100 } } },
    })
  })

  it('selects columns, with what is included beside them', async () => {
    const { selection } = read('select=id,author.name&include=author,comments')
    expect(await argsOf('findOne', { key: { id: 1 }, ...(selection && { selection }) })).toEqual({
      where: { id: 1 },
      select: {
        id: true,
        author: { select: { name: true } },
        comments: { omit: { ip: true }, take: 100, orderBy: [{ postId: 'asc' }, { no: 'asc' }] },
      },
    })
  })

  it('names a compound key as Prisma does, and reads inside of an open transaction', async () => {
    const { db, calls } = recordingDb()
    const ctx = { ...contextOf(recordingDb(() => expect.unreachable()).db), tx: db }
    await query(ctx, comment, 'findOne', { key: { postId: 1, no: 2 } })
    expect(calls[0]?.args['where']).toEqual({ postId_no: { postId: 1, no: 2 } })
  })
})

describe('filters', () => {
  it.each([
    ['where[title]=50%25', { title: { equals: '50%' } }],
    [`where[title][contains]=${encodeURIComponent('50%_\\')}`, { title: { contains: '50\\%\\_\\\\' } }],
    ['where[title][not]=a_b&where[title][mode]=insensitive', { title: { not: 'a\\_b', mode: 'insensitive' } }],
    ['where[views][in]=1,2&where[views][lt]=9', { views: { in: [1, 2], lt: 9 } }],
    ['where[slug][isNull]=true', { slug: { equals: null } }],
    ['where[slug][not]=x&where[slug][isNull]=false', { slug: { not: 'x' }, AND: [{ slug: { not: null } }] }],
    ['where[tags][isEmpty]=false', { tags: { isEmpty: false } }],
    ['where[editor][isNull]=true', { editor: { is: null } }],
    [
      'where[editor][isNull]=false&where[editor][name]=x',
      { editor: { is: { name: { equals: 'x' } } }, AND: [{ editor: { isNot: null } }] },
    ],
    [
      'where[editor][isNull]=true&where[editor][name]=x',
      { editor: { is: { name: { equals: 'x' } } }, AND: [{ editor: { is: null } }] },
    ],
    ['where[comments][none][approved]=true', { comments: { none: { approved: { equals: true } } } }],
    ['where[NOT][title]=a&where[OR][0][views]=1', { OR: [{ views: { equals: 1 } }], NOT: [{ title: { equals: 'a' } }] }],
  ])('turns %s into what Prisma takes', async (raw, where) => {
    expect(await whereOf(raw)).toEqual(where)
  })

  it('asks of a compound key the parts that may be null', () => {
    const columns = { tenant: { kind: 'int' }, editorId: { kind: 'int', nullable: true } } as const
    const model: Model = { ...post, columns, relations: { editor: { model: 'User', nullable: true, fields: ['tenant', 'editorId'] } } }
    const absent = (editor: RelationCondition) => prismaWhere({ relations: { editor } }, model, contextOf())
    expect(absent({ isNull: true })).toEqual({ AND: [{ OR: [{ editorId: null }] }] })
    expect(absent({ isNull: false, is: { columns: { name: { equals: 'x' } } } })).toEqual({
      editor: { is: { name: { equals: 'x' } } },
      AND: [{ AND: [{ editorId: { not: null } }] }],
    })
  })

  it('says in other words what Prisma takes for something else of a list', () => {
    const columns = { tags: { kind: 'string', list: true }, raws: { kind: 'bytes', list: true }, times: { kind: 'time', list: true } } as const
    const filterOf = (name: string, condition: Condition) => prismaWhere({ columns: { [name]: condition } }, { ...post, columns }, contextOf())
    expect(filterOf('tags', { isEmpty: true, has: 'a' })).toEqual({
      tags: { has: 'a' },
      AND: [{ OR: [{ tags: { isEmpty: true } }, { tags: { equals: null } }] }],
    })
    expect(filterOf('tags', { hasSome: ['a'] })).toEqual({ tags: { hasSome: ['a'] } })
    const [one, two] = [new Uint8Array([1]), new Uint8Array([2])]
    expect(filterOf('raws', { hasSome: [one, two] })).toEqual({ AND: [{ OR: [{ raws: { has: one } }, { raws: { has: two } }] }] })
    expect(filterOf('times', { hasEvery: [new Date(0)] })).toEqual({ AND: [{ AND: [{ times: { has: new Date(0) } }] }] })
    expect(() => filterOf('tags', {})).toThrow('The condition on Post.tags is empty.')
  })

  it('hands on numbers of more than fifteen digits as decimals, which Prisma does not cut', async () => {
    const exact = expect.objectContaining({ d: expect.any(Array) as number[] }) as unknown
    expect(await whereOf('where[rating][in]=0.30000000000000004,1')).toEqual({ rating: { in: [exact, 1] } })
    const rated: Model = { ...post, key: { name: 'rating', fields: ['rating'] } }
    const { db, calls } = recordingDb(() => ({}))
    await query(contextOf(db), rated, 'update', { key: { rating: 1 / 3 }, data: { rating: 1.7976931348623157e308, views: 2 ** 31 } })
    expect(calls[0]?.args).toMatchObject({ where: { rating: exact }, data: { rating: exact, views: 2 ** 31 } })
  })

  it('counts the null of JSON as no document', () => {
    for (const [isNull, operator] of [
      [true, 'equals'],
      [false, 'not'],
    ] as const) {
      const filter = prismaWhere({ columns: { meta: { isNull } } }, post, contextOf())['meta']
      expect(Object.entries(filter ?? {}).filter(([name, value]) => name === operator && value === AnyNull)).toHaveLength(1)
    }
  })

  const undefinedValue = { equals: undefined } as unknown as { equals: string } // so a caller in JavaScript may call

  it.each<[string, Inputs<PostTypes>['findMany'], string]>([
    ['a hidden column', { take: 1, where: { columns: { secret: { equals: 'x' } } } }, 'Post has no visible column "secret"'],
    ['a write-only column', { take: 1, where: { columns: { pin: { equals: 'x' } } } }, 'Post has no visible column "pin"'],
    [
      'a name of every object',
      { take: 1, where: { columns: { constructor: { equals: 'x' } } } },
      'Post has no visible column "constructor"',
    ],
    [
      'a hidden column of a relation',
      { take: 1, where: { relations: { author: { is: { columns: { password: { equals: 'x' } } } } } } },
      'User has no visible column "password"',
    ],
    ['a hidden relation', { take: 1, where: { relations: { audits: { some: {} } } } }, 'Post has no visible relation "audits"'],
    [
      'a hidden order',
      { take: 1, orderBy: [{ path: ['author', 'password'], direction: 'asc' }] },
      'User has no visible column "password"',
    ],
    [
      'an order along a list',
      { take: 1, orderBy: [{ path: ['comments', 'no'], direction: 'asc' }] },
      'Post has no visible to-one relation "comments"',
    ],
    ['a hidden selection', { take: 1, selection: { columns: ['secret'] } }, 'Post has no visible column "secret"'],
    ['a hidden inclusion', { take: 1, selection: { include: { audits: {} } } }, 'Post has no visible relation "audits"'],
    ['an undefined value', { take: 1, where: { columns: { title: undefinedValue } } }, 'The condition on Post.title is empty.'],
    [
      'an undefined value in a list',
      { take: 1, where: { columns: { title: { in: ['a', ...Object.values(undefinedValue)] } } } },
      'The condition on Post.title is empty.',
    ],
    ['a condition that says nothing', { take: 1, where: { columns: { title: {} } } }, 'The condition on Post.title is empty.'],
    [
      'alternatives of which there are none',
      { take: 1, where: { and: [{ or: [] }] } },
      'A filter on Post has alternatives, but none.',
    ],
    ['an empty alternative', { take: 1, where: { or: [{}] } }, 'A filter on Post inside of another is empty.'],
  ])('throws, and calls nothing, for %s', async (_, input, message) => {
    const { db, calls } = recordingDb(() => [])
    await expect(query(contextOf(db), post, 'findMany', input)).rejects.toThrow(message)
    expect(calls).toEqual([])
  })
})

describe('writing', () => {
  it('reads back only what is shown', async () => {
    expect(await argsOf('create', { data: { title: 'a', authorId: 1 } })).toEqual({
      data: { title: 'a', authorId: 1 },
      omit: OMIT,
    })
    expect(await argsOf('update', { key: { id: 1 }, data: { title: 'b' } })).toEqual({
      where: { id: 1 },
      data: { title: 'b' },
      omit: OMIT,
    })
    expect(await argsOf('delete', { key: { id: 1 } })).toEqual({ where: { id: 1 }, omit: OMIT })
  })

  it('tells the null of a column from the null of a document', async () => {
    const required: Model<PostTypes> = { ...post, columns: { ...post.columns, meta: { kind: 'json' } } }
    for (const [model, nothing] of [
      [post, DbNull],
      [required, JsonNull],
    ] as const) {
      const { db, calls } = recordingDb(() => ({}))
      await query(contextOf(db), model, 'create', { data: { title: 'a', slug: null, authorId: 1, meta: null } })
      const data: unknown = calls[0]?.args['data']
      expect(data).toMatchObject({ title: 'a', slug: null })
      // The three nulls of Prisma are equal to each other in all but identity.
      expect(Object.values(data ?? {}).includes(nothing)).toBe(true)
    }
  })

  it('reads where there is nothing to write', async () => {
    const { db, calls } = recordingDb(({ method }) => (method === 'findUnique' ? null : expect.unreachable()))
    await expect(query(contextOf(db), post, 'update', { key: { id: 1 }, data: { extra: undefined } })).rejects.toMatchObject({
      type: 'not-found',
    })
    expect(calls.map(({ method }) => method)).toEqual(['findUnique'])
  })

  it('refuses a key that is not whole', async () => {
    await expect(query(contextOf(), user, 'delete', { key: {} })).rejects.toThrow('The key of User is without "id".')
  })

  it('tells of a conflict by the fields of the model', async () => {
    const meta = {
      driverAdapterError: { cause: { kind: 'UniqueConstraintViolation', constraint: { fields: ['slug_text', 'secret_text'] } } },
    }
    const { db } = recordingDb(() => Promise.reject(Object.assign(new Error('x'), { code: 'P2002', meta })))
    await expect(query(contextOf(db), post, 'create', { data: { title: 'a', authorId: 1 } })).rejects.toMatchObject({
      type: 'unique-conflict',
      errors: [{ pointer: '/slug', code: 'unique' }],
    })
  })
})
