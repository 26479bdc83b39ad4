import { definePlugin, generate, parseSchema, securityScheme, type Operation } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import * as z from 'zod'
import { describe, expect, test } from 'vitest'
import { openapi } from '../src/index.js'
import { project } from '@ssot-codegen/gen-project'

type Json = { readonly [key: string]: Json } & { readonly [index: number]: Json }

function documentOf(models: string, plugins: Parameters<typeof generate>[1] = [], options: Parameters<typeof openapi>[0] = {}): { readonly document: Json; readonly text: string } {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: `datasource db {\n  provider = "postgresql"\n}\n${models}` }])
  expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([])
  const { files } = generate(schema ?? expect.unreachable(), [project(), api(), openapi(options), ...plugins])
  const text = files.find(({ path }) => path === 'openapi.json')?.text ?? expect.unreachable()
  return { document: JSON.parse(text) as Json, text }
}

const SHOP = `
/// What is sold.
model Item {
  id     Int      @id @default(autoincrement())
  /// What it is *called*.
  name   String   @db.VarChar(40)
  price  Decimal  @default(1.5) @db.Decimal(8, 2)
  kind   Kind     @default(TOY)
  note   String?
  /// @hidden
  cost   Int      @default(0)
  /// @writeonly
  pin    String?
  shopId Int
  shop   Shop     @relation(fields: [shopId], references: [id])
}
model Shop {
  id    Int    @id
  items Item[]
}
enum Kind {
  TOY
  TOOL
}
`

describe('a document', () => {
  const { document, text } = documentOf(SHOP)
  const { schemas, parameters } = document['components'] as Json

  test('has an operation for each that the API has, with ids that stay', () => {
    expect(document['paths']?.['/api/items/{id}']).toMatchObject({
      parameters: [{ name: 'id', in: 'path', required: true }],
      get: { operationId: 'items.get', tags: ['items'], parameters: expect.arrayContaining([{ $ref: '#/components/parameters/If-None-Match' }]) as unknown },
      patch: { requestBody: { content: { 'application/json': {}, 'application/merge-patch+json': {} } } },
      delete: { responses: { 204: {}, 404: { $ref: '#/components/responses/Problem404' } } },
    })
    expect(document['tags']).toContainEqual({ name: 'items', description: 'What is sold.' })
  })

  test('says nothing of its own beyond ASCII: one such character makes a text take twice the memory', () => {
    expect(text).toMatch(/^[\n -~]+$/)
  })

  test('says what a body may hold, and what becomes of what it does not say', () => {
    expect(schemas?.['ItemCreateBody']).toMatchObject({
      properties: { name: { type: 'string', maxLength: 40, description: 'What it is *called*.' }, price: { default: '1.5' }, kind: { $ref: '#/components/schemas/Kind', default: 'TOY' }, pin: { type: ['string', 'null'] } },
      additionalProperties: false,
    })
    expect(schemas?.['ItemUpdateBody']).not.toHaveProperty('required')
    expect(JSON.stringify(schemas?.['ItemUpdateBody'])).not.toContain('"default"')
  })

  test('keeps back what is hidden, and what is only written from replies and filters', () => {
    expect(text).not.toContain('cost')
    for (const name of ['ItemRead', 'ItemSelection', 'ItemWhere']) expect(schemas?.[name]?.['properties']).not.toHaveProperty('pin')
    expect(parameters?.['ItemSelect']).toBeDefined()
    const pattern = '^(?:id|name|price|kind|note|shopId|(?:shop)(?:\\.[^.,]+)+)$'
    expect(schemas?.['ItemSelect']).toEqual({ type: 'array', items: { type: 'string', pattern }, minItems: 1, uniqueItems: true })
  })

  test('has filters with the operators of each column, and those of related models by reference', () => {
    expect(schemas?.['ItemWhere']?.['properties']).toMatchObject({
      id: { $ref: '#/components/schemas/IntFilter' },
      note: { $ref: '#/components/schemas/OptionalStringFilter' },
      kind: { $ref: '#/components/schemas/KindFilter' },
      shop: { $ref: '#/components/schemas/ShopWhere' },
    })
    expect(schemas?.['ShopWhere']?.['properties']?.['items']).toEqual({ $ref: '#/components/schemas/ItemListWhere' })
    const operators = schemas?.['OptionalStringFilter']?.['anyOf']?.[1]?.['properties'] ?? expect.unreachable()
    expect(Object.keys(operators)).toEqual(['equals', 'not', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'endsWith', 'isNull', 'mode'])
    expect(parameters?.['ItemWhere']).toMatchObject({ in: 'query', content: { 'application/json': { schema: { $ref: '#/components/schemas/ItemWhere' } } } })
  })

  test('a reply to a request that selects may lack anything', () => {
    expect(schemas?.['ItemPage']?.['properties']?.['data']?.['items']).toEqual({ anyOf: [{ $ref: '#/components/schemas/ItemRead' }, { $ref: '#/components/schemas/ItemSelection' }] })
    expect(schemas?.['ItemSelection']).not.toHaveProperty('required')
    expect(documentOf(SHOP, [], { select: false }).text).not.toMatch(/Selection|"select"/)
  })

  test('a whole record has all that a selection may have, records in it whole, and lacks nothing', () => {
    expect(schemas?.['ItemRead']).toEqual({
      allOf: [{ $ref: '#/components/schemas/ItemSelection' }],
      properties: { shop: { $ref: '#/components/schemas/ShopRead' } },
      required: ['id', 'name', 'price', 'kind', 'note', 'shopId'],
      description: 'What is sold.',
    })
    expect(schemas?.['ItemSelection']?.['properties']?.['shop']).toEqual({ $ref: '#/components/schemas/ShopSelection' })
    const whole = documentOf(SHOP, [], { select: false }).document['components']?.['schemas']?.['ItemRead'] ?? expect.unreachable()
    expect(Object.keys(whole['properties'] ?? {})).toEqual(['id', 'name', 'price', 'kind', 'note', 'shopId', 'shop'])
  })

  test('says once what many operations and models have', () => {
    expect(schemas?.['Decimal8_2Input']).toMatchObject({ type: ['string', 'number'], multipleOf: 0.01, examples: ['1'] })
    for (const body of ['ItemCreateBody', 'ItemUpdateBody']) {
      expect(schemas?.[body]?.['properties']).toMatchObject({ price: { $ref: '#/components/schemas/Decimal8_2Input' }, shop: { $ref: '#/components/schemas/ShopLink' } })
    }
    expect(schemas?.['ItemSelection']?.['properties']?.['price']).toEqual({ $ref: '#/components/schemas/Decimal' })
    const page = { $ref: '#/components/responses/ItemPage' }
    expect(document['paths']?.['/api/items']?.['get']?.['responses']?.['200']).toEqual(page)
    expect(document['paths']?.['/api/items/search']?.['post']?.['responses']?.['200']).toEqual(page)
    expect(document['components']?.['responses']).toMatchObject({ NoContent: {}, NotModified: {}, Count: {}, Problem404: {} })
  })

  test('is laid out in lines of the width of code, a member that is an object on its own', () => {
    expect(text.split('\n').filter((line) => line.length > 130 && !/"(?:pattern|description)": /.test(line))).toEqual([])
    expect(text).toContain('\n     "price": {"$ref": "#/components/schemas/Decimal8_2Input", "default": "1.5"},\n')
    expect(text).toContain('\n    "operationId": "items.get", "tags": ["items"], "summary": "Get one item",\n')
  })
})

