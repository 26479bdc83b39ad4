import { exchange, type Exchanged } from './exchange.js'
import { described, type Facts, type HostileRequest } from './request.js'
import { leaks, replyFaults } from './reply-faults.js'
import type { Twin, Twins } from './twins.js'

/** Makes the calls of one run different from those of others in the log. */
let calls = 0

/**
 * Sends each request to both twins, and looks at everything that can be seen of it: the replies, that they are the same to the
 * byte, and that a refused write has left no trace in the database.
 *
 * @returns what is wrong, one sentence each
 */
export async function attack({ both }: Twins, requests: Iterable<HostileRequest>): Promise<string[]> {
  const faults: string[] = []
  let states = await statesOf(both)
  for (const request of requests) {
    const id = `hostile-${(calls += 1)}`
    const answers = await Promise.all(both.map(({ server, agent }) => exchange(server.url, request, { id, agent })))
    const note = (what: string) => faults.push(`${described(request)}: ${what}`)
    for (const answer of answers) for (const fault of replyFaults(request, answer)) note(fault)
    const [one = '', other = ''] = answers.map(comparable)
    if (one !== other) note(`The reply depends on what is hidden: ${firstDifference(one, other)}`)
    if (request.method === 'GET' || request.method === 'HEAD') continue
    const now = await statesOf(both)
    const isRefused = answers.every(({ status }) => status >= 400)
    if (isRefused && now.join() !== states.join()) note('It was refused, and has changed the database.')
    states = now
  }
  const end = await statesOf(both)
  if (end.join() !== states.join()) faults.push('A read has changed the database.')
  return faults
}

/** What the log of either says of hidden columns, and every fault of the server that it tells of. */
export function logFaults({ both }: Twins): string[] {
  return both.flatMap(({ server }) => {
    const log = server.log()
    const errors = log.split('\n').filter((line) => /"level":"?(?:error|fatal|50|60)\b/.test(line))
    return [...leaks(log), ...errors.map((line) => `The log has an error: ${line.slice(0, 300)}`)]
  })
}

/** What requests are made of that go on from replies. */
export async function factsOf({ both: [twin] }: Twins): Promise<Facts> {
  const ask = (path: string) => exchange(twin.server.url, { category: 'facts', method: 'GET', path }, { id: 'facts', agent: twin.agent })
  const cursor = async (path: string) => {
    const page = JSON.parse((await ask(path)).text) as { readonly meta: { readonly nextCursor: string } }
    return page.meta.nextCursor
  }
  return {
    postCursor: await cursor('/api/posts?take=1'),
    userCursor: await cursor('/api/users?take=1'),
    tag: (await ask('/api/papers/1')).headers['etag'] ?? '',
  }
}

function statesOf(twins: readonly Twin[]): Promise<string[]> {
  return Promise.all(twins.map((twin) => twin.state()))
}

/** A reply without the id that a server makes where it could not read the client's. */
function comparable({ status, headers, text }: Exchanged): string {
  return `${status} ${JSON.stringify(headers)} ${text}`.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
}

function firstDifference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const from = Math.max(0, at - 40)
  return `"${one.slice(from, at + 60)}" and "${other.slice(from, at + 60)}"`
}
