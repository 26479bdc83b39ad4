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
