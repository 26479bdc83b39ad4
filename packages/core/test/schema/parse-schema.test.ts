import { describe, expect, it } from 'vitest'
import { isRelation, parseSchema } from '../../src/schema/index.js'
import { lintWithPrisma, parseWithPrisma } from '../../src/schema/prisma-parser.js'
import { DATASOURCE, fieldOf, modelOf, reported, schemaOf } from './schema-of.js'

describe('models and fields', () => {
  it('keeps what Prisma drops: views, ignored and unsupported fields', () => {
    const schema = schemaOf(`
model Place {
  id     Int                     @id
  area   Unsupported("polygon")
  spot   Unsupported("point")?   @default(dbgenerated("x"))
  legacy Int?                    @ignore
  olds   Old[]                   @ignore
}
model Old {
  id      Int   @id
  place   Place @relation(fields: [placeId], references: [id])
  placeId Int
  @@ignore
}
view Count {
  name  String
  total BigInt @unique
}`)
    expect(schema.models.map((m) => [m.kind, m.name, m.id?.name])).toEqual([['view', 'Count', 'total'], ['model', 'Place', 'id']])
    const opaque = modelOf(schema, 'Place').fields.filter((f) => f.kind === 'opaque')
    expect(opaque.map((f) => [f.name, f.reason, f.required, f.hasDefault])).toEqual([
      ['area', 'unsupported', true, false],
      ['spot', 'unsupported', false, true],
      ['legacy', 'ignored', false, false],
      ['olds', 'ignored', false, false],
    ])
  })

  it('gives a field its column, native type, default and place', () => {
    const text = `
model A {
  id    String   @id @default(uuid(7)) @db.Uuid
  price Decimal? @default(123456789012345678901.10) @map("unit_price") @db.Decimal(30, 2)
  big   BigInt   @default(9007199254740993)
  at    DateTime @updatedAt // not a doc
  kind  Kind[]   @default([b])
  many  Decimal[] @default([1.50, 2])
}
enum Kind {
  /// First.
  a @map("A-1")
  b
  @@map("kinds")
}`
    const schema = schemaOf(text)
    expect(fieldOf(schema, 'A', 'id')).toMatchObject({
      native: { name: 'Uuid', args: [] },
      default: { kind: 'function', name: 'uuid', args: [7] },
    })
    expect(fieldOf(schema, 'A', 'price')).toMatchObject({
      required: false,
      dbName: 'unit_price',
      native: { name: 'Decimal', args: ['30', '2'] },
      default: { kind: 'value', value: '123456789012345678901.10' },
    })
    expect(fieldOf(schema, 'A', 'big')).toMatchObject({ default: { kind: 'value', value: '9007199254740993' } })
    expect(fieldOf(schema, 'A', 'many')).toMatchObject({ list: true, default: { kind: 'value', value: ['1.50', '2'] } })
    expect(fieldOf(schema, 'A', 'kind')).toMatchObject({ kind: 'enum', enum: 'Kind', default: { kind: 'value', value: ['b'] } })
    const values = [{ name: 'a', dbName: 'A-1', doc: 'First.' }, { name: 'b' }]
    expect(schema.enums[0]).toMatchObject({ dbName: 'kinds', values })
    const { start, end } = fieldOf(schema, 'A', 'at').span
    expect((DATASOURCE + text).slice(start, end)).toBe('at    DateTime @updatedAt')
  })

  it('puts the primary key first and addresses records by what is never null', () => {
    const schema = schemaOf(`
model A {
  @@unique([c, b], name: "pair")
  a Int? @unique
  b Int
  c Int  @unique
  d Unsupported("x")
  @@unique([b, d])
  @@index([b(sort: Desc), c])
  @@unique([a, b])
}
model B {
  x Int  @unique
  y Int
  z Int
  @@unique([z])
  @@id([y, x], name: "yx")
}
view C {
  a Int? @unique
}`)
    const keys = (name: string) => modelOf(schema, name).keys.map((k) => [k.kind, k.name, k.fields.join(), k.nullable])
    expect(keys('A')).toEqual([
      ['unique', 'pair', 'c,b', false],
      ['unique', 'a', 'a', true],
      ['unique', 'c', 'c', false],
      ['unique', 'a_b', 'a,b', true],
    ])
    expect(modelOf(schema, 'A').id?.name).toBe('pair')
    expect(modelOf(schema, 'A').indexes).toMatchObject([
      { kind: 'normal', columns: [{ name: 'b', sort: 'desc' }, { name: 'c' }] },
      { kind: 'unique', columns: [{ name: 'b' }, { name: 'd' }] },
    ])
    expect(keys('B')).toEqual([['id', 'yx', 'y,x', false], ['unique', 'x', 'x', false], ['unique', 'z', 'z', false]])
    expect(modelOf(schema, 'C').id).toBeUndefined()
  })
})

