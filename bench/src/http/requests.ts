import { AUTHORS, CONTENT, POSTS } from './rows.js'

/** What is measured. */
export const SCENARIOS = ['get', 'filtered list', 'create'] as const

/** One of what is measured. */
export type Scenario = (typeof SCENARIOS)[number]

/** A request as it is sent. */
export type BenchRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly body?: string
}

/** The origin of a browser that the servers answer. */
export const ORIGIN = 'https://blog.example'

const headers = { accept: 'application/json', origin: ORIGIN }

/** The requests of a scenario: each number gives another. */
export const requestOf: Readonly<Record<Scenario, (number: number) => BenchRequest>> = {
  get: (number) => ({ method: 'GET', path: `/api/posts/${1 + ((number * 17) % POSTS)}`, headers }),
  'filtered list': (number) => {
    const query = `where[status]=PUBLISHED&where[views][gte]=${(number % 9) * 100}&orderBy=-publishedAt&take=20`
    return { method: 'GET', path: `/api/posts?${query}`, headers }
  },
  create: (number) => ({
    method: 'POST',
    path: '/api/posts',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      slug: `new-${number}`,
      title: `New ${number}`,
      content: CONTENT,
      status: 'DRAFT',
      views: number % 1_000,
      publishedAt: '2025-06-01T12:00:00.000Z',
      authorId: 1 + (number % AUTHORS),
    }),
  }),
}

const created = requestOf.create(1)
const bodyOf = (body: string): BenchRequest => ({ ...created, body })
const createWith = (values: object) => bodyOf(JSON.stringify({ ...(JSON.parse(created.body ?? '') as object), ...values }))
const listOf = (query: string): BenchRequest => ({ method: 'GET', path: `/api/posts?${query}`, headers })

/** Requests that are to be refused, by what is wrong with them. */
export const REFUSED: Readonly<Record<string, BenchRequest>> = {
  'an unknown property': createWith({ pinned: true }),
  'a value of another type': createWith({ title: 7 }),
  'a text that is too long': createWith({ title: 'x'.repeat(201) }),
  'a text with NUL': createWith({ content: '\0' }),
  'a text with half a character': createWith({ content: '\ud800' }),
  'a number beyond 32 bits': createWith({ views: 2_147_483_648 }),
  'a body that is no JSON': bodyOf('{'),
  'an unknown parameter': listOf('page=2'),
  'a parameter that is given twice': listOf('take=1&take=2'),
  'a page that is too long': listOf('take=101'),
  'a filter by an unknown field': listOf('where[pinned]=true'),
  'a filter by no value of an enum': listOf('where[status]=LOST'),
  'an order by an unknown field': listOf('orderBy=pinned'),
  'a cursor of nothing': listOf('cursor=x'),
  'an id that is none': { method: 'GET', path: '/api/posts/x', headers },
}
