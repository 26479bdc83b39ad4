import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '../src/database.js'
import { attack, factsOf, logFaults } from '../src/hostile/attack.js'
import { exchange, sendBytes } from '../src/hostile/exchange.js'
import { halfSent, MALFORMED } from '../src/hostile/malformed.js'
import { PLANTS } from '../src/hostile/plants.js'
import type { Facts, HostileRequest } from '../src/hostile/request.js'
import { strangeBodies } from '../src/hostile/requests/bodies.js'
import { budgets } from '../src/hostile/requests/budgets.js'
import { forgedCursors } from '../src/hostile/requests/cursors.js'
import { deletedRecords } from '../src/hostile/requests/deleted.js'
import { headers } from '../src/hostile/requests/headers.js'
import { hiddenFields, innocent } from '../src/hostile/requests/hidden.js'
import { strayIds } from '../src/hostile/requests/ids.js'
import { parameters } from '../src/hostile/requests/parameters.js'
import { prototypeKeys } from '../src/hostile/requests/prototype-keys.js'
import { bulkWrites, closedFields, closedRelations } from '../src/hostile/requests/writes.js'
import { bootTwins, hostileProject, type Twin, type Twins } from '../src/hostile/twins.js'
import { leavesOut } from '../src/leaves-out.js'
import { removeProject } from '../src/project.js'
import { isDue } from '../src/third.js'

describe.each<Provider>(['sqlite', 'postgresql'])('hostile requests on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let project: string
  let twins: Twins
  let facts: Facts
  let sent = 0
  beforeAll(async () => {
    project = hostileProject(provider)
    twins = await bootTwins(provider, project)
    facts = await factsOf(twins)
  })
  afterAll(async () => {
    await twins?.close()
    removeProject(project)
  })

  test.each<[what: string, requests: (facts: Facts) => Iterable<HostileRequest>]>([
    ['keys of the prototype', prototypeKeys],
    ['parameters that are doubled, mixed, malformed, mis-encoded or unknown', parameters],
    ['hidden fields and relations by every way to ask for them', hiddenFields],
    ['records that are deleted softly', deletedRecords],
    ['cursors that nobody was given', forgedCursors],
    ['long lists, depth, huge pages and long texts', budgets],
    ['ids that do not parse', strayIds],
    ['bodies of another type, encoding or form', strangeBodies],
    ['writes of keys, read-only and hidden fields', closedFields],
    ['relations by hidden uniques and past the rules of their target', closedRelations],
    ['writes of many that would be writes of all', bulkWrites],
    ['headers and methods', headers],
    ['what is allowed', innocent],
  ])('%s: refused, or telling nothing of what is hidden', { timeout: 120_000 }, async (_, requests) => {
    const some = [...requests(facts)]
    sent += some.length
    expect(await attack(twins, some)).toEqual([])
  })

  test('there were many of them', () => {
    expect(sent).toBeGreaterThan(1500)
  })

  describe('bytes', () => {
    const twin = (): Twin => twins.both[0]
    const isWell = async () => {
      const { server, agent } = twin()
      expect(await exchange(server.url, { category: 'bytes', method: 'GET', path: '/api/words' }, { id: 'well', agent })).toMatchObject({ status: 200 })
    }

    test.each(MALFORMED)('%s: refused, and the server goes on', async (_, bytes) => {
      const before = await twin().state()
      const answer = await sendBytes(twin().server.url, [bytes], { waitMs: 3000 })
      // A request that asks for a tunnel is cut off without a word.
      expect(answer).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/)
      expect(answer).not.toMatch(/HTTP\/1\.1 [235]/)
      expect(await twin().state()).toBe(before)
      await isWell()
    })

    test('a body that never comes to its end is 408, and nothing is written', async () => {
      const before = await twin().state()
      const [answer, drop] = await Promise.all([
        sendBytes(twin().server.url, halfSent(), { waitMs: 12_000 }),
        sendBytes(twin().server.url, [...halfSent(5000), ...Array<string>(60).fill(' ')], { pauseMs: 100, waitMs: 12_000 }),
      ])
      for (const text of [answer, drop]) expect(text).toMatch(/^HTTP\/1\.1 408 [^]*"type":"\/problems\/request-timeout"/)
      expect(await twin().state()).toBe(before)
      await isWell()
    })

    test('a client that leaves in the middle of its body leaves nothing behind', async () => {
      const before = await twin().state()
      await Promise.all(Array.from({ length: 20 }, () => sendBytes(twin().server.url, halfSent(), { abort: true })))
      expect(await twin().state()).toBe(before)
      await isWell()
    })
  })

  test('the log has nothing of what is hidden, and no fault of the server', () => {
    expect(logFaults(twins)).toEqual([])
  })

  if (provider === 'postgresql') return

  // Each is two servers of its own: a third of them at a time, and all in depth.
  test.each(PLANTS.filter((_, i) => isDue(i)))('without $what these tests are red', { timeout: 120_000 }, async ({ plant, shows }) => {
    const leaking = await bootTwins(provider, project, plant)
    try {
      const some = [...hiddenFields(), ...innocent()].filter(({ path }) => /^\/api\/users[?/]/.test(path))
      const faults = [...(await attack(leaking, some)), ...logFaults(leaking)]
      expect(faults.join('\n')).toMatch(shows)
    } finally {
      await leaking.close()
    }
  })
})