describe('relations', () => {
  it('finds the other end: to itself, several between two models, many to many', () => {
    const schema = schemaOf(`
model User {
  id      Int    @id
  bossId  Int?
  boss    User?  @relation("team", fields: [bossId], references: [id], onDelete: SetNull)
  team    User[] @relation("team")
  written Post[] @relation("author")
  checked Post[] @relation("editor")
  liked   Post[]
}
model Post {
  id       Int    @id
  author   User   @relation("author", fields: [userId], references: [id])
  editor   User   @relation("editor", fields: [userId], references: [id], map: "editor")
  userId   Int
  likedBy  User[]
}`)
    const ends = schema.models.flatMap((m) => m.fields.filter(isRelation).map((f) => `${m.name}.${f.name}-${f.opposite}`))
    expect(ends).toEqual([
      'Post.author-written', 'Post.editor-checked', 'Post.likedBy-liked',
      'User.boss-team', 'User.team-boss', 'User.written-author', 'User.checked-editor', 'User.liked-likedBy',
    ])
    expect(fieldOf(schema, 'Post', 'userId')).toMatchObject({ foreignKeyOf: ['author', 'editor'] })
    expect(fieldOf(schema, 'User', 'boss')).toMatchObject({ fields: ['bossId'], references: ['id'], onDelete: 'SetNull' })
  })

  it('drops both ends of a relation that is ignored in part', () => {
    const schema = schemaOf(`
model A {
  id  Int  @id
  b   B    @relation("one", fields: [bId], references: [id]) @ignore
  bId Int
  c   B?   @relation("two", fields: [cId], references: [id])
  cId Int? @ignore
}
model B {
  id Int @id
  a1 A[] @relation("one")
  a2 A[] @relation("two")
}`)
    const opaque = schema.models.flatMap((m) => m.fields.filter((f) => f.kind === 'opaque'))
    expect(opaque.map((f) => f.name)).toEqual(['b', 'c', 'cId', 'a1', 'a2'])
    expect(opaque.filter((f) => f.required)).toEqual([])
  })
})

describe('what schemas of Prisma 6 say', () => {
  it('sets connections, generators and old preview flags aside, each with its place', () => {
    const text = `generator client {
  provider        = "prisma-client-js"
  previewFeatures = ["tracing", "views"]
}
generator erd {
  provider = "prisma-erd-generator"
}
generator ssot {
  provider = "ssot"
}
datasource db {
  provider  = "postgres"
  url       = env("DATABASE_URL") // here
  directUrl = env("DIRECT_URL")
}
model A {
  id Int @id
}`
    const { schema, diagnostics } = parseSchema([{ path: 'a.prisma', text }])
    expect(schema?.provider).toBe('postgresql')
    expect(diagnostics.map((d) => [d.severity, d.code, text.slice(d.span?.start).split(/[ \n]/, 2).join(' ')])).toEqual([
      ['info', 'schema/set-aside-generator', 'generator client'],
      ['info', 'schema/set-aside-preview', 'previewFeatures ='],
      ['info', 'schema/set-aside-generator', 'generator erd'],
      ['info', 'schema/set-aside-url', 'url '],
      ['info', 'schema/set-aside-url', 'directUrl ='],
    ])
    const broken = text.replace('id Int', 'id Nit')
    const [error] = parseSchema([{ path: 'a.prisma', text: broken }]).diagnostics.filter((d) => d.severity === 'error')
    expect(broken.slice(error?.span?.start, error?.span?.end)).toBe('Nit')
  })

  it.each([
    ['schema/no-datasource', 'model A {\n  id Int @id\n}'],
    ['schema/mongodb', 'datasource db {\n  provider = "mongodb"\n}\nmodel A {\n  id String @id @map("_id")\n}'],
    ['schema/provider-env', 'datasource db {\n  provider = env("X")\n}\nmodel A {\n  id Int @id\n}'],
    ['schema/provider-missing', 'datasource db {\n}'],
    ['schema/provider-missing', 'datasource db {\n  provider = ["sqlite", "postgresql"]\n}'],
    ['schema/provider-unknown', 'datasource db {\n  provider = "mariadb"\n}'],
    ['schema/no-models', DATASOURCE],
  ])('%s is the only finding', (code, text) => {
    const { schema, diagnostics } = parseSchema([{ path: 'a.prisma', text }])
    expect([schema, diagnostics.map((d) => d.code)]).toEqual([undefined, [code]])
  })
})

