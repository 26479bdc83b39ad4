import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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

const root = fileURLToPath(new URL('../../', import.meta.url))
const bin = join(root, 'packages/cli/dist/bin.js')
const floor = fileURLToPath(new URL('./floor.mjs', import.meta.url))

/**
 * Times `ssot generate --no-prisma-client` against the floor, in pairs, each into an empty folder.
 *
 * @param runs how many pairs
 */
export function benchCold(name: string, schema: string, runs: number): ColdResult {
  if (!existsSync(bin)) throw new Error('The packages are not built. Run `pnpm build` first.')
  const scratch = mkdtempSync(join(tmpdir(), 'ssot-bench-'))
  try {
    const first = join(scratch, 'first')
    const memory = generate(schema, first).memory
    const files = filesBelow(first)
    const bytes = join(scratch, 'bytes.json')
    writeFileSync(bytes, JSON.stringify(files.map((path) => ({ path, text: readFileSync(join(first, path), 'utf8') }))))
    const pairs = Array.from({ length: runs }, (_, i) => {
      const base = time(() => run([floor, schema, bytes, join(scratch, `floor-${i}`)]))
      const own = time(() => generate(schema, join(scratch, `own-${i}`)))
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

function generate(schema: string, out: string): { memory: number } {
  const report = `process.on('exit',()=>process.stderr.write('\\nmaxRSS '+process.resourceUsage().maxRSS))`
  const { stderr } = run(['--import', `data:text/javascript,${encodeURIComponent(report)}`, bin, 'generate', '--no-prisma-client', '--schema', schema, '--out', out])
  return { memory: Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024 }
}

function run(args: readonly string[]): { stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status ?? 'a signal'}:\n${stdout}${stderr}`)
  return { stderr }
}

function time(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
}
