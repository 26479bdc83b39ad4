import { requestsOf, type HostileRequest } from '../request.js'

const { get, send } = requestsOf('budgets')

const MANY = 10_000

const search = (where: unknown, more: { readonly mayPass?: true } = {}) => send('POST', '/api/posts/search', { where }, more)
const bosses = (depth: number, core: object): object => (depth === 0 ? core : { boss: bosses(depth - 1, core) })
const every = (depth: number, core: object): object => (depth === 0 ? core : { team: { every: every(depth - 1, core) } })
const nested = (depth: number, open: string, close: string, core: string) => open.repeat(depth) + core + close.repeat(depth)

/** Requests that would cost more than one request may. */
export function* budgets(): Iterable<HostileRequest> {
  const numbers = Array.from({ length: MANY }, (_, index) => index)
  for (const operator of ['in', 'notIn']) {
    yield get(`/api/posts?where[id][${operator}]=${numbers.slice(0, 101).join()}`)
    yield get(`/api/posts?where[id][${operator}]=${numbers.slice(0, 2000).join()}`)
    yield search({ id: { [operator]: numbers } })
    yield search({ title: { [operator]: numbers.map(String) } })
    yield search({ NOT: { author: { name: { [operator]: numbers.map(String) } } } })
  }
  // As much as one filter may hold: more values than some take for one statement.
  const lists = Array.from({ length: 50 }, (_, list) => ({ title: { in: numbers.slice(list * 100, (list + 1) * 100).map(String) } }))
  for (const where of [{ OR: lists }, { NOT: lists }, { comments: { some: { post: { OR: lists } } } }]) {
    yield search(where, { mayPass: true })
  }
  // A database joins a table for each relation, as far as it can at all.
  for (const combination of ['AND', 'OR', 'NOT']) {
    const along = (count: number) => ({ where: { [combination]: numbers.slice(0, count).map((id) => bosses(3, { name: `${id}` })) } })
    yield send('POST', '/api/users/search', along(3), { mayPass: true })
    for (const count of [4, 50]) yield send('POST', '/api/users/search', along(count))
  }
  // A database that guesses such a statement to be dear must not take longer to prepare for it than it takes to be done.
  yield send('POST', '/api/users/search', { where: { OR: numbers.slice(0, 3).map((id) => every(3, { name: `${id}` })) } }, { mayPass: true })
  for (const combination of ['AND', 'OR', 'NOT']) {
    yield search({ [combination]: numbers.map((id) => ({ id })) })
    yield search({ [combination]: numbers.map(() => ({})) })
    yield get(`/api/posts?${numbers.slice(0, 300).map((id) => `where[${combination}][${id}][id]=${id}`).join('&')}`)
  }
  for (const digits of [400, 1001, 900_000]) {
    const price = `1${'0'.repeat(digits - 1)}`
    // PostgreSQL compares with numbers far beyond those of a column; SQLite refuses what no double holds.
    const more = digits <= 1000 ? ({ mayPass: true } as const) : {}
    yield search({ price }, more)
    yield search({ price: { in: Array.from({ length: 100 }, () => price.slice(0, 9000)) } }, more)
    yield send('POST', '/api/posts', { title: 'much', views: 1, reads: 1, price, ratio: 1, at: '2025-01-01T00:00:00Z', done: true, size: 'low', authorId: 1 })
    yield send('PATCH', '/api/posts/1', { price })
  }
  yield get(`/api/posts?where[price][gt]=1${'0'.repeat(400)}`, { mayPass: true })
  yield send('PATCH', `/api/posts?where[price][gt]=1${'0'.repeat(400)}`, { title: 'much' }, { mayPass: true })
  for (const operator of ['contains', 'startsWith', 'endsWith']) {
    yield get(`/api/posts?where[title][${operator}]=${'x'.repeat(501)}`)
    yield search({ title: { [operator]: '%'.repeat(30_000) } })
    yield search({ OR: numbers.slice(0, 50).map((id) => ({ title: { [operator]: `${id}`.repeat(100) } })) })
  }
  for (const depth of [6, 11, 60, 500, 50_000]) {
    yield send('POST', '/api/posts/search', `{"where":${nested(depth, '{"NOT":', '}', '{"id":1}')}}`)
    yield send('POST', '/api/posts/search', `{"where":${nested(depth, '{"OR":[', ']}', '{"id":1}')}}`)
    yield send('POST', '/api/users/search', `{"where":${nested(depth, '{"boss":', '}', '{"id":1}')}}`)
  }
  for (const depth of [60, 5000, 50_000]) {
    yield send('POST', '/api/posts', `{"title":${nested(depth, '[', ']', '1')}}`)
    yield send('PATCH', '/api/posts/1', `{"data":${nested(depth, '{"a":', '}', '1')}}`)
  }
  for (const depth of [6, 50, 200]) {
    yield get(`/api/users?include=${Array<string>(depth).fill('boss').join('.')}`)
    yield get(`/api/users?where${'[boss]'.repeat(depth)}[id]=1`)
    yield get(`/api/users?where${'[NOT]'.repeat(depth)}[id]=1`)
    yield get(`/api/users?orderBy${'[boss]'.repeat(depth)}[name]=asc`)
  }
  yield get('/api/users?include=team.team.team')
  yield get('/api/users?include=team.team.posts.comments')
  yield get('/api/users?take=100&include=team.team,posts.comments,visits')
  yield get(`/api/users?include=${Array.from({ length: 400 }, (_, index) => `x${index}`).join()}`)
  yield get(`/api/posts?orderBy=${Array<string>(400).fill('-title').join()}`)
  yield get('/api/posts?orderBy=title,views,reads,price,ratio,at,done,size,id')
  yield get(`/api/posts?select=${Array<string>(400).fill('id').join()}`)
  yield get(`/api/posts?${'&'.repeat(9000)}`)
  yield get(`/api/posts?where[title]=${'x'.repeat(9000)}`)
  yield get(`/api/posts?where[title]=${'x'.repeat(20_000)}`)
  yield get(`/api/${'x'.repeat(20_000)}`)
  yield get(`/api/words/${'x'.repeat(8000)}`)
  for (const skip of ['10001', '2147483647', '2147483648', '9007199254740991', '9223372036854775807', '1'.repeat(300)]) {
    yield get(`/api/posts?skip=${skip}`)
    yield send('POST', '/api/posts/search', `{"skip":${skip}}`)
  }
  for (const take of ['101', '2147483648', '1'.repeat(300)]) yield send('POST', '/api/posts/search', `{"take":${take}}`)
  yield send('POST', '/api/words', { id: 'x'.repeat(1_100_000) })
  yield send('POST', '/api/posts/search', ' '.repeat(1_100_000))
  yield send('PATCH', '/api/posts/1', { title: 'x'.repeat(1_100_000) })
}
