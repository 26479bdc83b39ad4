import { definePlugin, generate, parseSchema, version, type FinalOperation, type ModelConfig } from '@ssot-codegen/core'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { api } from '../src/index.js'

const BULK = ['createMany', 'deleteMany', 'updateMany', 'upsert']

/** What comes of a schema: diagnostics that are none of core's, and the operations by id. */
function made(models: string, config?: { readonly [model: string]: ModelConfig }) {
  const text = `datasource db {\n  provider = "sqlite"\n}\n${models}`
  const { schema = expect.unreachable(), diagnostics } = parseSchema([{ path: 'schema.prisma', text }], config && { models: config })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
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
  const found = generate(schema, [api(), spy()]).diagnostics.filter(({ code }) => /bulk|annotation/.test(code))
  const byId = new Map(operations.map((operation) => [operation.id, operation]))
  const actions = operations.filter(({ model }) => model !== undefined).map(({ action }): string => action ?? '')
  return { found: found.map(({ code, message }) => `${code}: ${message}`), byId, actions, bulk: BULK.filter((action) => actions.includes(action)) }
}

const NOTE = 'model Note {\n  id String @id @default(uuid())\n  text String\n}'

describe('bulk operations are there', () => {
  it('for no model that does not ask', () => {
    expect(made(NOTE).bulk).toEqual([])
    expect(made(`/// @expose(list, create, update, delete)\n${NOTE}`).bulk).toEqual([])
  })

  it('where the model asks, beside what is there otherwise', () => {
    const plain = made(NOTE).actions
    expect(made(`/// @bulk\n${NOTE}`)).toMatchObject({ bulk: BULK, found: [] })
    expect(made(`/// @bulk\n${NOTE}`).actions.filter((action) => !BULK.includes(action))).toEqual(plain)
    expect(made(`/// @bulk(upsert, createMany)\n${NOTE}`).bulk).toEqual(['createMany', 'upsert'])
    expect([...made(`/// @expose(get, updateMany)\n${NOTE}`).actions].sort()).toEqual(['get', 'updateMany'])
    expect([...made(`/// @expose(get)\n/// @bulk(deleteMany)\n${NOTE}`).actions].sort()).toEqual(['deleteMany', 'get'])
  })

  it('where the config asks', () => {
    expect(made(NOTE, { Note: { bulk: ['upsert'] } }).bulk).toEqual(['upsert'])
    expect(made(NOTE, { Note: { bulk: true } }).bulk).toEqual(BULK)
  })

  it.each(['@bulk(all)', '@bulk(list)', '@bulk(upsert: 1)', '@bulk(upsert, 1)'])('not for %s, which is an error', (annotation) => {
    const { bulk, found } = made(`/// ${annotation}\n${NOTE}`)
    expect(bulk).toEqual([])
    expect(found.map((line) => line.replace(/:.*/, ''))).toEqual(['generate/annotation-arguments'])
  })
})

describe('what cannot be', () => {
  it.each([
    ['model A {\n  id Int @id @default(autoincrement())\n  x String\n}', ['upsert'], 'its key is not for requests to choose, for "id" is not'],
    ['model A {\n  /// @readonly\n  id String @id @default(uuid())\n  x String\n}', ['upsert'], 'its key is not for requests to choose, for "id" is not'],
    ['model A {\n  id Int @id\n  /// @hidden\n  x String\n  y Int?\n}', ['createMany', 'upsert'], 'no request can give its required field "x" a value'],
    ['model A {\n  id Int @id\n}', ['updateMany'], 'nothing of its records may change'],
    ['/// @requireIfMatch\nmodel A {\n  id Int @id\n  x String\n}', ['updateMany', 'deleteMany'], 'it demands If-Match, which names the state of one record'],
    ['view A {\n  id Int @unique\n  x String\n}', ['createMany', 'updateMany', 'deleteMany', 'upsert'], 'it is a view, which is only read'],
  ])('%s', (model, actions, reason) => {
    const bare = made(`/// @bulk\n${model}`)
    expect(bare.found).toEqual(actions.map((action) => `api/bulk-partial: "@bulk" gives model "A" no route for "${action}": ${reason}.`).sort())
    expect(bare.bulk).toEqual(BULK.filter((action) => !actions.includes(action)))
    const unserved = actions.map((action) => `api/bulk-unserved: Model "A" asks for "${action}" and has no such route: ${reason}.`).sort()
    expect(made(`/// @bulk(${BULK.join(', ')})\n${model}`).found).toEqual(unserved)
    expect(made(`/// @expose(list, ${BULK.join(', ')})\n${model}`)).toMatchObject({ found: unserved, bulk: bare.bulk })
  })
})

describe('as data', () => {
  const { byId } = made(`/// @bulk\n${NOTE}`)
  const statuses = (id: string, from = byId) => from.get(id)?.replies.map(({ status }) => status)

  it('each has its method, path, query, body and rate', () => {
    const path = ['api', 'notes']
    const constrained = { kind: 'model', model: 'Note', parts: ['where'], constrained: true }
    const mediaTypes = ['application/json', 'application/merge-patch+json']
    expect(byId.get('notes.createMany')).toMatchObject({
      method: 'POST', path: [...path, 'bulk'], rateClass: 'heavy', query: { kind: 'none' }, model: 'Note', action: 'createMany', access: byId.get('notes.create')?.access,
      body: { kind: 'json', shape: { kind: 'list', items: { kind: 'ref', name: 'NoteCreate' }, minItems: 1 }, required: true, creates: { model: 'Note', as: 'many' } },
    })
    expect(byId.get('notes.updateMany')).toMatchObject({ method: 'PATCH', path, rateClass: 'heavy', query: constrained, body: { shape: { kind: 'ref', name: 'NoteUpdate' }, mediaTypes } })
    expect(byId.get('notes.deleteMany')).toMatchObject({ method: 'DELETE', path, rateClass: 'heavy', query: constrained, body: { kind: 'none' } })
    expect(byId.get('notes.upsert')).toMatchObject({
      method: 'PUT', path: byId.get('notes.get')?.path, rateClass: 'write', query: { kind: 'none' },
      body: { shape: { kind: 'object', properties: [{ name: 'id', optional: true }, { name: 'text' }] }, creates: { model: 'Note', as: 'named' } },
      headers: [{ name: 'if-match', optional: true }, { name: 'if-none-match', optional: true, shape: { kind: 'literal', value: '*' } }],
    })
  })

  it('each tells of its answers', () => {
    expect(statuses('notes.createMany')).toEqual([201, 400, 408, 409, 413, 415, 500, 503])
    expect(statuses('notes.updateMany')).toEqual([200, 400, 408, 409, 413, 415, 500, 503])
    expect(statuses('notes.deleteMany')).toEqual([200, 400, 409, 500, 503])
    expect(statuses('notes.upsert')).toEqual([200, 201, 400, 408, 409, 412, 413, 415, 500, 503])
    expect(statuses('notes.upsert', made(`/// @bulk\n/// @requireIfMatch\n${NOTE}`).byId)).toEqual([200, 201, 400, 408, 409, 412, 413, 415, 428, 500, 503])
    const headers = byId.get('notes.upsert')?.replies.map(({ status, headers: own }) => [status, own?.map(({ name, optional }) => name + (optional === true ? '?' : ''))])
    expect(headers?.slice(0, 2)).toEqual([[200, ['etag']], [201, ['etag', 'location']]])
  })
})
