/** One request of the tour and the status it must be answered with. */
export type Stop = {
  readonly title: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string | ((made: Made) => string)
  readonly body?: (made: Made) => unknown
  readonly status: number
  /** Keeps what later requests need. */
  readonly keep?: (reply: unknown, made: Made) => void
}

/** The ids of what the tour has made. */
export type Made = { author: number; post: number }

const idOf = (reply: unknown): number => (reply as { id: number }).id // the tour checks the status before it looks

/** What a newcomer would try, in order. */
export const TOUR: readonly Stop[] = [
  {
    title: 'Create an author',
    method: 'POST',
    path: '/api/authors',
    body: () => ({ email: 'ada@example.com', name: 'Ada Lovelace' }),
    status: 201,
    keep: (reply, made) => {
      made.author = idOf(reply)
    },
  },
  {
    title: 'Create a post of hers',
    method: 'POST',
    path: '/api/posts',
    body: (made) => ({ slug: 'notes', title: 'Notes on the Analytical Engine', authorId: made.author }),
    status: 201,
    keep: (reply, made) => {
      made.post = idOf(reply)
    },
  },
  { title: 'Read it: its author comes along', method: 'GET', path: (made) => `/api/posts/${made.post}`, status: 200 },
  { title: 'Read it with comments and tags', method: 'GET', path: (made) => `/api/posts/${made.post}?include=comments,tags.tag`, status: 200 },
  { title: 'Publish it', method: 'PATCH', path: (made) => `/api/posts/${made.post}`, body: () => ({ status: 'PUBLISHED', views: 7 }), status: 200 },
  { title: 'The first page, two to a page', method: 'GET', path: '/api/posts?take=2&select=id,title', status: 200 },
  { title: 'The second page', method: 'GET', path: '/api/posts?take=2&skip=2&select=id,title', status: 200 },
  { title: 'Sorted by title', method: 'GET', path: '/api/posts?orderBy=title&take=3&select=title', status: 200 },
  { title: 'And the other way', method: 'GET', path: '/api/posts?orderBy=-title&take=3&select=title', status: 200 },
  { title: 'Filtered: published, seen at least five times', method: 'GET', path: '/api/posts?where[status]=PUBLISHED&where[views][gte]=5&select=title,views', status: 200 },
  { title: 'Filtered by a relation', method: 'GET', path: '/api/posts?where[author][name][contains]=Ada&select=title', status: 200 },
  { title: 'Counted', method: 'GET', path: '/api/posts/count?where[status]=PUBLISHED', status: 200 },
  { title: 'A filter that is not there is refused, not ignored', method: 'GET', path: '/api/posts?where[titel]=x', status: 400 },
  { title: 'So is a body with faults, each named', method: 'POST', path: '/api/posts', body: () => ({ title: '', authorId: 'one' }), status: 400 },
  { title: 'Nothing of that id', method: 'GET', path: '/api/posts/999999', status: 404 },
  {
    title: 'The slug is taken',
    method: 'POST',
    path: '/api/posts',
    body: (made) => ({ slug: 'notes', title: 'Again', authorId: made.author }),
    status: 409,
  },
  { title: 'Delete the post', method: 'DELETE', path: (made) => `/api/posts/${made.post}`, status: 204 },
  { title: 'It is gone', method: 'GET', path: (made) => `/api/posts/${made.post}`, status: 404 },
]
