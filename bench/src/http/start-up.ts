import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from '../median.js'
import { syntheticSchema } from '../synthetic.js'
import { COMPILERS } from '../tsc-run.js'
import { FRAMEWORKS, ROOT, run, SSOT, type Framework } from './projects.js'

/** Models that have all routes there are. */
const MODELS = 140

/** How many routes that is at least. */
const ROUTES = 1_500

/** Milliseconds in which they are to be ready. */
const BUDGET = 1_000

const RUNS = 5

const PROBE = fileURLToPath(new URL('start-up-probe.mjs', import.meta.url))

/** One start: how many routes, how long it took to load the project's files, and then until every route was ready, in milliseconds. */
type Start = {
  readonly routes: number
  readonly load: number
  readonly ready: number
  /** The processor's time for the latter. */
  readonly cpu: number
}

/**
 * Starts an application with more routes than most will ever have.
 *
 * @returns a sentence for every budget that is not kept
 */
export function benchStartUp(): string[] {
  const results = FRAMEWORKS.map((framework) => ({ framework, ...started(framework) }))
  console.log(`\nThe start of an application of ${MODELS} models, compiled; median of ${RUNS} processes; the routes are to be ready in ${BUDGET} ms`)
  console.table(
    Object.fromEntries(
      results.map(({ framework, routes, load, ready, cpu }) => [
        framework,
        { routes, 'files loaded ms': Math.round(load), 'routes ready ms': Math.round(ready), 'of the processor ms': Math.round(cpu) },
      ]),
    ),
  )
  return results.flatMap(({ framework, routes, ready, cpu }) => [
    ...(routes < ROUTES ? [`${framework}: there are ${routes} routes, and ${ROUTES} are to be measured.`] : []),
    // What the machine does besides is in the one, what the collector does beside the main thread in the other.
    ...(Math.min(ready, cpu) > BUDGET ? [`${framework}: ${routes} routes are ready in ${Math.round(ready)} ms, over the budget of ${BUDGET}.`] : []),
  ])
}

function started(framework: Framework): Start {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-bench-'))
  try {
    build(folder, framework)
    const starts = Array.from({ length: RUNS }, () => start(folder, framework))
    const of = (name: keyof Start) => median(starts.map((one) => one[name]))
    return { routes: of('routes'), load: of('load'), ready: of('ready'), cpu: of('cpu') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A project in which every model has its bulk routes too. */
function build(folder: string, framework: Framework): void {
  symlinkSync(join(ROOT, 'e2e/node_modules'), join(folder, 'node_modules'), 'junction')
  mkdirSync(join(folder, 'prisma'))
  const schema = join(folder, 'prisma/schema.prisma')
  writeFileSync(schema, syntheticSchema(MODELS).replace(/^model /gm, '/// @bulk\nmodel '))
  run([...SSOT, 'generate', '--schema', schema, '--out', folder, '--framework', framework], folder)
  run([COMPILERS['7'], '-p', 'tsconfig.build.json'], folder)
}

function start(folder: string, framework: Framework): Start {
  // Nothing is asked of the database.
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROBE, folder, framework], { cwd: folder, encoding: 'utf8', env })
  if (status !== 0) throw new Error(`The application by ${framework} does not start:\n${stderr}`)
  return JSON.parse(stdout) as Start
}
