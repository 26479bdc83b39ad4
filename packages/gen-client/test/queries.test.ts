// Shows that queries are there only where a project wants them, that they compile against TanStack Query as it is, and what they do.
import { fileURLToPath } from 'node:url'
import { generate, parseSchema } from '@ssot-codegen/core'
import { typeErrors } from '@ssot-codegen/core/testing'
import { fixture } from '@ssot-codegen/fixtures'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, test } from 'vitest'
import { client } from '../src/index.js'
import { listMethod } from '../runtime/list-methods.js'
import { listQuery, mutation, pagesQuery } from '../runtime/query-options.js'
import { createTransport } from '../runtime/transport.js'
import { json, serve } from './runtime/support/server.js'

/** Where packages are found from; nothing is written there. */
const root = fileURLToPath(new URL('..', import.meta.url))

const BLOG = `datasource db {
  provider = "sqlite"
}
model Author {
  id    Int    @id @default(autoincrement())
  name  String
  posts Post[]
}
model Post {
  id       Int    @id @default(autoincrement())
  title    String
  authorId Int
  author   Author @relation(fields: [authorId], references: [id])
}
`

function outputOf(text: string, options: Parameters<typeof client>[0]) {
  const { schema } = parseSchema([{ path: 'schema.prisma', text }])
  return generate(schema ?? expect.unreachable(), [project(), api({ access: 'public' }), express(), client(options)], { runtime: loadRuntime })
}

const clientFiles = (files: readonly { readonly path: string; readonly text: string }[]) => files.filter(({ path }) => /^src\/gen\/(?:runtime\/)?client\//.test(path) && !path.endsWith('write-package.ts'))

test('a project that does not want them has neither them nor what they need', () => {
  const plain = JSON.stringify(outputOf(BLOG, {}))
  expect(plain).not.toContain('tanstack')
  expect(plain).not.toContain('"react"')
  const wanted = JSON.stringify(outputOf(BLOG, { tanstackQuery: true }).documents)
  expect(wanted).toContain('@tanstack/react-query')
  expect(wanted).toContain('"react"')
})

const PROGRAM = `import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { createClient } from './gen/client/index.js'
import { createQueries } from './gen/client/queries.js'
const queries = createQueries(createClient({ baseUrl: '' }))
export function View() {
  const list = useQuery(queries.posts.list({ include: ['author'], select: ['id', 'author.name'] }))
  const name: string | undefined = list.data?.data[0]?.author.name
  const one = useQuery(queries.posts.get(1))
  const author: string | undefined = one.data?.author.name
  const pages = useInfiniteQuery(queries.posts.pages({ orderBy: ['-id'] }))
  const title: string | undefined = pages.data?.pages[0]?.data[0]?.title
  const update = useMutation(queries.posts.update())
  update.mutate([1, { title: 'x' }])
  const ready = useQuery(queries.health.ready())
  // @ts-expect-error a column that is not there
  useQuery(queries.posts.list({ select: ['titel'] }))
  // @ts-expect-error a value of another type
  update.mutate([1, { title: 1 }])
  // @ts-expect-error what was not selected
  const absent = list.data?.data[0]?.title
  return [name, author, title, ready.data?.status, absent]
}
`

test('they compile against TanStack Query, and know what they read', { timeout: 120_000 }, () => {
  const files = clientFiles(outputOf(BLOG, { tanstackQuery: true }).files)
  expect(typeErrors([...files, { path: 'src/view.ts', text: PROGRAM }], root)).toEqual([])
})

test('those of names of every kind compile', { timeout: 120_000 }, () => {
  for (const name of ['names', 'other-alphabets', 'key-shapes']) {
    const text = fixture(name).files.map((file) => file.text).join('\n')
    expect(typeErrors(clientFiles(outputOf(text, { tanstackQuery: true }).files), root)).toEqual([])
  }
})

describe('a query', () => {
  it('reads by the client, and is known by its resource and request', async () => {
    const server = await serve((response, { url }) => json(response, { data: [url], meta: { hasMore: !url.includes('cursor'), nextCursor: url.includes('cursor') ? null : 'c', skip: 0 } }))
    try {
      const list = listMethod<never>(createTransport({ baseUrl: server.url }), '/api/posts', false)
      const queries = new QueryClient()
      const request = { take: 3 }
      const page: unknown = await queries.query(listQuery<never>('posts', 'list', list)(request as never))
      expect(page).toMatchObject({ data: ['/api/posts?take=3'] })
      expect(queries.getQueryData(['posts', 'list', request])).toBe(page)
      const pages = await queries.infiniteQuery({ ...pagesQuery<never>('posts', list)({ ...request, skip: 1 }), pages: 3 })
      expect(pages.pages.map(({ data }) => data)).toEqual([['/api/posts?skip=1&take=3'], ['/api/posts?take=3&cursor=c']])
    } finally {
      await server.close()
    }
  })

  it('that is a mutation calls the method with what it is given', async () => {
    const calls: unknown[] = []
    const { mutationFn, mutationKey } = mutation('posts', 'update', (id: number, body: object) => (calls.push([id, body]), Promise.resolve('done')))()
    const run = mutationFn as unknown as (input: [number, object]) => Promise<string>
    expect(await run([1, { title: 'x' }])).toBe('done')
    expect(calls).toEqual([[1, { title: 'x' }]])
    expect(mutationKey).toEqual(['posts', 'update'])
  })
})

