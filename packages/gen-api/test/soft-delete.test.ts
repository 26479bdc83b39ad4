import { definePlugin, generate, isColumn, parseSchema, shape, softDeleteOf, version, type FinalOperation, type Schema, type Shape } from '@ssot-codegen/core'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { api } from '../src/index.js'

/** What comes of a schema: what is said of it, the operations, and the shapes. */
function made(models: string) {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: `generator client {\n  provider = "prisma-client"\n  previewFeatures = ["views"]\n}\ndatasource db {\n  provider = "sqlite"\n}\n${models}` }])
  let operations: readonly FinalOperation[] = []
  let shapes: readonly { readonly name: string; readonly shape: Shape }[] = []
  const spy = definePlugin({
    name: 'spy',
    version,
    doc: 'Looks at the operations.',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    emit: (context) => {
      operations = context.operations
      shapes = context.slot(shape)
      return []
    },
  })
  const found = schema ? generate(schema, [api(), spy()]).diagnostics : []
  const told = [...diagnostics, ...found].filter(({ severity }) => severity !== 'info')
  return { schema: schema ?? expect.unreachable(), found: told.map(({ code, message }) => `${code}: ${message}`), operations, shapes }
}

const softDelete = (found: readonly string[]) => found.filter((line) => /^api\/(?:soft|expose)/.test(line))
const columnOf = ({ models: [model] }: Schema) => model && softDeleteOf(model)?.name

describe('@softDelete', () => {
  it.each([
    ['on the field', 'model A {\n  id Int @id\n  /// @softDelete\n  gone DateTime?\n}', 'gone'],
    ['named on the model', '/// @softDelete(gone)\nmodel A {\n  id Int @id\n  gone DateTime?\n}', 'gone'],
    ['by the name it has by itself', '/// @softDelete\nmodel A {\n  id Int @id\n  deletedAt DateTime?\n}', 'deletedAt'],
    ['on both', '/// @softDelete(gone)\nmodel A {\n  id Int @id\n  /// @softDelete\n  gone DateTime?\n}', 'gone'],
  ])('%s is carried out, and hides the column', (_, text, name) => {
    const { schema, found } = made(text)
    expect([softDelete(found), columnOf(schema)]).toEqual([[], name])
    expect(schema.models[0]?.fields.filter(isColumn).map((field) => [field.name, field.hidden])).toEqual([['id', false], [name, true]])
  })

  it.each([
    ['/// @softDelete\n  gone DateTime', 'is on "gone", which is no optional DateTime'],
    ['/// @softDelete\n  gone Boolean?', 'is on "gone", which is no optional DateTime'],
    ['/// @softDelete\n  gone String?', 'is on "gone", which is no optional DateTime'],
    ['/// @softDelete\n  gone DateTime? @default(now())', 'is on "gone", which has a value without a deletion'],
    ['/// @softDelete\n  gone DateTime? @updatedAt', 'is on "gone", which has a value without a deletion'],
    ['/// @softDelete\n  gone DateTime? @unique', 'is on "gone", which is part of an id or a unique'],
    ['/// @softDelete\n  not DateTime?', 'is on "not", which no filter can name'],
    ['/// @softDelete @expose\n  gone DateTime?', 'is on "gone", which nothing shows or writes, not even "@expose"'],
    ['/// @softDelete\n  gone DateTime?\n  /// @softDelete\n  other DateTime?', 'is said of "gone" and "other", and one field alone holds when a record was deleted'],
    ['/// @softDelete(other)\n  gone DateTime?', 'takes no name on "gone", which is the field itself'],
    ['/// @softDelete\n  bAt DateTime?\n  b B? @relation(fields: [bAt], references: [at])', 'is on "bAt", which is a foreign key'],
    ['/// @softDelete\n  b B? @relation(fields: [bAt], references: [at])\n  bAt DateTime?', 'names "b", which is no column of it'],
  ])('%j cannot hold, and is an error', (fields, reason) => {
    const { found } = made(`model A {\n  id Int @id\n  x String\n  ${fields}\n}\nmodel B {\n  id Int @id\n  at DateTime @unique\n  ${fields.includes(' B?') ? 'as A[]' : 'x Int'}\n}`)
    expect(softDelete(found)).toEqual([`api/soft-delete-misfit: "@softDelete" of model "A" ${reason}.`])
  })

  it.each([
    ['/// @softDelete\nmodel A {\n  id Int @id\n}', 'names "deletedAt", which is no column of it'],
    ['/// @softDelete\nview A {\n  id Int @unique\n  deletedAt DateTime?\n}', 'is said of a view, from which nothing is deleted'],
    ['/// @softDelete\nmodel A {\n  data Json @id\n  deletedAt DateTime?\n}', 'is said of a model whose records no request can address'],
    ['/// @softDelete\nmodel A {\n  or Int @id\n  deletedAt DateTime?\n}', 'is said of a model whose key has "or", which no filter can name'],
  ])('%j cannot hold, and is an error', (text, reason) => {
    expect(softDelete(made(text).found)).toEqual([`api/soft-delete-misfit: "@softDelete" of model "A" ${reason}.`])
  })
})

