import { requestsOf, type HostileRequest } from '../request.js'
import { TWINS } from '../secrets.js'

const { get, send } = requestsOf('writes')

const [{ word, int }] = TWINS
const POST = { title: 'x', views: 1, reads: '1', price: '1', ratio: 1, at: '2025-01-01T00:00:00Z', done: true, size: 'low', authorId: 1 }
const USER = { name: 'x', email: 'x@example.com' }

/** Fields that no request writes: keys that the server makes, what is read only, counted or hidden. */
const CLOSED: readonly (readonly [collection: string, record: string, body: object, fields: Readonly<Record<string, unknown>>])[] = [
  ['/api/users', '/api/users/1', USER, {
    id: 99, rank: 1, badge: `${word}-0`, score: int, balance: '1', serial: '1', blob: 'AA==', memo: {}, level: 'low', seen: '2025-01-01T00:00:00Z', isAdmin: true,
  }],
  ['/api/posts', '/api/posts/1', POST, { id: 99, review: 'x', drafterId: 1 }],
  ['/api/papers', '/api/papers/1', { title: 'x' }, { id: 99, notes: 'x', rev: 9 }],
  ['/api/visits', '/api/visits/1', { page: 'x' }, { id: 99, by: `${word}-0` }],
  ['/api/comments', '/api/comments/1', { text: 'x', postId: 1 }, { id: 99, flag: 'x' }],
]

/** Writes of what is not theirs to write. */
export function* closedFields(): Iterable<HostileRequest> {
  for (const [collection, record, body, fields] of CLOSED) {
    for (const [name, value] of Object.entries(fields)) {
      yield send('POST', collection, { ...body, [name]: value })
      yield send('PATCH', record, { [name]: value })
      yield send('PATCH', record, { [name]: null })
    }
  }
  for (const body of [{ row: 'B' }, { number: 9 }, { row: 'A', number: 1 }, { fare: int }]) yield send('PATCH', '/api/seats/A/1', body)
  yield send('POST', '/api/seats', { row: 'A', number: 0 })
  yield send('POST', '/api/seats', { row: 'Z', number: 1, fare: int })
  yield send('POST', '/api/words', { id: 'word 0' })
  yield send('POST', '/api/users', { ...USER, email: 'u1@example.com' })
  yield send('PATCH', '/api/users/1', { email: 'u2@example.com' })
  yield send('PATCH', '/api/users/1', { bossId: 999_999 })
  yield send('PATCH', '/api/words/word%200', { id: 'x' })
  // Others refer to it, some of them unseen.
  yield { ...get('/api/users/1'), method: 'DELETE' }
  yield { ...get('/api/users/3'), method: 'DELETE' }
}

/** Records that may be written with a relation, and what names one to it that must not be. */
const RELATED: readonly (readonly [method: string, path: string, body: object, relation: string, verbs: readonly object[]])[] = [
  ['POST', '/api/posts', { ...POST, authorId: undefined }, 'author', oneOf({ badge: `${word}-0` }, { score: int }, { name: 'x', email: 'y@example.com', rank: 1 })],
  ['PATCH', '/api/posts/1', {}, 'author', oneOf({ badge: `${word}-0` }, { passwordHash: `${word}-hash` }, { name: 'x', email: 'y@example.com', id: 99 })],
  ['PATCH', '/api/posts/1', {}, 'drafter', oneOf({ id: 1 }, { badge: `${word}-0` }, { name: 'x', email: 'y@example.com' })],
  ['PATCH', '/api/visits/1', {}, 'user', oneOf({ badge: `${word}-0` }, { hint: `${word}-hint-0` }, { name: 'x', email: 'y@example.com', badge: 'x' })],
  ['PATCH', '/api/users/1', {}, 'posts', manyOf({ review: `${word}-review-0` }, { drafterId: 1 }, { ...POST, authorId: undefined, review: 'x' })],
  ['PATCH', '/api/users/1', {}, 'posts', manyOf({ title: 'title 1' }, {}, { ...POST, id: 99 })],
  ['PATCH', '/api/users/1', {}, 'drafts', manyOf({ id: 1 }, { id: 2 }, POST)],
  ['PATCH', '/api/users/1', {}, 'audits', manyOf({ id: 1 }, { id: 2 }, { line: 'x' })],
  ['PATCH', '/api/users/1', {}, 'team', manyOf({ badge: `${word}-1` }, { badge: null }, { name: 'x', email: 'z@example.com', score: 1 })],
]

function oneOf(by: object, other: object, made: object): object[] {
  const shared = [
    { connect: by }, { connect: other }, { connect: {} }, { connect: null }, { create: made }, { connect: by, create: made },
    { upsert: { create: made, update: {} } },
  ]
  return [...shared, { connectOrCreate: { where: by, create: made } }, { update: made }, { update: { score: 1 } }, { delete: true }, { disconnect: by }, { set: by }, {}]
}

function manyOf(by: object, other: object, made: object): object[] {
  const shared = [
    { connect: [by] }, { connect: [other] }, { connect: [{}] }, { create: [made] }, { createMany: { data: [made] } }, { set: [by] }, { disconnect: [by] },
  ]
  return [...shared, { connectOrCreate: [{ where: by, create: made }] }, { updateMany: { where: {}, data: {} } }, { deleteMany: {} }, { delete: [by] }, { upsert: [] }]
}

/** Relations written by what is hidden, past the rules of their target, or in words that only Prisma has. */
export function* closedRelations(): Iterable<HostileRequest> {
  for (const [method, path, body, relation, verbs] of RELATED) {
    for (const verb of verbs) yield send(method, path, { ...body, [relation]: verb })
  }
}

const NOTHING = [
  '', '?', '?where=', '?where={}', '?where[AND]=', '?where[OR]=', '?where[NOT]=', `?where=${encodeURIComponent('{"AND":[]}')}`,
  `?where=${encodeURIComponent('{"AND":[{}]}')}`, `?where=${encodeURIComponent('{"OR":[{},{}]}')}`,
  `?where=${encodeURIComponent('{"NOT":{}}')}`, `?where=${encodeURIComponent('{"AND":[{"AND":[{}]}]}')}`, `?where=${encodeURIComponent('{"id":{}}')}`,
  `?where=${encodeURIComponent('{"author":{}}')}`, `?where=${encodeURIComponent('{"comments":{"some":{}}}')}`,
  `?where=${encodeURIComponent('{"title":null}')}`, `?where=${encodeURIComponent('null')}`, '?where[id]=', '?where[review]=x', '?where[author][badge]=x',
  '?take=1', '?id=1',
]

/** Writes of many that would be writes of all. */
export function* bulkWrites(): Iterable<HostileRequest> {
  for (const query of NOTHING) {
    yield send('PATCH', `/api/posts${query}`, { title: 'x' })
    yield { ...get(`/api/posts${query}`), method: 'DELETE' }
  }
  for (const body of [[], {}, null, [null], [{}], [{ ...POST, review: 'x' }], [POST, { ...POST, id: 1 }], Array.from({ length: 10_000 }, () => ({}))]) {
    yield send('POST', '/api/posts/bulk', body)
  }
  yield send('PUT', '/api/posts/1', { ...POST, id: 2 })
  yield send('PUT', '/api/words/word%200', { id: 'other' })
  yield send('PUT', '/api/seats/A/1', { row: 'B', number: 2, fare: 1 })
}
