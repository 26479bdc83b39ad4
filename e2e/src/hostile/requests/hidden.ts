import { requestsOf, type HostileRequest } from '../request.js'
import { HIDDEN_NAMES } from '../schema.js'
import { TWINS, WRITTEN } from '../secrets.js'

const { get, send } = requestsOf('hidden')

const [{ word, int, bigint, decimal, moment, level }] = TWINS
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** A value that a hidden field may have. */
type Guess = string | number | object

/** What requests must not know of a user, with the first user's value in one of the databases: a guess that is right in that one only. */
const OF_USERS: readonly (readonly [name: string, guess: Guess])[] = [
  ['badge', `${word}-0`], ['score', int], ['balance', `${decimal}0`], ['serial', String(bigint)], ['blob', base64(`${word}-0`)], ['memo', { of: word, place: 0 }],
  ['level', level], ['seen', moment.toISOString()], ['passwordHash', `${word}-hash`], ['hint', `${word}-hint-0`],
]

/** Relations that are not shown, and one to a model that is not. */
const RELATIONS = ['drafts', 'audits'] as const

/** Fields of other models, with a path to them from there. */
const OTHERS: readonly (readonly [path: string, name: string, guess: Guess])[] = [
  ['posts', 'review', `${word}-review-0`], ['posts', 'drafterId', 1], ['comments', 'flag', `${word}-flag-0`], ['visits', 'by', `${word}-0`],
  ['seats', 'fare', int], ['papers', 'notes', `${word}-notes`], ['papers', 'rev', int], ['ledgers', 'id', int],
]

/** Fields that are hidden or only written, by every way to ask for them. */
export function* hiddenFields(): Iterable<HostileRequest> {
  for (const [name, guess] of OF_USERS) {
    const value = inQuery(guess)
    yield* asked('users', name, guess)
    for (const operator of ['not', 'in', 'notIn', 'lt', 'gte', 'contains', 'startsWith']) yield get(`/api/users?where[${name}][${operator}]=${value}`)
    yield get(`/api/users?where[OR][0][${name}]=${value}&where[OR][1][id]=2`)
    yield get(`/api/users?where[NOT][${name}]=${value}`)
    yield get(`/api/users?where[boss][${name}]=${value}`)
    yield get(`/api/users?where[team][some][${name}]=${value}`)
    yield get(`/api/posts?where[author][${name}]=${value}`)
    yield get(`/api/comments?where[post][author][${name}][startsWith]=${value.slice(0, 3)}`)
    yield get(`/api/posts?orderBy[author][${name}]=asc`)
    yield get(`/api/comments?orderBy[post][author][${name}]=desc`)
    yield get(`/api/posts?include=author&select=id,author.${name}`)
    yield get(`/api/posts/1?include=author.${name}`)
    yield send('POST', '/api/posts/search', { where: { author: { [name]: guess } } })
    yield send('POST', '/api/posts/search', { orderBy: [`author.${name}`] })
    yield send('POST', '/api/posts/search', { include: ['author'], select: [`author.${name}`] })
  }
  for (const [path, name, guess] of OTHERS) yield* asked(path, name, guess)
  for (const name of HIDDEN_NAMES) yield* nearly(name.slice(0, -1))
  for (const name of RELATIONS) {
    yield get(`/api/users?include=${name}`)
    yield get(`/api/users/1?include=${name}`)
    yield get(`/api/users?where[${name}][some][id]=1`)
    yield get(`/api/users?where[${name}][none][id]=1`)
    yield get(`/api/posts?include=author.${name}`)
    yield get(`/api/posts?where[author][${name}][some][id]=1`)
    yield get(`/api/users?select=${name}`)
    yield get(`/api/users?orderBy[${name}][_count]=asc`)
    yield send('PATCH', '/api/users/1', { [name]: { connect: [{ id: 1 }] } })
  }
  for (const path of ['audits', 'audits/1', 'audits/count', 'Audit', 'audit']) yield get(`/api/${path}`)
}