describe('what Prisma refuses', () => {
  it('becomes one diagnostic each, on the token that is meant', () => {
    const text = `
model A {
  id Int @id
  b  Bar
  c  Int @uniqe
  d2 D
}
model B {
  x Int
  x Int
}
model D {
  id Int @id
}
enum Baz {
  a
}`
    expect(reported(text)).toEqual([
      'schema/unknown-type: Bar',
      'schema/unknown-attribute: @uniqe',
      'schema/duplicate-name: x',
    ])
    expect(reported(text.replace('  b  Bar\n', '').replace(' @uniqe', '').replace('  x Int\n', ''))).toEqual([
      'schema/missing-opposite: d2 D',
      'schema/missing-id: model B {',
    ])
    const { diagnostics } = parseSchema([{ path: 'a', text: DATASOURCE + text }])
    const { span, ...first } = diagnostics[0] ?? expect.unreachable()
    expect(span?.file).toBe('a')
    expect(first).toEqual({
      code: 'schema/unknown-type',
      severity: 'error',
      message: 'Type "Bar" is neither a built-in type, nor refers to another model, composite type, or enum.',
      help: 'Did you mean "Baz"?',
    })
  })

  it('names the file it is in, whatever the files are called', () => {
    const files = [
      { path: 'b:3\n.prisma', text: 'model B {\r\n  id Foo @id\r\n}\r\n' },
      { path: 'a.prisma', text: `\uFEFF${DATASOURCE}model A {\n  id Int @id /// \ud800\n}\n` },
    ]
    const [only, ...more] = parseSchema(files).diagnostics
    expect(more).toEqual([])
    expect(only?.span).toEqual({ file: 'b:3\n.prisma', start: 16, end: 19 })
  })

  it('survives a schema that breaks the parser, and so does the next one', () => {
    const deep = `model A {\n  id Int @default(${'['.repeat(100_000)}${']'.repeat(100_000)})\n}`
    for (let i = 0; i < 3; i++) {
      expect(reported(deep)).toEqual(['schema/too-deep: ['])
      // Past the check, for whatever else may break it.
      expect(parseWithPrisma([DATASOURCE + deep])).toHaveProperty('crash')
      expect(lintWithPrisma([DATASOURCE + deep])).toBeUndefined()
    }
    expect(schemaOf('model A {\n  id Int @id\n}').models).toHaveLength(1)
  })
})

it('does not depend on the order of the files, and is plain JSON', () => {
  const files = [
    { path: 'a.prisma', text: DATASOURCE },
    { path: 'b.prisma', text: 'model Z {\n  id Int @id\n  a A[]\n  e E\n}\nenum E {\n  x\n}\n' },
    { path: 'c.prisma', text: 'model A {\n  id Int @id\n  z Z[]\n  d D\n}\nenum D {\n  x\n}\n' },
  ]
  const { schema } = parseSchema(files)
  const reversed = parseSchema([...files].reverse()).schema
  expect([schema?.models.map((m) => m.name), schema?.enums.map((e) => e.name)]).toEqual([['A', 'Z'], ['D', 'E']])
  expect({ ...reversed, files: [] }).toEqual({ ...schema, files: [] })
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
})

it('tabs are blanks like others', { timeout: 2000 }, () => {
  const text = 'datasource\tdb\t{\n\tprovider\t=\t"sqlite"\n}\n\nmodel\tA\t{\n\tid\tInt\t@id\t// a\tb\n}\n'
  expect(parseSchema([{ path: 's.prisma', text }]).schema?.models.map((model) => model.name)).toEqual(['A'])
})
