import { requestsOf, type HostileRequest } from '../request.js'

const { get, send } = requestsOf('ids')

/** None of these is the id of a post; some are of a form that one could have. */
const IDS = [
  '0', '-1', '1.0', '1e0', '0x1', '01', '+1', '1%20', '%201', 'NaN', 'Infinity', 'null', 'undefined', 'true', '9007199254740993', '2147483648', '-2147483649',
  '1,2', '1;2', '*', '%25', '1%00', '%2e%2e', '..%2f1',
  '1%2F2', '%E2%91%A0', '1%27', "1'--", '1%20OR%201=1', '[object%20Object]', '{"gt":0}', '[1]', '%7B%22gt%22%3A0%7D', 'x'.repeat(3000), '1?', 'search',
  'count/1', '%zz', '%ff', '%C3', '\xe9',
]

const PAIRS = ['A', 'A/', '/1', 'A/x', 'A/1/2', 'A%2F1', 'A/1.0', 'A/-', 'A/9007199254740993', 'A/%00', '%00/1', 'A/2147483648', '__proto__/1']

/** Almost the paths of resources. */
const PATHS = [
  '/api/posts/', '/api//posts', '/API/posts', '/api/Posts', '/api/posts/1/', '/api/posts/1/author', '/api/./posts', '/api/../api/nothing', '/api/posts;a=1',
  '/api/posts%2F1', '/', '/api', '/.env', '/%2e%2e%2fetc/passwd',
]

/** Ids that do not parse, or that no record has. */
export function* strayIds(): Iterable<HostileRequest> {
  for (const id of IDS) {
    yield get(`/api/posts/${id}`, id === '1?' ? { mayPass: true } : {})
    if (id === '1?' || id === 'search') continue
    yield send('PATCH', `/api/posts/${id}`, { title: 'x' })
    yield { ...get(`/api/posts/${id}`), method: 'DELETE' }
  }
  for (const id of PAIRS) {
    yield get(`/api/seats/${id}`)
    yield send('PATCH', `/api/seats/${id}`, { guest: 'x' })
    yield { ...get(`/api/seats/${id}`), method: 'DELETE' }
  }
  for (const path of PATHS) yield get(path)
  for (const id of ['', '.', '..', 'count', 'search', 'a\u0000b', '\ud800', 'x'.repeat(8000)]) yield send('POST', '/api/words', { id })
}
