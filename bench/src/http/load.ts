import autocannon from 'autocannon'
import { requestOf, type Scenario } from './requests.js'
import type { BenchServer } from './server.js'

/** As many as the driver's pool has connections to the database. */
const CONNECTIONS = 10

/** Milliseconds between looks at whether the time is up, which the time that was measured is exact to. */
const SAMPLE = 20

/** What came of some load. */
export type Load = {
  /** Requests that were answered. */
  readonly answered: number
  /** Requests that were answered in a second. */
  readonly perSecond: number
  /** What the server's processor did for one of them, in microseconds. */
  readonly cpu: number
}

/** Each request of a run is another, whichever server it is for. */
let number = 0

/**
 * Sends requests of the scenarios in turns, over connections that stay open, one behind the other on each.
 *
 * @throws Error when one is answered otherwise than with success
 */
export async function load(server: BenchServer, scenarios: readonly Scenario[], seconds: number): Promise<Load> {
  const before = await server.usage()
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: seconds,
    sampleInt: SAMPLE,
    requests: scenarios.map((scenario) => ({
      setupRequest: (request) => ({ ...request, ...requestOf[scenario]((number += 1)) }),
    })),
  })
  const after = await server.usage()
  const failed = result.errors + result.non2xx
  if (failed > 0) throw new Error(`Of the requests for ${scenarios.join(', ')}, ${failed} failed.`)
  const answered = result['2xx']
  const milliseconds = result.finish.getTime() - result.start.getTime()
  return { answered, perSecond: (answered / milliseconds) * 1000, cpu: (after.cpu - before.cpu) / answered }
}
