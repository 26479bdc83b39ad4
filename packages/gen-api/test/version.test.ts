import { definePlugin, generate, parseSchema, version, type FinalOperation } from '@ssot-codegen/core'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { api } from '../src/index.js'

/** What comes of a schema: codes and messages, and the operations. */
function made(models: string) {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: `datasource db {\n  provider = "sqlite"\n}\n${models}` }])
  let operations: readonly FinalOperation[] = []
  const spy = definePlugin({
    name: 'spy',
    version,
    doc: 'Looks at the operations.',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    emit: (context) => {
      operations = context.operations
      return []
    },
  })
  const found = schema ? generate(schema, [api(), spy()]).diagnostics : []
  const errors = [...diagnostics, ...found].filter(({ severity }) => severity === 'error')
  return { found: errors.map(({ code, message }) => `${code}: ${message}`), operation: (id: string) => operations.find((item) => item.id === id) }
}

describe('@version', () => {
  it.each([
    ['on the field', 'model A {\n  id Int @id\n  x String\n  /// @version\n  rev Int @default(1)\n}'],
    ['named on the model', '/// @version(rev)\nmodel A {\n  id Int @id\n  x String\n  rev BigInt @default(0)\n}'],
    ['by the name it has by itself', '/// @version\nmodel A {\n  id Int @id\n  x String\n  version Int @default(1)\n}'],
    ['on both', '/// @version(rev)\nmodel A {\n  id Int @id\n  x String\n  /// @version\n  rev Int @default(1)\n}'],
  ])('%s is carried out', (_, schema) => {
    expect(made(schema).found.filter((line) => line.startsWith('api/'))).toEqual([])
  })

  it.each([
    ['/// @version\n  rev String @default("1")', 'is on "rev", which is no required Int or BigInt'],
    ['/// @version\n  rev Int?', 'is on "rev", which is no required Int or BigInt'],
    ['/// @version\n  rev Float @default(1)', 'is on "rev", which is no required Int or BigInt'],
    ['/// @version\n  rev Int', 'is on "rev", which has no default to start from'],
    ['/// @version\n  rev Int @default(1) @unique', 'is on "rev", which is part of an id or a unique'],
    ['/// @version\n  rev Int @default(1)\n  /// @version\n  other Int @default(1)', 'is said of "rev" and "other", and one field alone counts the writes'],
    ['/// @version(other)\n  rev Int @default(1)', 'takes no name on "rev", which is the field itself'],
    ['/// @version\n  bId Int @default(1)\n  b B @relation(fields: [bId], references: [id])', 'is on "bId", which is a foreign key'],
    ['/// @version\n  b B @relation(fields: [bId], references: [id])\n  bId Int', 'names "b", which is no column of it'],
  ])('%j cannot hold, and is an error', (fields, reason) => {
    const { found } = made(`model A {\n  id Int @id\n  x String\n  ${fields}\n}\nmodel B {\n  id Int @id\n  ${fields.includes(' B ') ? 'as A[]' : 'x Int'}\n}`)
    expect(found.filter((line) => line.startsWith('api/'))).toEqual([`api/version-misfit: "@version" of model "A" ${reason}.`])
  })

  it('of a model names a column that is there', () => {
    expect(made('/// @version(nothing)\nmodel A {\n  id Int @id\n  x String\n}').found).toContain('api/version-misfit: "@version" of model "A" names "nothing", which is no column of it.')
    expect(made('/// @version\nmodel A {\n  id Int @id\n  x String\n}').found).toContain('api/version-misfit: "@version" of model "A" names "version", which is no column of it.')
  })
})

describe('operations say what of a request is conditional', () => {
  const statuses = (operation?: FinalOperation) => operation?.replies.map(({ status }) => status)
  const headers = (operation?: FinalOperation) => operation?.headers?.map(({ name, optional }) => `${name}${optional === true ? '?' : ''}`)
  const tagged = (operation?: FinalOperation) => operation?.replies.filter((reply) => reply.headers?.some(({ name }) => name === 'etag')).map(({ status }) => status)

  it('by headers, and the statuses that follow from them', () => {
    const { operation } = made('model A {\n  id Int @id\n  x String\n}')
    expect([headers(operation('as.get')), statuses(operation('as.get')), tagged(operation('as.get'))]).toEqual([['if-none-match?'], [200, 304, 400, 404, 500, 503], [200, 304]])
    expect([headers(operation('as.update')), statuses(operation('as.update')), tagged(operation('as.update'))]).toEqual([['if-match?'], [200, 400, 404, 408, 409, 412, 413, 415, 500, 503], [200]])
    expect([headers(operation('as.delete')), statuses(operation('as.delete')), tagged(operation('as.delete'))]).toEqual([['if-match?'], [204, 400, 404, 409, 412, 500, 503], []])
    expect([headers(operation('as.create')), tagged(operation('as.create'))]).toEqual([undefined, [201]])
    for (const id of ['as.list', 'as.count']) expect([headers(operation(id)), tagged(operation(id))]).toEqual([undefined, []])
  })

  it('and 428 where the model demands it', () => {
    const { operation } = made('/// @requireIfMatch\nmodel A {\n  id Int @id\n  x String\n}')
    expect([headers(operation('as.update')), statuses(operation('as.update'))]).toEqual([['if-match'], [200, 400, 404, 408, 409, 412, 413, 415, 428, 500, 503]])
    expect([headers(operation('as.delete')), statuses(operation('as.delete'))]).toEqual([['if-match'], [204, 400, 404, 409, 412, 428, 500, 503]])
  })
})
