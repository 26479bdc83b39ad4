import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assertAlike } from './alike.js'
import { compare, type Comparison } from './compare.js'
import { createBlogDatabase } from './database.js'
import { buildBlogs, type BlogTarget, type Framework, type Side } from './projects.js'
import { SCENARIOS } from './requests.js'
import { startBenchServer } from './server.js'
import { soak } from './soak.js'

/** What the generated server is to answer at least of what the hand-written one does. */
const AIMS: Readonly<Record<Framework, number>> = { express: 0.9, fastify: 0.95 }
/** Below it something is wrong; above, a second of noise on two cores that serve, load and keep the database is more than the difference. */
const BUDGETS: Readonly<Record<Framework, number>> = { express: 0.7, fastify: 0.65 }

/** What is measured. */
export type HttpBench = {
  readonly framework: Framework
  /** Of two pairs for each kind of request. */
  readonly rounds: number
  /** How long the generated one is then kept at load, and its memory looked at; 0 for not at all. */
  readonly soakSeconds: number
}

/**
 * Loads the generated blog and one that was written by hand, over the same database, once their replies are found to be the same.
 *
 * @returns a sentence for every budget that is not kept
 * @throws AssertionError where the two do not answer alike
 */
export async function benchHttp({ framework, rounds, soakSeconds }: HttpBench): Promise<string[]> {
  const budget = BUDGETS[framework]
  const scratch = mkdtempSync(join(tmpdir(), 'ssot-bench-'))
  const database = await createBlogDatabase(scratch)
  const started: { stop: () => Promise<void> }[] = []
  try {
    const folders = buildBlogs(scratch, { framework, provider: database.provider })
    await assertAlike(folders, database)
    const start = async (side: Side, flags: readonly string[] = []) => {
      const server = await startBenchServer(folders[side], { databaseUrl: database.url, flags })
      started.push(server)
      return server
    }
    const contest = { database, servers: { generated: await start('generated'), handwritten: await start('handwritten') } }
    const results: Comparison[] = []
    for (const scenario of SCENARIOS) {
      const first = await compare(contest, scenario, rounds)
      if (first.ratio < budget) console.log(`${framework}, ${scenario}: ${first.ratio.toFixed(2)} × hand-written; measuring again.`)
      results.push(first.ratio < budget ? await compare(contest, scenario, rounds * 2) : first)
    }
    show(results, { framework, provider: database.provider })
    const grown = soakSeconds > 0 ? await soak(await start('generated', ['--expose-gc']), soakSeconds) : []
    const slow = results.filter(({ ratio }) => ratio < budget)
    return [...slow.map(({ scenario, ratio }) => `${framework}, ${scenario}: ${ratio.toFixed(2)} × the requests of the hand-written, under the budget of ${budget}.`), ...grown]
  } finally {
    for (const server of started) await server.stop()
    await database.drop()
    rmSync(scratch, { recursive: true, force: true })
  }
}

function show(results: readonly Comparison[], { framework, provider }: BlogTarget): void {
  console.log(`\nThe generated blog against a hand-written one that answers alike, both by ${framework} on ${provider}; the aim is ${AIMS[framework]} × its requests per second`)
  console.table(
    Object.fromEntries(
      results.map(({ scenario, load: { generated, handwritten }, ratio, cpuRatio }) => [
        scenario,
        {
          'generated 1/s': Math.round(generated.perSecond),
          'hand-written 1/s': Math.round(handwritten.perSecond),
          ratio: Number(ratio.toFixed(2)),
          'CPU µs generated': Math.round(generated.cpu),
          'CPU µs hand-written': Math.round(handwritten.cpu),
          'CPU ratio': Number(cpuRatio.toFixed(2)),
        },
      ]),
    ),
  )
}
