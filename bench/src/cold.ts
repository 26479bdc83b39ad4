import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'
import { milliseconds } from './milliseconds.js'
import { outputIn } from './output-files.js'
import { medianPhases, phasesIn, type Phases } from './phases.js'
import { generateOnce, peakMemory, run } from './ssot-process.js'
import { syntheticSchema } from './synthetic.js'

/** What one schema costs, as whole processes. */
export type ColdResult = {
  readonly name: string
  readonly models: number
  readonly files: number
  /** What is there once per model, without what a schema of one model takes: runtime, settings, readme. */
  readonly kilobytesPerModel: number
  /** The part of them that `openapi.json` has. */
  readonly describedPerModel: number
  readonly filesPerModel: number
  /** Medians, in milliseconds. */
  readonly floor: number
  readonly generate: number
  /** The median of the ratios of paired runs. */
  readonly ratio: number
  /** Medians of the phases of either side. */
  readonly floorPhases: Phases
  readonly phases: Phases
  /** Peak memory of the generator, in MiB. */
  readonly memory: number
}

const floor = fileURLToPath(new URL('./floor.mjs', import.meta.url))

/**
 * Times `ssot generate --no-prisma-client` against the floor, in pairs, each into an empty folder.
 *
 * @param runs how many pairs
 */
export function benchCold(name: string, schema: string, runs: number): ColdResult {
  const scratch = mkdtempSync(join(tmpdir(), 'ssot-bench-'))
  try {
    const first = join(scratch, 'first')
    const memory = peakMemory({ schema, out: first, cache: join(scratch, 'cache') })
    const { paths, bytes, described } = outputIn(first)
    const list = join(scratch, 'bytes.json')
    writeFileSync(list, JSON.stringify(paths.map((path) => ({ path, text: readFileSync(join(first, path), 'utf8') }))))
    const pairs = Array.from({ length: runs }, (_, i) => ({
      base: timed(() => run([floor, schema, list, join(scratch, `floor-${i}`)])),
      own: timed(() => generateOnce({ schema, out: join(scratch, `own-${i}`), cache: join(scratch, `cache-${i}`) })),
    }))
    const models = [...readFileSync(schema, 'utf8').matchAll(/^model\s/gm)].length
    const one = outputOfOne(scratch)
    return {
      name,
      models,
      files: paths.length,
      kilobytesPerModel: (bytes - one.bytes) / 1024 / (models - 1),
      describedPerModel: (described - one.described) / 1024 / (models - 1),
      filesPerModel: (paths.length - one.paths.length) / (models - 1),
      floor: median(pairs.map((pair) => pair.base.whole)),
      generate: median(pairs.map((pair) => pair.own.whole)),
      ratio: median(pairs.map((pair) => pair.own.whole / pair.base.whole)),
      floorPhases: medianPhases(pairs.map((pair) => pair.base)),
      phases: medianPhases(pairs.map((pair) => pair.own)),
      memory,
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function timed(work: () => string): { readonly whole: number; readonly phases: Phases } {
  let said = ''
  const whole = milliseconds(() => (said = work()))
  return { whole, phases: phasesIn(said) }
}

function outputOfOne(scratch: string) {
  const schema = join(scratch, 'one.prisma')
  writeFileSync(schema, syntheticSchema(1))
  generateOnce({ schema, out: join(scratch, 'one'), cache: join(scratch, 'one-cache') })
  return outputIn(join(scratch, 'one'))
}
