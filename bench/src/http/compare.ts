import { median } from '../median.js'
import type { BlogDatabase } from './database.js'
import { load, type Load } from './load.js'
import { SIDES, type Both, type Side } from './projects.js'
import type { Scenario } from './requests.js'
import type { BenchServer } from './server.js'

/** Seconds of one measurement. */
const SLICE = 0.8

/**
 * Requests before the first measurement, in which code is compiled and connections are opened, and the seconds in which so many are looked for.
 * On a busy machine the seconds alone are too few: what is then compared is how long code takes that nobody has compiled.
 */
const WARM_UP = { requests: 2_000, seconds: 1.5 }

/** What a scenario comes to on one side. */
type Cost = Omit<Load, 'answered'>

/** What a scenario comes to on both sides. */
export type Comparison = {
  readonly scenario: Scenario
  readonly load: Both<Cost>
  /** Requests in a second, generated ÷ hand-written: of each pair, the median. */
  readonly ratio: number
  /** The processor's time for a request, generated ÷ hand-written: it does not depend on what else the machine does. */
  readonly cpuRatio: number
}

/** Which servers are compared, and on what. */
export type Contest = { readonly servers: Both<BenchServer>; readonly database: BlogDatabase }

/**
 * Loads both servers in turns: one, the other, the other, the one, so that what the machine does besides and what has
 * been written since hit both.
 *
 * @param rounds of two pairs each
 */
export async function compare({ servers, database }: Contest, scenario: Scenario, rounds: number): Promise<Comparison> {
  const run = async (side: Side, seconds: number) => {
    const result = await load(servers[side], [scenario], seconds)
    if (scenario === 'create') await database.clear()
    return result
  }
  for (const side of SIDES) for (let answered = 0; answered < WARM_UP.requests; ) answered += (await run(side, WARM_UP.seconds)).answered
  const pairs: Both<Load>[] = []
  for (let round = 0; round < rounds; round += 1) {
    const generated = await run('generated', SLICE)
    pairs.push({ generated, handwritten: await run('handwritten', SLICE) })
    const handwritten = await run('handwritten', SLICE)
    pairs.push({ handwritten, generated: await run('generated', SLICE) })
  }
  const middle = (side: Side): Cost => ({
    perSecond: median(pairs.map((pair) => pair[side].perSecond)),
    cpu: median(pairs.map((pair) => pair[side].cpu)),
  })
  return {
    scenario,
    load: { generated: middle('generated'), handwritten: middle('handwritten') },
    ratio: median(pairs.map(({ generated, handwritten }) => generated.perSecond / handwritten.perSecond)),
    cpuRatio: median(pairs.map(({ generated, handwritten }) => generated.cpu / handwritten.cpu)),
  }
}
