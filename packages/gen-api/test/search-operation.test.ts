import { definePlugin, generate, parseSchema, type FinalOperation } from '@ssot-codegen/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { api } from '../src/index.js'

/** The operations that plugins see, by id. */
function operationsOf(models: string): ReadonlyMap<string, FinalOperation> {
  const text = `datasource db {\n  provider = "sqlite"\n}\n${models}`
  const { schema = expect.unreachable() } = parseSchema([{ path: 'schema.prisma', text }])
  let operations: readonly FinalOperation[] = []
  const reader = definePlugin({
    name: 'reader',
    version: '0.1.0',
    doc: 'Reads the operations',
    apiVersion: 1,
    core: '^0.1.0',
    options: z.strictObject({}),
    diagnostics: {},
    *emit(context) {
      operations = context.operations
    },
  })
  generate(schema, [api({ access: 'public' }), reader()])
  return new Map(operations.map((operation) => [operation.id, operation]))
}

const POST = '\nmodel Author {\n  id Int @id\n  posts Post[]\n}\nmodel Post {\n  id Int @id\n  author Author @relation(fields: [authorId], references: [id])\n  authorId Int\n}\n'

test('a search is data: its body has a shape with the members of the list, and names the grammar', () => {
  const operations = operationsOf(POST)
  const search = operations.get('posts.search')
  const list = operations.get('posts.list')
  expect(search).toMatchObject({
    method: 'POST', path: ['api', 'posts', 'search'], action: 'search', model: 'Post', rateClass: 'read', query: { kind: 'none' },
    body: { kind: 'json', required: true, query: { model: 'Post', parts: list?.query.kind === 'model' ? list.query.parts : [] } },
  })
  expect(search?.access).toEqual(list?.access)
  expect(search?.replies[0]).toEqual(list?.replies[0])
  const shape = search?.body.kind === 'json' && search.body.shape.kind === 'object' ? search.body.shape : expect.unreachable()
  const names = { kind: 'union', options: [{ kind: 'string' }, { kind: 'list', items: { kind: 'string' } }] }
  expect(Object.fromEntries(shape.properties.map(({ name, shape: of }) => [name, of]))).toEqual({
    where: { kind: 'json' }, orderBy: names, skip: { kind: 'integer', minimum: 0 }, take: { kind: 'integer', minimum: 1 },
    cursor: { kind: 'string' }, total: { kind: 'boolean' }, include: names, select: names,
  })
  expect(shape.properties.every(({ optional }) => optional)).toBe(true)
})

test('its statuses follow from what it does: it reads a body and writes nothing', () => {
  const operations = operationsOf(POST)
  const statuses = (id: string) => operations.get(id)?.replies.map(({ status }) => status)
  expect(statuses('posts.search')).toEqual([200, 400, 408, 413, 415, 500, 503])
  expect(statuses('posts.list')).toEqual([200, 400, 500, 503])
  expect(statuses('posts.create')).toEqual([201, 400, 408, 409, 413, 415, 500, 503])
  expect(statuses('posts.delete')).toEqual([204, 400, 404, 409, 412, 500, 503])
  const expired = (id: string) => operations.get(id)?.replies.find(({ status }) => status === 400)?.doc
  expect(expired('posts.search')).toBe(expired('posts.list'))
})

test('it is exposed by the word list, and takes what the list takes', () => {
  const ids = (expose: string) => [...operationsOf(`\n/// @expose(${expose})\nmodel Post {\n  id Int @id\n}\n`).keys()].filter((id) => id.startsWith('posts.')).sort()
  expect(ids('list')).toEqual(['posts.list', 'posts.search'])
  expect(ids('get, count')).toEqual(['posts.count', 'posts.get'])
  const body = operationsOf('\nmodel Post {\n  id Int @id\n}\n').get('posts.search')?.body
  expect(body).toMatchObject({ query: { parts: ['where', 'orderBy', 'page', 'cursor', 'total', 'select'] } })
})
