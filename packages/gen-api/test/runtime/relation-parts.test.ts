import { Decimal } from '@prisma/client/runtime/client'
import { describe, expect, test } from 'vitest'
import { prismaLinks } from '../../runtime/links.js'
import type { Model, Models } from '../../runtime/model.js'
import { partedData } from '../../runtime/relation-parts.js'
import { isSameValue } from '../../runtime/same-value.js'

const tag: Model = { name: 'Tag', delegate: 'tag', path: 'tags', columns: { id: { kind: 'int' } }, relations: {}, key: { name: 'id', fields: ['id'] } }
const post: Model = {
  name: 'Post',
  delegate: 'post',
  path: 'posts',
  columns: { id: { kind: 'int' }, first: { kind: 'int' } },
  relations: {
    tags: { model: 'Tag', list: true, writes: ['connect'] },
    first: { model: 'Tag', fields: ['firstId'], references: ['id'], writes: ['create'] },
    comments: { model: 'Tag', list: true, opposite: 'post', writes: ['create'] },
    secret: { model: 'Tag', list: true, hidden: true, writes: ['create'] },
    plain: { model: 'Tag', list: true },
  },
  key: { name: 'id', fields: ['id'] },
}
const models: Models = { Post: post, Tag: tag }

describe('what a caller in the server gives as the body of a record', () => {
  test('is parted into columns and what is asked of relations, with pointers', () => {
    const { columns, parts } = partedData({ id: 1, tags: { connect: [{ id: 2 }, { id: 3 }] }, first: { create: { id: 4 } } }, post, models)
    expect(columns).toEqual({ id: 1 })
    expect(parts.map(({ name, connect, create }) => [name, connect, create])).toEqual([
      ['tags', [{ at: '/tags/connect/0', values: { id: 2 } }, { at: '/tags/connect/1', values: { id: 3 } }], []],
      ['first', [], [{ at: '/first/create', values: { id: 4 } }]],
    ])
  })

  test('is itself where it asks nothing of relations', () => {
    const data = { id: 1 }
    expect(partedData(data, post, models)).toEqual({ columns: data, parts: [] })
    expect(partedData({ id: 1, tags: undefined }, post, models)).toEqual({ columns: data, parts: [] })
  })

  test.each([
    ['a verb that the relation does not have', { tags: { create: [{ id: 1 }] } }],
    ['another', { tags: { set: [] } }],
    ['a relation that is not written', { plain: { connect: [] } }],
    ['a hidden one', { secret: { create: [] } }],
    ['no object', { tags: [{ id: 1 }] }],
    ['no record', { tags: { connect: [1] } }],
  ])('is refused where it asks for what no body may: %s', (_, data) => {
    expect(() => partedData(data, post, models)).toThrow(Error)
  })
})

test('only a join table has links', () => {
  const named = (key: object) => ({ id: key })
  expect(prismaLinks({ tags: { connect: [{ id: 1 }], disconnect: [], set: [] } }, post, models, named)).toEqual({ tags: { connect: [{ id: { id: 1 } }], set: [] } })
  for (const relation of ['first', 'comments', 'secret', 'id', 'none', 'constructor']) {
    expect(() => prismaLinks({ [relation]: { connect: [], disconnect: [] } }, post, models, named), relation).toThrow('has no join table')
  }
})

test('values of a column are compared by what they hold', () => {
  const day = new Date('2025-01-02T03:04:05.678Z')
  for (const [a, b] of [[1, 1], [1n, 1n], ['a', 'a'], [day, new Date(day)], [Uint8Array.of(1, 2), Uint8Array.of(1, 2)], [new Decimal('1.50'), new Decimal('1.5')], [null, null]] as const) {
    expect(isSameValue(a, b), String(a)).toBe(true)
  }
  for (const [a, b] of [[1, 2], [1, null], [null, 'null'], [day, new Date(day.getTime() + 1)], [Uint8Array.of(1, 2), Uint8Array.of(12)], ['a', 'A']] as const) {
    expect(isSameValue(a, b), String(a)).toBe(false)
  }
})
