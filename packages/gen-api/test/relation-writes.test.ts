import { definePlugin, generate, parseSchema, runtime, shape, type Shape } from '@ssot-codegen/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { api } from '../src/index.js'

const guard = runtime('guarding', 'guard.ts', 'guard')

/** Guards every operation of some models, and takes the shapes of all. */
function guarding(models: readonly string[], shapes: Map<string, Shape>) {
  return definePlugin({
    name: 'guarding',
    version: '0.1.0',
    doc: 'Guards operations',
    apiVersion: 1,
    core: '^0.1.0',
    options: z.strictObject({}),
    diagnostics: {},
    *amend({ operations }) {
      for (const { id, model } of operations) if (models.includes(model ?? '')) yield { operation: id, guards: [guard] }
    },
    *emit({ slot }) {
      for (const item of slot(shape)) shapes.set(item.name, item.shape)
    },
  })()
}

/** What the output says of a relation in the description of its model: `model.relation`. */
function written(models: string, relation: string, guarded: readonly string[] = []) {
  const shapes = new Map<string, Shape>()
  const { schema = expect.unreachable() } = parseSchema([{ path: 'schema.prisma', text: `datasource db {\n  provider = "sqlite"\n}\n${models}` }])
  const { files } = generate(schema, [api({ access: 'public' }), guarding(guarded, shapes)])
  const [model = '', name = ''] = relation.split('.')
  const text = files.find(({ path }) => path === `src/gen/models/${model}/model.ts`)?.text ?? expect.unreachable(model)
  const line = new RegExp(`^ {4}${name}: \\{[^}]*\\}`, 'm').exec(text)?.[0] ?? ''
  const verbs = /writes: \[([^\]]*)\]/.exec(line)?.[1] ?? ''
  return { verbs: [...verbs.matchAll(/'(\w+)'/g)].map(([, verb]) => verb), line, text, shapes, files }
}

const blog = ({ post = '', author = '', authorId = 'authorId Int?', relation = 'author Author?', posts = 'posts Post[]' } = {}) => `
${author}
model Author {
  id Int @id
  email String @unique
  ${posts}
}
${post}
model Post {
  id Int @id
  ${authorId}
  ${relation} @relation(fields: [authorId], references: [id])
}
`

test('both ends of a relation are written as far as its columns can be', () => {
  expect(written(blog(), 'post.author').verbs).toEqual(['create', 'connect', 'disconnect'])
  expect(written(blog(), 'author.posts').verbs).toEqual(['create', 'connect', 'disconnect'])
  const required = blog({ authorId: 'authorId Int', relation: 'author Author' })
  expect(written(required, 'post.author').verbs).toEqual(['create', 'connect'])
  expect(written(required, 'author.posts').verbs).toEqual(['create', 'connect'])
})

test.each([
  ['a read-only foreign key', blog({ authorId: '/// @readonly\n  authorId Int?' }), [], []],
  ['a hidden foreign key', blog({ authorId: '/// @hidden\n  authorId Int?' }), [], []],
  ['a write-only foreign key, by which records are not found', blog({ authorId: '/// @writeonly\n  authorId Int?' }), ['create', 'connect', 'disconnect'], ['create']],
  ['a read-only relation', blog({ relation: '/// @readonly\n  author Author?' }), [], []],
  ['a read-only list', blog({ posts: '/// @readonly\n  posts Post[]' }), ['create', 'connect', 'disconnect'], []],
  ['a hidden relation', blog({ relation: '/// @hidden\n  author Author?' }), [], []],
  ['a hidden list', blog({ posts: '/// @hidden\n  posts Post[]' }), ['create', 'connect', 'disconnect'], []],
  ['records that requests do not make', blog({ post: '/// @expose(list, get, update)' }), ['create', 'connect', 'disconnect'], ['connect', 'disconnect']],
  ['records that requests do not change', blog({ post: '/// @expose(list, get, create)' }), ['create', 'connect', 'disconnect'], ['create']],
  ['records that requests only read', blog({ author: '/// @expose(list, get)' }), ['connect', 'disconnect'], []],
  ['records that need If-Match', blog({ post: '/// @requireIfMatch' }), ['create', 'connect', 'disconnect'], ['create']],
])('%s', (_, models, ofAuthor, ofPosts) => {
  expect(written(models, 'post.author').verbs).toEqual(ofAuthor)
  expect(written(models, 'author.posts').verbs).toEqual(ofPosts)
})

test('another access, and guards that the operation of the body does not have, keep records from being written through it', () => {
  const ruled = blog({ post: '/// @access(admin)' })
  expect(written(ruled, 'author.posts').verbs).toEqual([])
  expect(written(ruled, 'post.author').verbs).toEqual(['create', 'connect', 'disconnect'])
  expect(written(blog({ post: '/// @access(admin)', author: '/// @access(admin)' }), 'author.posts').verbs).toEqual(['create', 'connect', 'disconnect'])
  expect(written(blog(), 'author.posts', ['Post']).verbs).toEqual([])
  expect(written(blog(), 'post.author', ['Post']).verbs).toEqual(['create', 'connect', 'disconnect'])
  expect(written(blog(), 'post.author', ['Author']).verbs).toEqual(['connect', 'disconnect'])
  expect(written(blog(), 'author.posts', ['Author', 'Post']).verbs).toEqual(['create', 'connect', 'disconnect'])
})

test('a record is named by its key and by other uniques, of columns that are shown and compared', () => {
  const models = `
model Author {
  id Int @id
  a Int?
  b Int
  /// @hidden
  serial String @unique
  /// @writeonly
  code String @unique
  meta Json @unique
  AND Int @unique
  posts Post[]

  @@unique([a, b])
}
model Post {
  id Int @id
  authorId Int
  author Author @relation(fields: [authorId], references: [id])
}
`
  expect(written(models, 'author.posts').text).toContain("lookups: [['id'], ['a', 'b']],")
})

test('bodies are described with what they say of relations, by named shapes that are all there', () => {
  const { shapes } = written(blog(), 'post.author')
  expect(shapes.get('PostCreateBody')).toEqual({
    kind: 'object',
    properties: [
      { name: 'id', shape: { kind: 'integer' } },
      { name: 'authorId', shape: { kind: 'nullable', of: { kind: 'integer' } }, optional: true },
      {
        name: 'author',
        optional: true,
        shape: {
          kind: 'union',
          options: [
            { kind: 'object', properties: [{ name: 'create', shape: { kind: 'ref', name: 'AuthorCreateBody' } }] },
            { kind: 'object', properties: [{ name: 'connect', shape: { kind: 'ref', name: 'AuthorUnique' } }] },
          ],
        },
      },
    ],
  })
  const named = [...JSON.stringify([...shapes]).matchAll(/"kind":"ref","name":"(\w+)"/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !shapes.has(name))).toEqual([])
})

test('a model whose bodies say nothing of relations has plain bodies', () => {
  const { files, shapes } = written('model Tag {\n  id Int @id\n  name String\n}\n', 'tag.none')
  expect(files.find(({ path }) => path.endsWith('operations/tags.ts'))?.text).toContain('jsonBody(tagCreate)')
  expect([...shapes.keys()].filter((name) => /Body|Unique/.test(name))).toEqual([])
})
