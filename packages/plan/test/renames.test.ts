import { describe, expect, test } from 'vitest'
import { misfits, readRenames, renameCandidates, renameText, type Rename } from '../src/index.js'
import { schemaIn, stepsBetween } from './migration-fixtures.js'

const schema = (body: string, provider = 'postgresql') => `datasource db {\n  provider = "${provider}"\n}\n\n${body}`

const BEFORE = schema(`enum Role {
  A
  B
}

model Post {
  id    Int    @id
  title String
  note  String?
  role  Role
}

model Author {
  id Int @id
}
`)
const NOW = schema(`enum Role {
  A
  C
}

model Article {
  id       Int    @id
  headline String
  note     String?
  role     Role
}

model Author {
  id Int @id
}
`)

const [before, now] = [schemaIn(BEFORE), schemaIn(NOW)]

describe('renames that are given', () => {
  const faults = (text: string) => {
    const read = readRenames(text, before, now)
    const renames = read.flatMap((one) => ('rename' in one ? [one.rename] : []))
    return [...read.flatMap((one) => ('fault' in one ? [one.fault] : [])), ...misfits(renames, before, now).map(({ fault }) => fault)]
  }

  test.each([
    ['Post=Article, Post.title=headline, Role.B=C', []],
    ['Post=Article,Post.title=Article.headline', []],
    ['Post=Nothing', ['there is no model "Nothing"']],
    ['Nobody=Article', ['there was no model or enum "Nobody"']],
    ['Author=Article', ['"Author" is still there']],
    ['Post.title=headline', ['"Post" has no "headline"']],
    ['Post=Article, Post.title=note', ['"Post" had "note" before']],
    ['Post=Article, Post.note=headline', ['"Article" still has "note"']],
    ['Post.tilte=headline', ['"Post" had no "tilte"']],
    ['Post=Article, Post=Article', ['"Post" is named twice']],
    ['drop table', ['it is not of the form "Old=New" or "Model.old=new"']],
  ])('%s', (text, found) => {
    expect(faults(text)).toEqual(found)
  })
})

describe('what may have been renamed', () => {
  const found = (one: string, other: string, renames: readonly Rename[] = []) => renameCandidates(schemaIn(one), schemaIn(other), renames).map(({ rename, certain }) => `${renameText(rename)}${certain ? '!' : ''}`)

  test('is gone, and like what is new', () => {
    expect(found(BEFORE, NOW)).toEqual(['Post=Article', 'Post.title=headline', 'Role.B=C'])
  })

  test('is nothing where nothing is gone, nothing is new, or types differ', () => {
    expect(found(BEFORE, BEFORE)).toEqual([])
    expect(found(BEFORE, BEFORE.replace('  title String\n', ''))).toEqual([])
    expect(found(BEFORE, BEFORE.replace('  title String\n', '  rank  Int\n'))).toEqual([])
  })

  test('is certain where the name in the database is the same', () => {
    expect(found(BEFORE, BEFORE.replace('model Post {', 'model Article {\n  @@map("Post")\n').replace('  title String', '  headline String @map("title")'))).toEqual(['Post=Article!', 'Post.title=headline!'])
  })

  test('of several, those that look most alike are paired', () => {
    const one = schema('model M {\n  id Int @id\n  firstName String\n  lastName String\n}\n')
    const other = schema('model M {\n  id Int @id\n  last_name String\n  first_name String\n}\n')
    expect(found(one, other).sort()).toEqual(['M.firstName=first_name', 'M.lastName=last_name'])
  })
})

test('keys, indexes, relations and defaults that speak of what is renamed are renamed along', async () => {
  const one = schema(`enum Kind {
  OLD
  NEW
}

model Post {
  a    Int
  b    Int
  kind Kind   @default(OLD)
  tags Kind[] @default([OLD, NEW])
  subs Sub[]

  @@id([a, b])
  @@unique([b(sort: Desc), kind], map: "a")
  @@index([kind, a])
}

model Sub {
  id   Int  @id
  pa   Int
  pb   Int
  post Post @relation(fields: [pa, pb], references: [a, b])
}
`)
  const other = one.replaceAll(/\bPost\b/g, 'Entry').replaceAll(/\bOLD\b/g, 'FIRST').replaceAll(/\bKind\b/g, 'Sort').replaceAll(/(?<!")\ba\b(?!")/g, 'x')
  const steps = await stepsBetween(one, other, 'Post=Entry, Post.a=x, Kind=Sort, Kind.OLD=FIRST')
  expect(steps.map(({ sql }) => sql)).toEqual([
    'ALTER TYPE "Kind" RENAME TO "Sort";',
    `ALTER TYPE "Sort" RENAME VALUE 'OLD' TO 'FIRST';`,
    'ALTER TABLE "Post" RENAME TO "Entry";',
    'ALTER TABLE "Entry" RENAME COLUMN "a" TO "x";',
    'ALTER TABLE "Entry" RENAME CONSTRAINT "Post_pkey" TO "Entry_pkey";',
    'ALTER INDEX "Post_kind_a_idx" RENAME TO "Entry_kind_x_idx";',
  ])
})
