import { requestsOf, type HostileRequest } from '../request.js'

const { get, send } = requestsOf('budgets')

const MANY = 10_000

const search = (where: unknown) => send('POST', '/api/posts/search', { where })
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
  for (const combination of ['AND', 'OR', 'NOT']) {
    yield search({ [combination]: numbers.map((id) => ({ id })) })
    yield search({ [combination]: numbers.map(() => ({})) })
    yield get(`/api/posts?${numbers.slice(0, 300).map((id) => `where[${combination}][${id}][id]=${id}`).join('&')}`)
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
