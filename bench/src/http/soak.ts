import { load } from './load.js'
import { SCENARIOS } from './requests.js'
import type { BenchServer, Usage } from './server.js'
import { slopeOf } from './slope.js'

/** How often memory is looked at over the whole time, and how much of it passes before that says anything. */
const SAMPLES = 120
const WARM_UP = 0.2

/** What memory may seem to grow by over the time, in MiB: what is in use after a collection, and what the system gave. */
const BUDGETS = { heap: 2, rss: 24 } as const

const MIB = 2 ** 20

type Sample = Usage & { readonly at: number }

/**
 * Keeps a server under load by all scenarios in turns, and looks for growth of its memory.
 *
 * @param server started with `--expose-gc`, so that garbage does not count
 * @returns a sentence for each kind of memory that grows
 */
export async function soak(server: BenchServer, seconds: number): Promise<string[]> {
  const start = performance.now()
  const samples: Sample[] = []
  const look = async () => {
    const at = (performance.now() - start) / 1000
    samples.push({ at, ...(await server.usage()) })
  }
  const timer = setInterval(() => void look(), (seconds * 1000) / SAMPLES)
  const { perSecond } = await load(server, SCENARIOS, seconds)
  clearInterval(timer)
  const warm = samples.filter(({ at }) => at > seconds * WARM_UP)
  const rows = (['heap', 'rss'] as const).map((kind) => {
    const values = warm.map((sample) => sample[kind] / MIB)
    const slope = slopeOf(warm.map((sample) => ({ at: sample.at, value: sample[kind] / MIB })))
    return { kind, first: values[0] ?? NaN, last: values.at(-1) ?? NaN, most: Math.max(...values), growth: slope * seconds * (1 - WARM_UP) }
  })
  console.log(`\n${seconds} s at load, ${Math.round(perSecond)} requests per second; memory in MiB after a fifth of the time, and its growth from there`)
  console.table(
    Object.fromEntries(rows.map(({ kind, ...row }) => [kind, Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value.toFixed(1))]))])),
  )
  return rows
    .filter(({ kind, growth }) => !(growth <= BUDGETS[kind]))
    .map(({ kind, growth }) => `HTTP: in ${seconds} s at load the ${kind} grew by ${growth.toFixed(1)} MiB, over the budget of ${BUDGETS[kind]}.`)
}
