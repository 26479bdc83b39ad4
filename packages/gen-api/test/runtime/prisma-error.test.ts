import { describe, expect, it } from 'vitest'
import type { Model } from '../../runtime/model.js'
import { prismaProblem, type FailedCall } from '../../runtime/prisma-error.js'
import { comment, post } from './support/blog.js'

const failure = (code: string, cause: object = {}) =>
  Object.assign(new Error('x'), { code, meta: { driverAdapterError: { name: 'DriverAdapterError', cause } } })

const create: FailedCall = { model: post, action: 'create' }
const pointers = (error: unknown, call: FailedCall = create) => prismaProblem(error, call)?.errors.map(({ pointer }) => pointer)

describe('prismaProblem', () => {
  it.each([
    ['columns, as SQLite and PostgreSQL name them', { constraint: { fields: ['"authorId"', 'title'] } }, ['/title', '/authorId']],
    ['a mapped column', { constraint: { fields: ['slug_text'] } }, ['/slug']],
    ['a hidden column', { constraint: { fields: ['secret_text'] } }, []],
    ['a column that is none of ours', { constraint: { fields: ['constructor'] } }, []],
    ['an index', { constraint: { index: 'Post_slug_text_key' } }, ['/slug']],
    ['the longest index that fits', { constraint: { index: 'Post_title_slug_text_key' } }, ['/title', '/slug']],
    ['the index of a hidden column', { constraint: { index: 'Post_secret_text_key' } }, []],
    ['the key', { constraint: { index: 'Post_pkey' } }, ['/id']],
    ['the key, as MySQL names it', { constraint: { index: 'posts.PRIMARY' } }, ['/id']],
    ['an index whose name MySQL’s adapter cuts', { constraint: { index: 'key' }, originalMessage: "Duplicate entry 'x' for key 'the posts_slug_text_key'" }, ['/slug']],
    ['an index, behind a value that reads like one', { constraint: { index: 'Post_slug_text_key' }, originalMessage: "Duplicate entry 'x' for key 'PRIMARY'\n' for key 'Post_slug_text_key'" }, ['/slug']],
    ['an index that the database alone knows', { constraint: { index: 'my_index' } }, []],
    ['nothing', {}, []],
  ])('names the visible fields of a conflict over %s', (_, cause, expected) => {
    expect(pointers(failure('P2002', cause))).toEqual(expected)
    expect(prismaProblem(failure('P2002', cause))).toMatchObject({ status: 409, type: 'unique-conflict', errors: [] })
  })

  it('names the key that leads nowhere, and none when others lead here', () => {
    const index = { constraint: { index: 'Post_authorId_fkey' } }
    expect(pointers(failure('P2003', index))).toEqual(['/authorId'])
    const mapped: Model = { ...post, columns: { id: { kind: 'int' }, authorId: { kind: 'int', dbName: 'author_id' } } }
    const named = failure('P2003', { constraint: { index: 'posts_author_id_fkey' } })
    expect(pointers(named, { model: mapped, action: 'update' })).toEqual(['/authorId'])
    const compound: Model = {
      ...post,
      columns: { a: { kind: 'int' }, b: { kind: 'int', dbName: 'bee' } },
      relations: { near: { model: 'Post', fields: ['b'] }, far: { model: 'Post', fields: ['a', 'b'] } },
    }
    const pair = failure('P2003', { constraint: { index: 'Post_a_bee_fkey' } })
    expect(pointers(pair, { model: compound, action: 'create' })).toEqual(['/a', '/b'])
    const mysql = { constraint: { fields: ['a'] }, originalMessage: 'a foreign key constraint fails (`d`.`Post`, CONSTRAINT `Post_a_bee_fkey` FOREIGN KEY (`a`, `bee`)' }
    expect(pointers(failure('P2003', mysql), { model: compound, action: 'create' })).toEqual(['/a', '/b'])
    expect(pointers(failure('P2003', { constraint: { fields: ['authorId'] } }))).toEqual(['/authorId'])
    expect(pointers(failure('P2003', { constraint: { foreignKey: {} } }))).toEqual([])
    expect(
      pointers(failure('P2003', { constraint: { index: 'Comment_postId_fkey' } }), { model: comment, action: 'delete' }),
    ).toEqual([])
  })

  it('knows the constraints that have names of their own', () => {
    const constraints = { one_title_each: ['title', 'secret'], written_by: ['authorId'], 'a.b': ['slug'] }
    const model: Model = { ...post, constraints }
    const at = (code: string, index: string) => pointers(failure(code, { constraint: { index } }), { model, action: 'create' })
    expect(at('P2002', 'one_title_each')).toEqual(['/title'])
    expect(at('P2002', 'posts.one_title_each')).toEqual(['/title'])
    expect(at('P2002', 'posts.a.b')).toEqual(['/slug'])
    expect(at('P2003', 'written_by')).toEqual(['/authorId'])
    expect(at('P2003', 'not_written_by')).toEqual([])
  })

  it.each([
    [failure('P2025'), 'not-found'],
    [failure('P2029'), 'invalid-body'],
    [failure('P2034'), 'conflict'],
    [failure('P2000'), 'invalid-body'],
    [failure('P2011'), 'invalid-body'],
    [failure('P2014'), 'foreign-key'],
    [failure('P1001'), 'unavailable'],
    [failure('P2024'), 'unavailable'],
    [new Error('Connection terminated unexpectedly'), 'unavailable'],
    [new Error('x', { cause: new Error('timeout exceeded when trying to connect') }), 'unavailable'],
    [new Error('Client has encountered a connection error and is not queryable'), 'unavailable'],
    [Object.assign(new Error('x'), { errorCode: 'P1001' }), 'unavailable'],
    [new RangeError('Only finite numbers (not Infinity or NaN) can be passed as arguments'), 'invalid-body'],
    [failure('P2039', { kind: 'postgres', originalCode: '23514' }), 'invalid-body'],
    [failure('P2039', { kind: 'postgres', originalCode: '22008' }), 'invalid-body'],
    [failure('P2039', { kind: 'mysql', originalCode: '1292' }), 'invalid-body'],
    [failure('P2039', { kind: 'sqlite', originalCode: '275' }), 'invalid-body'],
    [failure('P2039', { kind: 'mysql', originalCode: '1205' }), 'conflict'],
    [failure('P2039', { kind: 'mysql', originalCode: '45028' }), 'unavailable'],
    [failure('P2039', { kind: 'postgres', originalCode: '57P01' }), 'unavailable'],
    [Object.assign(new Error('x'), { name: 'DriverAdapterError', cause: { kind: 'ConnectionClosed' } }), 'unavailable'],
    [new Error('x', { cause: new AggregateError([Object.assign(new Error('y'), { code: 'ECONNREFUSED' })]) }), 'unavailable'],
  ])('turns %s into %s', (error, type) => {
    expect(prismaProblem(error, create)?.type).toBe(type)
  })

  it.each([
    ['a bit string of another length', { kind: 'postgres', originalCode: '22026' }, 'invalid-body'],
    ['XML that is none', { kind: 'postgres', originalCode: '2200N' }, 'invalid-body'],
    ['a key too long for its index', { kind: 'postgres', originalCode: '54000' }, 'invalid-body'],
    ['a check of PostgreSQL', { kind: 'postgres', originalCode: '23514' }, 'invalid-body'],
    ['an exception of a trigger', { kind: 'postgres', originalCode: 'P0001' }, 'invalid-body'],
    ['an exclusion', { kind: 'postgres', originalCode: '23P01' }, 'conflict'],
    ['a statement out of time', { kind: 'postgres', originalCode: '57014' }, 'unavailable'],
    ['a check of SQLite', { kind: 'sqlite', originalCode: '275' }, 'invalid-body'],
    ['a check of MariaDB', { kind: 'mysql', originalCode: '4025' }, 'invalid-body'],
    ['a character set without the character', { kind: 'mysql', originalCode: '1267' }, 'invalid-body'],
    ['a record that has changed since it was read', { kind: 'mysql', originalCode: '1020' }, 'conflict'],
    ['a statement that somebody ended', { kind: 'mysql', originalCode: '1317' }, 'unavailable'],
    ['a server that takes no writes', { kind: 'mysql', originalCode: '1290' }, 'unavailable'],
    ['a statement longer than the server takes', { kind: 'mysql', originalCode: '1153' }, 'invalid-body'],
    ['a name that is wrong', { kind: 'postgres', originalCode: '42703' }, undefined],
    ['a statement that is wrong', { kind: 'sqlite', originalCode: '1' }, undefined],
  ])('tells of %s what it is', (_, cause, type) => {
    expect(prismaProblem(failure('P2039', cause), create)?.type).toBe(type)
  })

  it.each([
    ['MySQL', "Data truncation: Out of range value for column 'slug_text' at row 1", ['/slug']],
    ['MariaDB', "Incorrect datetime value: '2106-01-01' for column `d`.`Post`.`slug_text` at row 1", ['/slug']],
    ['a value that reads like a message', "Incorrect datetime value: 'x for column 'title' at row 1' for column 'slug_text' at row 2", ['/slug']],
    ['a hidden column', "Incorrect datetime value: '0' for column `d`.`Post`.`secret_text` at row 1", []],
    ['another message', "Incorrect datetime value: 'x for column 'title' at row 1'", []],
  ])('names the field whose column has no room for a value, as the database names it: %s', (_, originalMessage, expected) => {
    for (const [code, kind] of [['P2039', 'mysql'], ['P2020', 'ValueOutOfRange']] as const) {
      const error = failure(code, { kind, originalCode: '1292', originalMessage })
      expect(pointers(error)).toEqual(expected)
      expect(pointers(error, { model: post, action: 'count' })).toEqual([])
    }
  })

  it('says of a deletion that breaks a rule that it conflicts', () => {
    const raised = failure('P2039', { kind: 'postgres', originalCode: 'P0001' })
    expect(prismaProblem(raised, { model: post, action: 'delete' })).toMatchObject({ type: 'conflict', status: 409 })
    expect(prismaProblem(failure('P2039', { kind: 'postgres', originalCode: '22P02' }), { model: post, action: 'count' })?.type).toBe('invalid-query')
    expect(prismaProblem(failure('P2029'), { model: post, action: 'findMany' })?.type).toBe('invalid-query')
  })

  it('blames the part of the request that the value came in', () => {
    const types = (['findMany', 'count', 'findOne', 'delete', 'update'] as const).map(
      (action) => prismaProblem(failure('P2020'), { model: post, action })?.type,
    )
    expect(types).toEqual(['invalid-query', 'invalid-query', 'invalid-id', 'invalid-id', 'invalid-body'])
  })

  it('knows nothing of our own faults', () => {
    const loop: { cause?: unknown } = {}
    loop.cause = loop
    for (const error of [new Error('x'), failure('P2010'), failure('P2009'), undefined, null, 'P2002', loop])
      expect(prismaProblem(error, create)).toBeUndefined()
  })
})
