import { describe, expect, it } from 'vitest'
import type { Context } from '../../runtime/context.js'
import { query, type Action, type Inputs } from '../../runtime/door.js'
import type { Where } from '../../runtime/list-query.js'
import type { Model, Models } from '../../runtime/model.js'
import { prismaWhere } from '../../runtime/prisma-where.js'
import { createSoftDeleteService } from '../../runtime/service.js'
import { comment, contextOf, post, recordingDb, user, type Call, type PostTypes } from './support/blog.js'

const gone = { kind: 'datetime', nullable: true, hidden: true } as const
const keptPost: Model<PostTypes> = { ...post, columns: { ...post.columns, gone }, softDelete: 'gone' }
const keptUser: Model = { ...user, columns: { ...user.columns, gone }, softDelete: 'gone' }
const NOW = new Date('2025-01-01T00:00:00Z')

/** A context over a client that answers like this, in which posts and users are kept when they are deleted. */
function keeping(answer: (call: Call) => unknown = () => ({ count: 1 })) {
  const { db, calls } = recordingDb(answer)
  const models: Models = { Post: keptPost, User: keptUser, Comment: comment }
  const ctx: Context = { ...contextOf(db), models, clock: () => NOW }
  return { ctx, calls }
}

async function callOf<A extends Action>(action: A, input: Inputs<PostTypes>[A], answer?: (call: Call) => unknown) {
  const { ctx, calls } = keeping(answer)
  await query(ctx, keptPost, action, input)
  expect(calls).toHaveLength(1)
  return calls[0]
}

const guard = { column: 'views', value: 3 }

describe('the door', () => {
  it('asks of every read and write that the record is there', async () => {
    const where = { columns: { title: { equals: 'a' } } }
    const many = [{ gone: null }, { title: { equals: 'a' } }]
    expect((await callOf('findMany', { take: 1 }, () => []))?.args).toMatchObject({ where: { gone: null } })
    expect((await callOf('findMany', { take: 1, where }, () => []))?.args).toMatchObject({ where: { AND: many } })
    expect((await callOf('count', { where }))?.args).toEqual({ where: { AND: many } })
    expect((await callOf('distinct', { column: 'slug', direction: 'asc' }, () => []))?.args).toMatchObject({ where: { gone: null } })
    expect((await callOf('findOne', { key: { id: 1 } }))?.args).toMatchObject({ where: { id: 1, gone: null } })
    expect((await callOf('state', { key: { id: 1 } }))?.args).toMatchObject({ where: { id: 1, gone: null } })
    expect((await callOf('update', { key: { id: 1 }, data: {} }))?.args).toMatchObject({ where: { id: 1, gone: null } })
    expect((await callOf('update', { key: { id: 1 }, data: { title: 'b' } }))?.args).toMatchObject({ where: { id: 1, gone: null }, data: { title: 'b' } })
    expect((await callOf('updateGuarded', { key: { id: 1 }, data: { title: 'b' }, guard }))?.args).toMatchObject({ where: { id: 1, views: 3, gone: null } })
  })

  it('writes the moment of a deletion, and asks for it of what is restored', async () => {
    expect(await callOf('delete', { key: { id: 1 } })).toMatchObject({ method: 'updateMany', args: { where: { id: 1, gone: null }, data: { gone: NOW } } })
    expect(await callOf('deleteGuarded', { key: { id: 1 }, guard })).toMatchObject({ method: 'updateMany', args: { where: { id: 1, views: 3, gone: null }, data: { gone: NOW } } })
    expect(await callOf('restore', { key: { id: 1 } })).toMatchObject({ method: 'update', args: { where: { id: 1, gone: { not: null } }, data: { gone: null } } })
    expect(await callOf('restoreGuarded', { key: { id: 1 }, guard })).toMatchObject({ args: { where: { id: 1, views: 3, gone: { not: null } }, data: { gone: null } } })
    expect(await callOf('purge', { key: { id: 1 } })).toMatchObject({ method: 'delete', args: { where: { id: 1 } } })
    expect((await callOf('purgeGuarded', { key: { id: 1 }, guard }))?.args).toEqual({ where: { id: 1, views: 3 } })
    expect((await callOf('state', { key: { id: 1 }, among: 'deleted' }))?.args).toMatchObject({ where: { id: 1, gone: { not: null } } })
    await expect(callOf('delete', { key: { id: 1 } }, () => ({ count: 0 }))).rejects.toMatchObject({ type: 'not-found' })
  })

  it('counts a deletion among the writes', async () => {
    const { ctx, calls } = keeping()
    const counted = { ...keptPost, version: 'views' }
    await query(ctx, counted, 'delete', { key: { id: 1 } })
    await query(ctx, counted, 'restore', { key: { id: 1 } })
    expect(calls.map(({ args }) => args['data'])).toEqual([{ gone: NOW, views: { increment: 1 } }, { gone: null, views: { increment: 1 } }])
  })

  it('refuses to restore what is deleted for good', async () => {
    const { db, calls } = recordingDb()
    await expect(query(contextOf(db), post, 'restore', { key: { id: 1 } })).rejects.toThrow('Records of Post are deleted for good.')
    await expect(createSoftDeleteService(post).restore(contextOf(db), { id: 1 })).rejects.toThrow('deleted for good')
    expect(calls).toEqual([])
  })
})

