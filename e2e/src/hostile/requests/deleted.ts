import { requestsOf, type HostileRequest } from '../request.js'
import { TWINS } from '../secrets.js'

const { get, send } = requestsOf('deleted')

const [{ word, int }] = TWINS
const GUESS = `${word}-deleted-0`

/** Sketches that are there, and that are deleted, by their ids. */
const [THERE, GONE] = [1, 2]

/** What finds, or would find, a deleted sketch. */
const FILTERS = [`[text]=${GUESS}`, `[text][startsWith]=${word.slice(0, 3)}`, `[size][gt]=1000`, `[size]=${int}`, `[id]=${GONE}`, `[NOT][text]=${GUESS}`, `[OR][0][text]=${GUESS}&where[OR][1][id]=1`]

/** Whatever would tell of a record that is deleted softly. */
export function* deletedRecords(): Iterable<HostileRequest> {
  const pass = { mayPass: true } as const
  for (const filter of FILTERS) {
    yield get(`/api/sketches?where${filter}`, pass)
    yield get(`/api/sketches/count?where${filter}`, pass)
    for (const quantifier of ['some', 'none', 'every']) {
      if (filter.includes('[OR]')) continue
      yield get(`/api/users?where[sketches][${quantifier}]${filter}`, pass)
      yield get(`/api/users?where[NOT][sketches][${quantifier}]${filter}`, pass)
      yield get(`/api/posts/count?where[author][sketches][${quantifier}]${filter}`, pass)
    }
  }
  for (const order of ['text', '-text', 'size', '-id']) {
    yield get(`/api/sketches?orderBy=${order}`, pass)
    yield get(`/api/sketches?orderBy=${order}&take=1&skip=1&total=true`, pass)
  }
  for (const path of ['/api/users?include=sketches', '/api/users/1?include=sketches', '/api/posts?include=author.sketches', '/api/sketches?include=user.sketches']) yield get(path, pass)
  yield send('POST', '/api/sketches/search', { where: { size: { gte: int } } }, pass)
  for (const field of ['deletedAt', 'deleted']) {
    yield get(`/api/sketches?where[${field}][isNull]=false`)
    yield get(`/api/sketches?orderBy=${field}`)
    yield get(`/api/sketches?select=${field}`)
    yield send('PATCH', `/api/sketches/${THERE}`, { [field]: null })
    yield send('POST', '/api/sketches', { text: 'x', userId: 1, [field]: null })
  }
  yield get(`/api/sketches/${GONE}`)
  yield get(`/api/sketches/${GONE}?include=user`)
  yield { ...get(`/api/sketches/${GONE}`), method: 'HEAD' }
  yield { ...get(`/api/sketches/${GONE}`), method: 'DELETE' }
  yield send('PATCH', `/api/sketches/${GONE}`, { text: 'x' })
  yield send('PATCH', `/api/sketches/${GONE}`, {})
  yield { ...get(`/api/sketches/${THERE}/restore`), method: 'POST' }
  yield { ...get(`/api/sketches/${GONE}/restore`), method: 'POST', headers: { 'if-match': '"x"' } }
  yield { ...get(`/api/sketches/${GONE}/purge`), method: 'DELETE', headers: { 'if-match': '"x"' } }
  yield { ...get('/api/sketches/x/restore'), method: 'POST' }
  yield { ...get('/api/sketches/999/purge'), method: 'DELETE' }
}
