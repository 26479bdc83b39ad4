import { parseSchema } from '@ssot-codegen/core'
import { describe, expect, test } from 'vitest'
import { missingIndexes } from '../src/commands/inspect/indexes/missing.js'
import { indexReport } from '../src/commands/inspect/indexes/report.js'
import { folderWith, ssot } from './run-ssot.js'

const ALL = ['list', 'count', 'get', 'create', 'update', 'delete'] as const
type Action = (typeof ALL)[number]

const BLOG = `
model Author {
  id    Int    @id
  posts Post[]
}
model Post {
  id       Int    @id
  author   Author @relation(fields: [authorId], references: [id])
  authorId Int
}
`

type Given = { readonly provider?: string; readonly only?: { readonly [model: string]: readonly Action[] }; readonly datasource?: string }

function rowsOf(models: string, { provider = 'postgresql', only = {}, datasource = '' }: Given = {}) {
  const text = `datasource db {\n  provider = "${provider}"\n${datasource}}\n${models}`
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) throw new Error(JSON.stringify(diagnostics))
  const operations = schema.models.flatMap(({ name, exposed }) => (exposed ? (only[name] ?? ALL) : []).map((action) => ({ model: name, action })))
  return missingIndexes(schema.models, schema, operations)
}

const needed = (models: string, given?: Given) => rowsOf(models, given).flatMap(({ model, line, when }) => (when === 'always' ? [`${model} ${line}`] : []))
const useful = (models: string, given?: Given) => rowsOf(models, given).flatMap(({ model, columns, when }) => (when === 'always' ? [] : [`${model}.${columns.join()}`]))

describe('a foreign key', () => {
  test.each(['postgresql', 'sqlite', 'sqlserver', 'cockroachdb'])('needs an index on %s', (provider) => {
    expect(rowsOf(BLOG, { provider })).toEqual([
      {
        model: 'Post',
        columns: ['authorId'],
        line: '@@index([authorId])',
        when: 'always',
        for: ['Author include=posts', 'Author where[posts]', 'Post where[authorId]', 'Author DELETE'],
      },
    ])
  })

  test('has one on MySQL, unless the database does not know of it', () => {
    expect(needed(BLOG, { provider: 'mysql' })).toEqual([])
    expect(needed(BLOG, { provider: 'mysql', datasource: '  relationMode = "prisma"\n' })).toEqual(['Post @@index([authorId])'])
  })

  test.each([
    ['an index', '@@index([authorId])'],
    ['an index that goes on', '@@index([authorId, id])'],
    ['a unique that goes on', '@@unique([authorId, id])'],
    ['a hash', '@@index([authorId], type: Hash)'],
  ])('is covered by %s', (_, line) => {
    expect(needed(BLOG.replace('authorId Int\n', `authorId Int\n\n  ${line}\n`))).toEqual([])
  })

  test.each([
    ['an index that begins with another column', '@@index([id, authorId])'],
    ['an index of some rows', '@@index([authorId], where: raw("id > 9"))'],
    ['blocks of an index that is not exact', '@@index([authorId], type: Brin)'],
  ])('is not covered by %s', (_, line) => {
    expect(needed(BLOG.replace('authorId Int\n', `authorId Int\n\n  ${line}\n`))).toEqual(['Post @@index([authorId])'])
  })

  test('of a one-to-one relation, of a join table and of an implicit one has what it needs, but for the second half', () => {
    const models = `
      model User { 
        id Int @id
        profile Profile?
        tags Tag[]
        likes Like[]
      }
      model Profile {
        user User @relation(fields: [userId], references: [id])
        userId Int @id
      }
      model Tag {
        id Int @id
        users User[]
        likes Like[]
      }
      model Like {
        user User @relation(fields: [userId], references: [id])
        userId Int
        tag Tag @relation(fields: [tagId], references: [id])
        tagId Int
        @@id([userId, tagId])
      }`
    expect(needed(models)).toEqual(['Like @@index([tagId])'])
  })

  const TENANTS = (extra: string) => `
      model Tenant {
        id Int @id
        users User[]
        notes Note[]
      }
      model User {
        id Int
        tenantId Int
        tenant Tenant @relation(fields: [tenantId], references: [id])
        notes Note[]
        @@id([tenantId, id])
      }
      model Note {
        id Int @id
        tenantId Int
        userId Int ${extra}
        tenant Tenant @relation(fields: [tenantId], references: [id])
        user User @relation(fields: [tenantId, userId], references: [tenantId, id])
      }`

  test('of several columns stands for one that begins it, and needs none where a part of it is unique', () => {
    expect(rowsOf(TENANTS('')).filter(({ when }) => when === 'always')).toMatchObject([
      { line: '@@index([tenantId, userId])', for: expect.arrayContaining(['User include=notes', 'Tenant include=notes']) as unknown },
    ])
    expect(needed(TENANTS('@unique'))).toEqual(['Note @@index([tenantId])'])
  })

  test('counts only where the API looks it up', () => {
    expect(needed(BLOG, { only: { Author: ['create'], Post: ['create'] } })).toEqual([])
    expect(rowsOf(BLOG, { only: { Author: ['delete'], Post: [] } })).toMatchObject([{ for: ['Author DELETE'] }])
    expect(needed(BLOG.replace('model Author', '/// @hidden\nmodel Author'))).toEqual([])
    expect(needed(BLOG.replace('model Post', '/// @hidden\nmodel Post'))).toEqual([])
  })
})