test('models that are called like what every document has are told apart', () => {
  const { document } = documentOf('model Problem {\n  id Int @id\n}\nmodel Count {\n  id Int @id\n}\nmodel String_Filter {\n  id Int @id\n}\nmodel Take {\n  id Int @id\n}\n')
  const schemas = document['components']?.['schemas'] ?? expect.unreachable()
  expect(schemas['Problem']?.['properties']).toHaveProperty('detail')
  expect(schemas['Count']?.['properties']).toHaveProperty('count')
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['ProblemRead', 'CountRead', 'TakeWhere', 'Take']))
})

test('hostile text stays text', () => {
  const { text } = documentOf('/// <script>alert(1)</script> ![x](https://evil.example/x.png) eval(1)\nmodel A {\n  id Int @id\n}\n')
  expect(text).not.toMatch(/<script|\]\(|eval\(/)
  expect(text).toContain('&lt;script>')
})

test('security schemes that are contributed are there, each enough for the operations that name it', () => {
  const auth = definePlugin({
    name: 'auth',
    version: '0.0.0',
    doc: 'Names a scheme',
    apiVersion: 1,
    core: '^0.1.0',
    options: z.strictObject({}),
    requires: [api.handle],
    *contribute() {
      yield securityScheme({ name: 'bearer', scheme: { type: 'http', scheme: 'bearer' } })
      yield securityScheme({ name: 'key', scheme: { type: 'apiKey', in: 'header', name: 'X-Key' } })
    },
    *amend({ operations }) {
      for (const { id } of operations) if (id === 'as.list') yield { operation: id, security: ['bearer', 'key'] }
    },
  })
  const { document } = documentOf('model A {\n  id Int @id\n}\n', [auth()])
  expect(document['components']?.['securitySchemes']).toEqual({ bearer: { type: 'http', scheme: 'bearer' }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } })
  expect(document['paths']?.['/api/as']?.['get']?.['security']).toEqual([{ bearer: [] }, { key: [] }])
  expect(document['paths']?.['/api/as/count']?.['get']).not.toHaveProperty('security')
})

test('what is served is an operation like all others, or none', () => {
  const seen: Operation[] = []
  const watcher = definePlugin({
    name: 'watcher',
    version: '0.0.0',
    doc: 'Sees the operations',
    apiVersion: 1,
    core: '^0.1.0',
    options: z.strictObject({}),
    *amend({ operations }) {
      seen.push(...operations.filter(({ id }) => id === 'openapi.document'))
      yield* []
    },
  })
  const models = 'model A {\n  id Int @id\n}\n'
  expect(documentOf(models, [watcher()]).document['paths']).toHaveProperty(['/openapi.json'])
  expect(documentOf(models, [watcher()], { access: 'unspecified', serve: 'development' }).document['paths']).toHaveProperty(['/openapi.json', 'get', 'responses', '404'])
  expect(documentOf(models, [watcher()], { serve: 'never' }).document['paths']).not.toHaveProperty(['/openapi.json'])
  expect(seen.map(({ access, handler }) => [access.kind, handler.member])).toEqual([
    ['public', 'document'],
    ['unspecified', 'documentInDevelopment'],
  ])
})
