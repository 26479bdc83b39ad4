import { parseSchema, type Schema } from '@ssot-codegen/core'
import { expect, test } from 'vitest'
import { modelShapes } from '../src/shapes/model-shapes.js'

/** What a body has to say of a new record, of a model with these lines. */
function required(lines: string, provider = 'sqlite'): readonly string[] {
  const { schema } = parseSchema([{ path: 's.prisma', text: `datasource db {\n  provider = "${provider}"\n}\nmodel A {\n${lines}\n}\n` }])
  const model = (schema as Schema).models[0]
  if (!model) throw new Error('There is no model.')
  const { create } = modelShapes(model, schema as Schema, () => ({}))
  expect(create.properties.filter((item) => item.optional !== true && item.default !== undefined)).toEqual([])
  return create.properties.filter((item) => item.optional !== true).map(({ name }) => name)
}

test('a part of the key by whose default a record could not be addressed has to be said', () => {
  expect(required('key String\n  scope String @default("")\n  note String @default("")\n  @@id([key, scope])')).toEqual(['key', 'scope'])
  expect(required('key String\n  scope String @default("..")\n  @@unique([key, scope])')).toEqual(['key', 'scope'])
  expect(required('id String @id @default("search")')).toEqual(['id'])
})

test('a moment of zeros, which no client reads, is no default', () => {
  const zeros = `@default(dbgenerated("'0000-00-00 00:00:00'")) @db.DateTime(0)`
  expect(required(`id Int @id\n  at DateTime ${zeros}\n  maybe DateTime? ${zeros}`, 'mysql')).toEqual(['id', 'at', 'maybe'])
  expect(required(`id Int @id\n  on DateTime @default(dbgenerated("'0000-00-00'")) @db.Date`, 'mysql')).toEqual(['id', 'on'])
})

test('a moment in a key of MySQL, that is finer than the column keeps, is none', () => {
  for (const native of ['@db.DateTime(0)', '@db.Timestamp', '@db.Date', '@db.Time(2)']) {
    expect(required(`who Int\n  at DateTime @default(now()) ${native}\n  @@id([who, at])`, 'mysql')).toEqual(['who', 'at'])
  }
  expect(required('who Int\n  at DateTime @default(now()) @db.Date\n  @@id([who, at])', 'postgresql')).toEqual(['who'])
  expect(required('who Int\n  at DateTime @default(now())\n  @@id([who, at])', 'mysql')).toEqual(['who'])
  expect(required('who Int @id\n  at DateTime @default(now()) @db.DateTime(0)', 'mysql')).toEqual(['who'])
})

test('no other has', () => {
  expect(required('id Int @id @default(autoincrement())\n  at DateTime @default(dbgenerated("now()"))\n  text String @default(dbgenerated("(uuid())"))', 'mysql')).toEqual([])
  expect(required('id String @id @default("only")\n  code String @unique @default("")')).toEqual([])
  expect(required('key String @default("count")\n  part Int @default(0)\n  @@id([key, part])')).toEqual([])
})
