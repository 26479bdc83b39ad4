import { requestsOf, type HostileRequest } from '../request.js'

const { get } = requestsOf('parameters')

const TWICE = [
  'where[title]=title%201', 'where[views][gte]=1', 'where[author][name]=x', 'take=2', 'skip=1', 'orderBy=title', 'include=author', 'select=id', 'total=true',
  'cursor=x',
]

const BRACKETS = [
  'where[', 'where]', 'where[]', 'where[title', 'where[title]]', 'where[[title]]', 'where[title]x', 'where[title][]', 'where[title][contains', ']where[title]',
  '[title]',
  'where[title][contains]x', 'where[OR][]', 'where[OR][x][title]', 'where[OR][-1][title]', 'where[OR][00][title]', 'where[OR][0', 'where[OR][5][title]',
  'where%5Btitle', 'where[title%5D%5D',
  'take[0]', 'take[x]', 'skip[gte]', 'cursor[x]', 'include[author]', 'include[]', 'select[]', 'total[x]', 'orderBy[]', 'orderBy[title]',
  'orderBy[author][name][x]', 'where.title', 'where[title.contains]',
]

/** Escapes that are no UTF-8, or stand for what no text holds. */
const ESCAPES = ['%', '%z', '%zz', '%4', '%ff', '%C3', '%C3%28', '%ED%A0%80', '%C0%AF', '%F8%88%80%80%80', '%00', 'a%00b', '%u0041', '\xe9', '\xff\xfe', '%25%']

/** What is called almost like a parameter, or stands in other APIs. */
const UNKNOWN = [
  'Take', 'TAKE', '%20take', 'take%20', 'limit', 'offset', 'page', 'perPage', 'sort', 'order', 'filter', 'q', 'fields', 'expand', 'embed', 'with', 'populate',
  '$where', '$filter',
  'where.', '_method', 'callback', 'distinct', 'omit', 'data', 'having', 'by', 'deleted', 'admin', 'debug', 'role', 'api_key',
]

const VALUES = [
  'take=0', 'take=-1', 'take=101', 'take=1.0', 'take=1e2', 'take=0x10', 'take=+5', 'take=05', 'take=%2010', 'take=', 'take=NaN', 'take=Infinity',
  'take=99999999999999999999', 'take=١',
  'skip=-1', 'skip=10001', 'skip=9007199254740993', 'skip=1e9', 'skip=', 'skip=-0', 'total=', 'total=1', 'total=TRUE', 'orderBy=', 'orderBy=-',
  'orderBy=--title', 'orderBy=title,', 'orderBy=,title',
  'orderBy=+title', 'orderBy=title%20desc', 'orderBy=author', 'orderBy=comments', 'orderBy=author.name.x', 'orderBy[author][name]=ASC',
  'orderBy[author][name]=', 'orderBy[comments][_count]=asc',
  'include=,', 'include=author,author', 'include=author.', 'include=.author', 'include=*', 'include=%20author', 'select=', 'select=*', 'select=id,id',
  'select=author', 'select=author.name', 'select=-id',
  'where=', 'where=1', 'where=null', 'where=[]', 'where={}', 'where={', 'where=%7B%22title%22%3A1%7D', 'where={%22title%22:%22a%22,%22title%22:%22b%22}',
  'where[OR]=', 'where[AND]=x', 'where[NOT]=',
  'where[OR][0]=x', 'where[title][in]=', 'where[title][in][0]=a', 'where[title][mode]=insensitive', 'where[title][mode]=x', 'where[title][like]=x',
  'where[title][$ne]=x',
  'where[views]=', 'where[views]=x', 'where[views]=1.5', 'where[views]=2147483648', 'where[views][contains]=1', 'where[views][isNull]=true',
  'where[reads]=9223372036854775808', 'where[price]=1e3',
  'where[ratio]=NaN', 'where[ratio]=1e400', 'where[at]=yesterday', 'where[at]=2025-02-30', 'where[at][gte]=', 'where[done]=1', 'where[done]=TRUE',
  'where[done][gt]=true', 'where[size]=LOW', 'where[size]=',
  'where[data]=1', 'where[data][a]=1', 'where[data][path]=a', 'where[raw]=!!!', 'where[raw][gt]=AA==', 'where[author]=1', 'where[author][is][name]=x',
  'where[comments]=1', 'where[comments][text]=x',
  'where[comments][some]=1', 'where[comments][isNull]=true', 'where[author][some][name]=x', 'where[author][isNull]=true',
]

/** Parameters that come twice, mixed, malformed, in no known encoding, unknown, or with a value that none of their kind is. */
export function* parameters(): Iterable<HostileRequest> {
  for (const parameter of TWICE) yield get(`/api/posts?${parameter}&${parameter}`)
  yield get(`/api/posts?where=${encodeURIComponent('{"title":"a"}')}&where[title]=a`)
  yield get('/api/posts?where[title]=a&where[title][not]=b&where[title]=c')
  yield get('/api/posts?orderBy=title&orderBy[author][name]=asc&orderBy=id')
  yield get('/api/posts?orderBy[author][name]=asc&orderBy[author][name]=desc')
  yield get('/api/posts?where[author][name]=x&where[author]=1')
  yield get('/api/posts?where[OR][0][title]=a&where[OR]=b')
  for (const key of BRACKETS) yield get(`/api/posts?${key}=x`)
  for (const escape of ESCAPES) {
    yield get(`/api/posts?where[title]=${escape}`)
    yield get(`/api/posts?where[${escape}]=x`)
    yield get(`/api/posts?${escape}=x`)
  }
  for (const name of UNKNOWN) yield get(`/api/posts?${name}=1`)
  for (const value of VALUES) yield get(`/api/posts?${value.replaceAll('١', '%D9%A1')}`)
  // What an operation has no use for.
  yield get('/api/posts/count?take=1')
  yield get('/api/posts/count?orderBy=id')
  yield get('/api/posts/1?where[title]=x')
  yield get('/api/posts/1?take=1')
  yield get('/health?x=1', { mayPass: true })
}
