import { requestsOf, type Facts, type HostileRequest } from '../request.js'

const { get, send } = requestsOf('headers')
const json = { 'content-type': 'application/json' }

const METHODS = ['PUT', 'POST', 'TRACE', 'PROPFIND', 'MKCOL', 'SEARCH', 'PURGE', 'LINK', 'COPY']

/** Headers and methods that would have a request taken for another. */
export function* headers({ tag }: Facts): Iterable<HostileRequest> {
  const pass = { mayPass: true } as const
  for (const method of METHODS) yield { ...get('/api/posts/1'), method }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE']) yield { ...get('/api/users'), method }
  yield { ...get('/api/posts', pass), method: 'OPTIONS' }
  for (const value of ['x', 'abc"', '"a" "b"', '*, "a"', ',', '"', 'W/', '"x"', 'W/"x"', `W/${tag}`]) {
    yield send('PATCH', '/api/papers/2', { title: 'x' }, { headers: { ...json, 'if-match': value } })
    yield { ...get('/api/papers/2', { headers: { 'if-match': value } }), method: 'DELETE' }
  }
  for (const name of ['if-match', 'if-unmodified-since']) yield get('/api/papers', { headers: { [name]: '"x"' }, ...(name === 'if-unmodified-since' && pass) })
  for (const value of [tag, '*', `"x", ${tag}`, '"x"']) yield get('/api/papers/1', { ...pass, headers: { 'if-none-match': value } })
  for (const override of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    yield send('POST', '/api/posts/1', {}, { headers: { ...json, [override]: 'DELETE' } })
  }
  const elsewhere = [
    { host: 'evil.example' }, { 'x-forwarded-host': 'evil.example' }, { 'x-forwarded-proto': 'javascript' }, { 'x-forwarded-for': '127.0.0.1' },
    { 'x-original-url': '/api/audits' }, { 'x-rewrite-url': '/api/audits' }, { forwarded: 'host=evil.example' },
  ]
  for (const more of elsewhere) {
    yield get('/api/users/1', { ...pass, headers: more })
    yield send('POST', '/api/papers', { title: 'x' }, { ...pass, headers: { ...json, ...more } })
  }
  for (const origin of ['null', 'https://evil.example', 'http://localhost.evil.example', 'http://127.0.0.1.nip.io']) yield get('/api/users', { ...pass, headers: { origin } })
  yield get('/api/users', { ...pass, headers: { range: 'bytes=0-1', accept: 'text/html', 'accept-encoding': 'x', cookie: 'a=b; __proto__=c', authorization: 'Bearer x' } })
  yield get('/api/users', { headers: { 'x-large': 'x'.repeat(20_000) } })
  yield get('/api/posts/1', { headers: { 'x-request-id': 'given-by-a-client' }, ...pass })
}