describe('a column that lists filter and sort by', () => {
  const SHOP = `
enum Status { 
  open
  done
}
model Order {
  id      Int      @id
  paid    Boolean
  status  Status
  total   Decimal
  note    String   @db.Text
  code    String
  at      DateTime
  sku     String   @unique
  tags    String[]
  data    Json
  /// @hidden
  secret  String
  shelf   Int
  row     Int

  @@index([shelf, row])
}
view Report {
  id Int @unique
  at DateTime
}
`
  test('may be of use, dates and texts most, what has few values least', () => {
    expect(useful(SHOP)).toEqual(['Order.at', 'Order.code', 'Order.row', 'Order.total', 'Order.status', 'Order.paid'])
  })

  test('is of none in a model that has no list', () => expect(useful(SHOP, { only: { Order: ['get', 'create'] } })).toEqual([]))
})

test('the table has the lines to add, and says where it ends', () => {
  const plain = { bold: (text: string) => text } as Parameters<typeof indexReport>[1]
  const wide = `model Wide {\n  id Int @id\n${Array.from({ length: 23 }, (_, i) => `  c${i} Int\n`).join('')}}\n`
  const lines = indexReport(rowsOf(BLOG + wide), plain)
  expect(lines.slice(0, 6)).toEqual([
    'MODEL  ADD                  FOR',
    'Post   @@index([authorId])  Author include=posts, where[posts], Post where[authorId], Author DELETE',
    '',
    'Only if used often:',
    '',
    'MODEL  ADD             FOR',
  ])
  expect(lines.slice(-2)).toEqual(['', '3 more of these: --json shows them.'])
  expect(indexReport([], plain)).toEqual(['Every foreign key that the API looks up has an index.'])
})

test('from the command line, for one model or all, in text or JSON', () => {
  const home = folderWith({ 'schema.prisma': `datasource db {\n  provider = "sqlite"\n}\n${BLOG}` })
  expect(ssot(home, ['inspect', '--indexes'])).toMatchObject({ code: 0, out: expect.stringContaining('@@index([authorId])') as unknown })
  const { code, out } = ssot(home, ['inspect', 'Author', '--indexes', '--json'])
  expect({ code, report: JSON.parse(out) as unknown }).toMatchObject({ code: 0, report: { ok: true, indexes: [] } })
  expect(ssot(home, ['inspect', '--help']).out).toContain('Examples:\n  ssot inspect Post\n  ssot inspect --indexes\n')
})
