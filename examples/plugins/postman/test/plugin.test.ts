import { readFileSync } from 'node:fs'
import { definePlugin, generate, local, operation, parseSchema, shape, type Configured, type Operation, type Shape } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import postmanCollection from 'postman-collection'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { postman } from '../src/index.js'

const { Collection } = postmanCollection
const BLOG = readFileSync(new URL('../../../blog/prisma/schema.prisma', import.meta.url), 'utf8')
const SMALL = 'datasource db {\n  provider = "sqlite"\n}\nmodel A {\n  id Int @id\n}\n'

/** The collection as it is written, and as Postman's library reads it. */
function collectionOf(text: string, plugins: readonly Configured[]) {
  const { schema } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) throw new Error('the schema does not parse')
  const { files, diagnostics } = generate(schema, plugins, { project: { name: 'shop' } })
  const written = JSON.parse(files.find(({ path }) => path === 'postman_collection.json')?.text ?? 'null') as object
  const read = new Collection(written)
  const requests: { id: string; url: string; method: string; body: string | undefined; headers: string }[] = []
  read.forEachItem(({ name, request }) => requests.push({ id: name, method: request.method, url: request.url.toString(), body: request.body?.raw, headers: request.headers.toString() }))
  return { written, read, requests, codes: diagnostics.map(({ code }) => code).filter((code) => code.startsWith('postman/')) }
}

const handlers = local('src/gen/own.ts', 'own')
const base: Operation = {
  id: 'own.do',
  group: 'own',
  method: 'POST',
  path: ['own'],
  summary: 'Do it',
  query: { kind: 'none' },
  body: { kind: 'none' },
  replies: [],
  access: { kind: 'public' },
  rateClass: 'none',
  tags: [],
  handler: { symbol: handlers, member: 'do' },
}
/** A plugin that states operations. */
const stating = (...operations: Operation[]) =>
  definePlugin({
    name: 'own',
    version: '1.0.0',
    doc: 'Operations of a test',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    *contribute() {
      const node: Shape = { kind: 'object', properties: [{ name: 'next', shape: { kind: 'ref', name: 'Node' } }] }
      yield shape({ name: 'Node', shape: node })
      for (const item of operations) yield operation(item)
    },
  })()
const requestFor = (more: Partial<Operation>) => collectionOf(SMALL, [stating({ ...base, ...more }), postman()]).requests[0]

describe('the collection of a real API', () => {
  const { written, read, requests, codes } = collectionOf(BLOG, [api(), postman({ baseUrl: 'https://api.example.com' })])

  test('is read by Postman, with a folder for each group', () => {
    expect(read.toJSON()).toMatchObject({ info: { name: 'shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' } })
    expect(read.items.map(({ name }) => name)).toEqual(expect.arrayContaining(['authors', 'comments', 'posts', 'health']))
    expect(codes).toEqual([])
    expect(JSON.stringify(written)).not.toContain('undefined')
  })

  test('has a request for each operation, with the path variables and the body it needs', () => {
    const { operations } = onlooked(BLOG)
    expect(requests.map(({ method, url }) => `${method} ${url}`).sort()).toEqual(operations.map(({ method, path }) => `${method} {{baseUrl}}/${path.map((one) => (typeof one === 'string' ? one : '1')).join('/')}`).sort())
    const create = requests.find(({ method, url }) => method === 'POST' && url === '{{baseUrl}}/api/posts')
    expect(JSON.parse(create?.body ?? '')).toMatchObject({ slug: 'text', title: 'text' })
    expect(create?.headers).toContain('Content-Type: application/json')
  })

  test('goes where the variable says', () => {
    expect(read.variables.get('baseUrl')).toBe('https://api.example.com')
  })
})

describe('a request', () => {
  test('shows parameters, those that may be left out switched off', () => {
    const shown = requestFor({ query: { kind: 'parameters', parameters: [{ name: 'a', shape: { kind: 'integer', minimum: 5 } }, { name: 'b', shape: { kind: 'boolean' }, optional: true }] } })
    expect(shown?.url).toBe('{{baseUrl}}/own?a=5')
  })

  test('has the condition that a change of many must have', () => {
    expect(requestFor({ query: { kind: 'model', model: 'A', parts: ['where', 'page'], constrained: true } })?.url).toBe('{{baseUrl}}/own?where={}')
    expect(requestFor({ query: { kind: 'model', model: 'A', parts: ['where', 'page'] } })?.url).toBe('{{baseUrl}}/own')
  })

  test('has an example of each kind of body within its bounds, and ends in circles', () => {
    const properties = Object.entries({
      short: { kind: 'string', maxLength: 2 },
      long: { kind: 'string', minLength: 6 },
      mail: { kind: 'string', format: 'email' },
      few: { kind: 'integer', maximum: 0 },
      list: { kind: 'list', items: { kind: 'boolean' }, minItems: 2 },
      maybe: { kind: 'nullable', of: { kind: 'enum', values: ['A', 'B'] } },
      node: { kind: 'ref', name: 'Node' },
    } satisfies { [name: string]: Shape }).map(([name, item]) => ({ name, shape: item }))
    const body = requestFor({ body: { kind: 'json', shape: { kind: 'object', properties } } })?.body
    expect(JSON.parse(body ?? '')).toEqual({ short: 'te', long: 'textxx', mail: 'ada@example.com', few: 0, list: [true, true], maybe: 'A', node: { next: {} } })
  })

  test('carries hostile text as text', () => {
    const { read } = collectionOf(SMALL, [stating({ ...base, summary: '"}],{{x}}\n</script>', path: ['a"b'] }), postman()])
    read.forEachItem(({ name, request }) => expect([name, request.url.getPath()]).toEqual(['"}],{{x}}\n</script>', '/a"b']))
  })
})

test('an API without operations is told', () => {
  expect(collectionOf(SMALL, [postman()]).codes).toEqual(['postman/no-operations'])
})

test('where requests go must be an address', () => {
  const { schema } = parseSchema([{ path: 'schema.prisma', text: SMALL }])
  if (!schema) throw new Error('the schema does not parse')
  expect(generate(schema, [postman({ baseUrl: 'javascript:alert(1)' })]).diagnostics.map(({ code }) => code)).toContain('generate/invalid-option')
})

function onlooked(text: string): { readonly operations: readonly Operation[] } {
  const seen: { operations: readonly Operation[] } = { operations: [] }
  const onlooker = definePlugin({
    name: 'onlooker',
    version: '1.0.0',
    doc: 'Sees the operations',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    emit: ({ operations }) => {
      seen.operations = operations
      return []
    },
  })
  collectionOf(text, [api(), onlooker(), postman()])
  return seen
}
