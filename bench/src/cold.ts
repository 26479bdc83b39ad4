import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'
import { milliseconds } from './milliseconds.js'
import { generateOnce, peakMemory, run } from './ssot-process.js'

/** What one schema costs, as whole processes. */
export type ColdResult = {
  readonly name: string
  readonly models: number
  readonly files: number
  readonly kilobytesPerModel: number
  /** Medians, in milliseconds. */
  readonly floor: number
  readonly generate: number
  /** The median of the ratios of paired runs. */
  readonly ratio: number
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
    const files = filesBelow(first)
    const bytes = join(scratch, 'bytes.json')
    writeFileSync(bytes, JSON.stringify(files.map((path) => ({ path, text: readFileSync(join(first, path), 'utf8') }))))
    const pairs = Array.from({ length: runs }, (_, i) => {
      const base = milliseconds(() => run([floor, schema, bytes, join(scratch, `floor-${i}`)]))
      const own = milliseconds(() => generateOnce({ schema, out: join(scratch, `own-${i}`), cache: join(scratch, `cache-${i}`) }))
      return { base, own }
    })
    const models = [...readFileSync(schema, 'utf8').matchAll(/^model\s/gm)].length
    const kilobytes = files.reduce((sum, path) => sum + statSync(join(first, path)).size, 0) / 1024
    return {
      name,
      models,
      files: files.length,
      kilobytesPerModel: kilobytes / models,
      floor: median(pairs.map((pair) => pair.base)),
      generate: median(pairs.map((pair) => pair.own)),
      ratio: median(pairs.map((pair) => pair.own / pair.base)),
      memory,
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
}
