import { requestsOf, type Facts, type HostileRequest } from '../request.js'

const { get, send } = requestsOf('cursors')

const KEYS: readonly unknown[] = [
  '1', null, true, [1], { gt: 0 }, { id: 1 }, { in: [1, 2] }, 1.5, -0.5, 1e300, 2 ** 31, '', '0', '1; DROP TABLE "Post"', { __proto__: null }, [[1]],
  'x'.repeat(2000),
]

const TEXTS = [
  '', 'x', '=', '====', 'WzFd', 'bnVsbA', 'e30', 'W10', 'IiI', '%00', 'A'.repeat(5000), '..%2F..', '*', '[1]', '{"id":1}', 'MQ==', '-_-_', '%F0%9F%98%80',
]

/** Cursors that nobody was given. */
export function* forgedCursors({ postCursor, userCursor }: Facts): Iterable<HostileRequest> {
  const [version, fingerprint, ...key] = JSON.parse(Buffer.from(postCursor, 'base64url').toString()) as [number, string, ...unknown[]]
  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  for (const text of TEXTS) yield get(`/api/posts?cursor=${text}`)
  for (const forged of KEYS) yield get(`/api/posts?cursor=${cursor(version, fingerprint, forged)}`)
  for (const forged of [[], [1, 1], [1, 'x'], ...KEYS.slice(0, 3).map((part) => [1, part])]) yield get(`/api/posts?cursor=${cursor(version, fingerprint, ...forged)}`)
  for (const other of [version + 1, -1, '1', null, {}]) yield get(`/api/posts?cursor=${cursor(other, fingerprint, ...key)}`)
  for (const other of ['', 'x', null, 1, fingerprint.toUpperCase(), `${fingerprint}x`, fingerprint.slice(1)]) yield get(`/api/posts?cursor=${cursor(version, other, ...key)}`)
  yield get(`/api/posts?cursor=${postCursor}&skip=1`)
  yield get(`/api/posts?cursor=${postCursor}x`)
  yield get(`/api/posts?cursor=${postCursor}&orderBy=title`)
  yield get(`/api/posts?cursor=${userCursor}`)
  yield get(`/api/users?cursor=${userCursor}&orderBy=score`)
  yield get(`/api/users?cursor=${userCursor}&orderBy=badge`)
  yield get(`/api/posts?cursor=${cursor(version, fingerprint, 999_999)}`)
  yield get(`/api/posts/1?cursor=${postCursor}`)
  yield send('POST', '/api/posts/search', { cursor: { id: 1 } })
  yield send('POST', '/api/posts/search', { cursor: cursor(version, fingerprint, { gt: 0 }) })
  yield send('POST', '/api/posts/search', { cursor: [postCursor] })
  // A cursor is no secret: who makes one up gets a page that begins elsewhere.
  for (const id of [1, 2, 6]) yield get(`/api/posts?cursor=${cursor(version, fingerprint, id)}&where[views][gte]=10`, { mayPass: true })
}
