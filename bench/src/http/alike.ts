import { deepStrictEqual } from 'node:assert'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { BlogDatabase } from './database.js'
import type { Both } from './projects.js'
import { REFUSED, requestOf, type BenchRequest } from './requests.js'
import { startBenchServer, type BenchServer } from './server.js'

/** What makes Prisma's driver adapters write each statement into the server's log. */
const LOGGED_STATEMENTS = { DEBUG: 'prisma:driver-adapter:*' }

const FIXED_CLOCK = new URL('fixed-clock.mjs', import.meta.url).href

/** Fields of a line of the log that differ by their nature, and the one by which each side names what answered. */
const OWN_FIELDS = ['time', 'ms', 'operation']

/** What a request comes to, as far as anybody can see. */
type Outcome = {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string
  readonly statements: readonly string[]
  readonly logged: readonly object[]
}

/**
 * Sends the same requests to both and looks at what comes back, what reaches the database, and what is logged.
 *
 * @throws AssertionError that shows the first difference
 */
export async function assertAlike(folders: Both<string>, database: BlogDatabase): Promise<void> {
  const handwritten = await outcomes(folders.handwritten, database)
  const generated = await outcomes(folders.generated, database)
  for (const [index, { request, outcome }] of generated.entries()) {
    const other = handwritten[index]?.outcome
    deepStrictEqual(outcome, other, `${request.method} ${request.path} is not answered alike: generated, then hand-written.`)
  }
}

type Answered = { readonly request: BenchRequest; readonly outcome: Outcome }

async function outcomes(folder: string, database: BlogDatabase): Promise<readonly Answered[]> {
  await database.restartIds()
  const options = { databaseUrl: database.url, logFile: join(folder, 'alike.log'), env: LOGGED_STATEMENTS, flags: ['--import', FIXED_CLOCK] }
  const server = await startBenchServer(folder, options)
  const answered: Answered[] = []
  const ask = async (request: BenchRequest) => {
    const outcome = await outcomeOf(server, request)
    answered.push({ request, outcome })
    return outcome
  }
  try {
    const get = requestOf.get(1)
    const { headers } = await ask(get)
    // Beside a condition, `fetch` asks for a reply that is not from a cache, unless the request says what it wants.
    await ask({ ...get, headers: { ...get.headers, 'if-none-match': headers['etag'] ?? '', 'cache-control': 'max-age=0' } })
    await ask({ ...get, path: '/api/posts/99999999' })
    const { body } = await ask(requestOf['filtered list'](1))
    if (!body.includes('"nextCursor":"')) throw new Error('The list is too short to have a second page.')
    const created = await ask(requestOf.create(1))
    if (created.status !== 201) throw new Error(`Nothing was created: ${created.body}`)
    await ask({ ...get, path: created.headers['location'] ?? '' })
    await assertRefused(server)
    return answered
  } finally {
    await server.stop()
    await database.clear()
  }
}

/** In words of its own, each side refuses the same. */
async function assertRefused({ url }: BenchServer): Promise<void> {
  for (const [fault, { path, ...init }] of Object.entries(REFUSED)) {
    const { status } = await fetch(url + path, init)
    if (status !== 400) throw new Error(`${fault} is answered with ${status} in place of 400.`)
  }
}

async function outcomeOf(server: BenchServer, { path, ...init }: BenchRequest): Promise<Outcome> {
  const before = await settledLog(server)
  const response = await fetch(server.url + path, { ...init, headers: { ...init.headers, 'x-request-id': 'alike' } })
  const body = await response.text()
  const log = (await settledLog(server)).slice(before.length)
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'))
  return { status: response.status, headers, body, statements: statementsIn(log), logged: linesIn(log) }
}

function statementsIn(log: string): string[] {
  return [...log.matchAll(/"sql": "(.*)",\\n'/g)].map(([, sql = '']) => sql)
}

function linesIn(log: string): object[] {
  const lines = log.split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => {
    const fields: [string, unknown][] = Object.entries(JSON.parse(line) as object)
    return Object.fromEntries(fields.filter(([name]) => !OWN_FIELDS.includes(name)))
  })
}

/** The log once nothing is added any more: a line is written after its reply. */
async function settledLog(server: BenchServer): Promise<string> {
  for (let log = ''; ; ) {
    await setTimeout(40)
    const now = server.log()
    if (now === log) return now
    log = now
  }
}