describe('the operations of records that are kept', () => {
  const verbs = (annotations: string) => made(`/// @softDelete\n${annotations}model A {\n  id Int @id\n  x String\n  deletedAt DateTime?\n}`).operations.flatMap(({ model, action }) => (model === 'A' && action ? [action] : []))

  it('are restore unless @expose leaves it out, and purge where it names it', () => {
    expect(verbs('')).toEqual(expect.arrayContaining(['delete', 'restore']))
    expect(verbs('')).not.toContain('purge')
    expect(verbs('/// @expose(list, delete)\n').sort()).toEqual(['delete', 'list', 'search'])
    expect(verbs('/// @expose(list, purge, restore)\n').sort()).toEqual(['list', 'purge', 'restore', 'search'])
  })

  it('say what they take and answer', () => {
    const { operations } = made('/// @softDelete\n/// @expose(purge, restore)\n/// @requireIfMatch\nmodel A {\n  id Int @id\n  deletedAt DateTime?\n}')
    const told = operations.filter(({ model }) => model === 'A').map(({ id, method, path, headers, replies, rateClass, body }) => ({ id, method, path: path.map((part) => (typeof part === 'string' ? part : `:${part.name}`)).join('/'), headers: headers?.map(({ name, optional }) => `${name}${optional === true ? '?' : ''}`), statuses: replies.map(({ status }) => status), rateClass, body: body.kind }))
    expect(told.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 'as.purge', method: 'DELETE', path: 'api/as/:id/purge', headers: ['if-match'], statuses: [204, 400, 404, 409, 412, 428, 500, 503], rateClass: 'write', body: 'none' },
      { id: 'as.restore', method: 'POST', path: 'api/as/:id/restore', headers: ['if-match'], statuses: [200, 400, 404, 409, 412, 428, 500, 503], rateClass: 'write', body: 'none' },
    ])
  })

  it('are of no other model, which is told', () => {
    const { found, operations } = made('/// @expose(list, restore, purge)\nmodel A {\n  id Int @id\n}')
    expect(softDelete(found)).toEqual(['api/expose-not-kept: Model "A" exposes "restore" and "purge", and its records are deleted for good.'])
    expect(operations.filter(({ model }) => model === 'A').map(({ action }) => action).sort()).toEqual(['list', 'search'])
  })

  it('have relations to them be null in replies', () => {
    const { shapes } = made('/// @softDelete\nmodel A {\n  id Int @id\n  deletedAt DateTime?\n  bs B[]\n}\nmodel B {\n  id Int @id\n  a A @relation(fields: [aId], references: [id])\n  aId Int\n}')
    const reply = shapes.find(({ name }) => name === 'BRead')?.shape
    expect(reply?.kind === 'object' && reply.properties.find(({ name }) => name === 'a')?.shape).toEqual({ kind: 'nullable', of: { kind: 'ref', name: 'ARead' } })
    const other = shapes.find(({ name }) => name === 'ARead')?.shape
    expect(other?.kind === 'object' && other.properties.map(({ name }) => name)).toEqual(['id', 'bs'])
  })
})