describe('along relations', () => {
  const filterOf = (where: Where) => prismaWhere(where, keptPost, keeping().ctx)
  const named = { columns: { name: { equals: 'x' } } }
  const there = { AND: [{ gone: null }, { name: { equals: 'x' } }] }
  const users: Model = { ...keptPost, relations: { ...keptPost.relations, readers: { model: 'User', list: true } } }
  const listOf = (condition: NonNullable<Where['relations']>[string]) => prismaWhere({ relations: { readers: condition } }, users, keeping().ctx)

  it('a filter is about records that are there', () => {
    expect(filterOf({ relations: { author: { is: named } } })).toEqual({ author: { is: there } })
    expect(filterOf({ relations: { author: { is: {} } } })).toEqual({ author: { is: { gone: null } } })
    expect(filterOf({ relations: { editor: { isNull: false } } })).toEqual({ AND: [{ editor: { is: { gone: null } } }] })
    expect(filterOf({ relations: { editor: { isNull: true, is: named } } })).toEqual({ editor: { is: there }, AND: [{ NOT: [{ editor: { is: { gone: null } } }] }] })
    expect(listOf({ some: named, none: {} })).toEqual({ readers: { some: there, none: { gone: null } } })
    expect(listOf({ every: named })).toEqual({ readers: { none: { AND: [{ gone: null }, { NOT: [{ name: { equals: 'x' } }] }] } } })
    expect(listOf({ some: named, every: {} })).toEqual({ readers: { some: there, every: {} } })
    expect(listOf({ every: named, none: named })).toEqual({ readers: { none: there }, AND: [{ readers: { none: { AND: [{ gone: null }, { NOT: [{ name: { equals: 'x' } }] }] } } }] })
  })

  it('nothing is ordered', async () => {
    const { ctx, calls } = keeping()
    await expect(query(ctx, keptPost, 'findMany', { take: 1, orderBy: [{ path: ['author', 'name'], direction: 'asc' }] })).rejects.toThrow('Records of User may be deleted')
    expect(calls).toEqual([])
  })

  it('what is read is null, or not in the list, and the column stays inside', async () => {
    const records = [
      { id: 1, author: { id: 1, name: 'a', gone: null, posts: [{ id: 2, editor: { id: 3, gone: NOW } }] }, editor: { id: 2, gone: NOW } },
      { id: 2, author: { id: 1, name: 'b' }, editor: null },
    ]
    const { ctx, calls } = keeping(() => records)
    const selection = { include: { author: { include: { posts: { include: { editor: {} } } } }, editor: { columns: ['id'] } } }
    const read = await query(ctx, keptPost, 'findMany', { take: 2, selection })
    expect(calls[0]?.args['include']).toMatchObject({
      author: { omit: { password: true }, include: { posts: { where: { gone: null }, include: { editor: { omit: { password: true } } } } } },
      editor: { select: { id: true, gone: true } },
    })
    // What comes without the column is taken for deleted.
    expect(read).toEqual([{ id: 1, author: { id: 1, name: 'a', posts: [{ id: 2, editor: null }] }, editor: null }, { id: 2, author: null, editor: null }])
    expect(await query(keeping(() => records[0]).ctx, keptPost, 'findOne', { key: { id: 1 }, selection })).toEqual(read[0])
  })

  it('what leads to no such record is left as it was read', async () => {
    const records = [{ id: 1, comments: [{ no: 1 }] }]
    expect(await query(keeping(() => records).ctx, keptPost, 'findMany', { take: 1, selection: { include: { comments: {} } } })).toBe(records)
  })
})
