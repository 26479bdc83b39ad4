// Shows that what the API would refuse, or would not answer with, does not compile: each wrong call beside the right one that is nearest to it.
import { fileURLToPath } from 'node:url'
import { generate, parseSchema } from '@ssot-codegen/core'
import { typeErrorsOfMany } from '@ssot-codegen/core/testing'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { beforeAll, describe, expect, test } from 'vitest'
import { client } from '../src/index.js'

const SCHEMA = `datasource db {
  provider = "sqlite"
}
model Author {
  id      Int       @id @default(autoincrement())
  name    String
  born    DateTime?
  /// @hidden
  score   Int       @default(0)
  /// @writeonly
  pin     String?
  posts   Post[]
}
model Post {
  id       Int     @id @default(autoincrement())
  title    String
  views    Int     @default(0)
  authorId Int
  author   Author  @relation(fields: [authorId], references: [id])
}
/// @requireIfMatch
/// @version
model Note {
  id      Int    @id @default(autoincrement())
  text    String
  version Int    @default(1)
}
/// @expose(list, get)
model Seat {
  row   Int
  place Int
  @@id([row, place])
}
`

/** What is refused, the call that is wrong, the one that is right, and what the compiler says of the wrong one. */
const CASES: readonly (readonly [what: string, wrong: string, right: string, said: RegExp])[] = [
  ['a relation that is not there', `client.posts.list({ include: ['writer'] })`, `client.posts.list({ include: ['author'] })`, /'"writer"' is not assignable/],
  ['a relation behind one that has none of that name', `client.posts.list({ include: ['author.comments'] })`, `client.posts.list({ include: ['author.posts'] })`, /Type 'string' is not assignable to type/],
  ['a column in include', `client.posts.list({ include: ['title'] })`, `client.posts.list({ select: ['title'] })`, /'"title"' is not assignable/],
  ['a column of where that is not there', `client.posts.list({ where: { titel: 'x' } })`, `client.posts.list({ where: { title: 'x' } })`, /'titel' does not exist/],
  ['a hidden column in where', `client.authors.list({ where: { score: 1 } })`, `client.authors.list({ where: { id: 1 } })`, /'score' does not exist/],
  ['a column of where that is written only', `client.authors.list({ where: { pin: 'x' } })`, `client.authors.list({ where: { name: 'x' } })`, /'pin' does not exist/],
  ['a hidden column of a related record in where', `client.posts.list({ where: { author: { score: 1 } } })`, `client.posts.list({ where: { author: { id: 1 } } })`, /'score' does not exist/],
  ['an operator that a column does not have', `client.posts.list({ where: { views: { contains: '1' } } })`, `client.posts.list({ where: { views: { gte: 1 } } })`, /'contains' does not exist/],
  ['a value of another type in where', `client.posts.list({ where: { views: 'many' } })`, `client.posts.list({ where: { views: 7 } })`, /Type 'string' is not assignable/],
  ['isNull of what is never null', `client.posts.list({ where: { title: { isNull: true } } })`, `client.authors.list({ where: { born: { isNull: true } } })`, /'isNull' does not exist/],
  ['a hidden column in orderBy', `client.authors.list({ orderBy: ['score'] })`, `client.authors.list({ orderBy: ['name'] })`, /'"score"' is not assignable/],
  ['a hidden column in select', `client.authors.list({ select: ['score'] })`, `client.authors.list({ select: ['name'] })`, /'"score"' is not assignable/],
  ['a hidden column of a record', `client.authors.get(1).then(({ score }) => score)`, `client.authors.get(1).then(({ name }) => name)`, /Property 'score' does not exist/],
  ['a column of a record that is written only', `client.authors.get(1).then(({ pin }) => pin)`, `client.authors.get(1).then(({ born }) => born)`, /Property 'pin' does not exist/],
  ['what was not selected', `client.posts.get(1, { select: ['id'] }).then(({ title }) => title)`, `client.posts.get(1, { select: ['id', 'title'] }).then(({ title }) => title)`, /Property 'title' does not exist/],
  ['what was not selected of what is included', `client.posts.get(1, { include: ['author'], select: ['id', 'author.id'] }).then(({ author }) => author.name)`, `client.posts.get(1, { include: ['author'], select: ['id', 'author.name'] }).then(({ author }) => author.name)`, /Property 'name' does not exist/],
  ['what was not included', `client.posts.list().then(({ data }) => data[0]?.author)`, `client.posts.list({ include: ['author'] }).then(({ data }) => data[0]?.author)`, /Property 'author' does not exist/],
  ['a new record that lacks a column', `client.posts.create({ authorId: 1 })`, `client.posts.create({ title: 'x', authorId: 1 })`, /'title' is missing/],
  ['a hidden column in a body', `client.authors.create({ name: 'x', score: 1 })`, `client.authors.create({ name: 'x', pin: '1' })`, /'score' does not exist/],
  ['a key that the database makes in a body', `client.posts.update(1, { id: 2 })`, `client.posts.update(1, { views: 2 })`, /'id' does not exist/],
  ['null for what is never null', `client.posts.update(1, { title: null })`, `client.authors.update(1, { born: null })`, /Type 'null' is not assignable/],
  ['a write without the tag that the model demands', `client.notes.update(1, { text: 'x' })`, `client.notes.update(1, { text: 'x' }, { ifMatch: '"1"' })`, /Expected 3 arguments, but got 2/],
  ['a part of a key for the whole', `client.seats.get(1)`, `client.seats.get({ row: 1, place: 2 })`, /Argument of type 'number' is not assignable/],
  ['an operation that is not exposed', `client.seats.create({ row: 1, place: 2 })`, `client.seats.list({ where: { row: 1 } })`, /Property 'create' does not exist/],
  ['a page that is opened for browsers', `client.docs.page()`, `client.health.live()`, /Property 'docs' does not exist/],
]

/** Where packages are found from; nothing is written there. */
const root = fileURLToPath(new URL('..', import.meta.url))

const programOf = (call: string) => `import { createClient } from './gen/client/index.js'\nconst client = createClient({ baseUrl: '' })\nexport const seen = () => ${call}\n`

describe('the compiler', () => {
  let errors: readonly string[]
  beforeAll(() => {
    const { schema } = parseSchema([{ path: 'schema.prisma', text: SCHEMA }])
    const { files } = generate(schema ?? expect.unreachable(), [project(), api({ access: 'public' }), express(), client()], { runtime: loadRuntime })
    const made = files.filter(({ path }) => /^src\/gen\/(?:runtime\/)?client\//.test(path) && !path.endsWith('write-package.ts'))
    const programs = CASES.flatMap(([, wrong, right], i) => [{ path: `src/wrong-${i}.ts`, text: programOf(wrong) }, { path: `src/right-${i}.ts`, text: programOf(right) }])
    errors = typeErrorsOfMany([{ name: '', files: [...made, ...programs] }], { root, shared: [] }).map(({ error }) => error)
  }, 120_000)

  test.each(CASES.map(([what, , , said], i) => [what, said, i] as const))('refuses %s, and takes what is right', (_, said, i) => {
    const of = (file: string) => errors.filter((error) => error.startsWith(`src/${file}-${i}.ts:`))
    expect(of('right')).toEqual([])
    expect(of('wrong')).toHaveLength(1)
    expect(of('wrong')[0]).toMatch(said)
  })

  test('finds nothing else', () => expect(errors.filter((error) => !/^src\/(?:wrong|right)-/.test(error))).toEqual([]))
})