/** What is almost a name, so that it might be suggested. */
function* nearly(name: string): Iterable<HostileRequest> {
  for (const path of ['users', 'posts', 'papers', 'seats']) {
    yield get(`/api/${path}?where[${name}]=1`)
    yield get(`/api/${path}?orderBy=${name}&select=${name}&include=${name}`)
    yield send('POST', `/api/${path}/search`, { where: { [name]: 1 }, orderBy: name, select: name })
    yield send('POST', `/api/${path}`, { [name]: 1 })
  }
  yield get(`/api/posts?where[author][${name}]=1&orderBy[author][${name}]=asc&include=author.${name}`)
}

function* asked(path: string, name: string, guess: Guess): Iterable<HostileRequest> {
  const value = inQuery(guess)
  yield get(`/api/${path}?where[${name}]=${value}`)
  yield get(`/api/${path}/count?where[${name}]=${value}`)
  yield get(`/api/${path}?where[${name}][isNull]=true`)
  yield get(`/api/${path}?where=${encodeURIComponent(JSON.stringify({ [name]: guess }))}`)
  yield get(`/api/${path}?orderBy=${name}`)
  yield get(`/api/${path}?orderBy=-${name}&take=1`)
  yield get(`/api/${path}?orderBy[${name}]=asc`)
  yield get(`/api/${path}?select=${name}`)
  yield get(`/api/${path}?select=id,${name}`)
  yield get(`/api/${path}?include=${name}`)
  yield get(`/api/${path}?${name}=${value}`)
  yield send('POST', `/api/${path}/search`, { where: { [name]: guess } })
  yield send('POST', `/api/${path}/search`, { orderBy: name })
  yield send('POST', `/api/${path}/search`, { select: [name] })
}

function inQuery(guess: Guess): string {
  return encodeURIComponent(typeof guess === 'object' ? JSON.stringify(guess) : String(guess))
}

/** Reads and writes that are all right, and must not say more than they should. */
export function* innocent(): Iterable<HostileRequest> {
  const pass = { mayPass: true } as const
  for (const path of ['users', 'posts', 'comments', 'visits', 'seats', 'papers', 'words', 'ledgers']) {
    yield get(`/api/${path}`, pass)
    yield get(`/api/${path}?take=1&total=false`, pass)
    yield get(`/api/${path}/count`, pass)
    yield send('POST', `/api/${path}/search`, {}, pass)
  }
  const includes = ['boss', 'team', 'posts', 'visits', 'ledgers', 'boss.team', 'posts.comments', 'posts.author', 'team.visits,boss.posts.comments']
  for (const include of includes) {
    yield get(`/api/users?include=${include}`, pass)
    yield get(`/api/users/1?include=${include}`, pass)
  }
  for (const path of ['users/1', 'posts/1', 'comments/1', 'visits/1', 'seats/A/1', 'papers/1', 'words/word%200']) {
    yield get(`/api/${path}`, pass)
    yield { ...get(`/api/${path}`, pass), method: 'HEAD' }
  }
  yield get('/api/posts?include=author,comments&orderBy[author][name]=desc', pass)
  yield get('/api/visits?include=user.boss', pass)
  yield get('/api/ledgers?orderBy=userId', pass)
  yield get('/api/ledgers?take=1&skip=1', pass)
  yield get('/api/posts?include=author.ledgers', pass)
  yield send('PATCH', '/api/users/1', { name: 'changed' }, pass)
  yield send('PATCH', '/api/papers/1', { title: 'changed' }, pass)
  yield send('PATCH', '/api/seats/A/1', { guest: 'Ada' }, pass)
  yield send('PATCH', '/api/users/2', { passwordHash: WRITTEN, hint: WRITTEN }, pass)
  yield send('POST', '/api/users', { name: 'new', email: 'new@example.com', passwordHash: WRITTEN, hint: WRITTEN }, pass)
  yield send('POST', '/api/posts', { title: 'new', views: 1, reads: '1', price: '1', ratio: 1, at: '2025-01-01T00:00:00Z', done: true, size: 'low', authorId: 1 }, pass)
  yield send('POST', '/api/papers', { title: 'new' }, pass)
  yield send('POST', '/api/visits', { page: '/new' }, pass)
}
