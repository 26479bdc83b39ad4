import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'
import { milliseconds } from './milliseconds.js'
import { run, SSOT } from './ssot-process.js'

/** A run after which nothing changed may take this many times what starting Node and hashing takes: 1.5, and a fifth for what else the machine does. */
const BUDGET = 1.8

const baseline = fileURLToPath(new URL('./hash-files.mjs', import.meta.url))

/**
 * Times runs that find nothing changed against a process that only hashes the same files, in pairs.
 *
 * @param schemas by name, the paths of their files
 * @returns a sentence for every schema over the budget
 */
export function benchUnchanged(schemas: readonly (readonly [name: string, path: string])[], pairs: number): string[] {
  const rows = schemas.map(([name, path]) => {
    const first = timed(path, pairs)
    if (first.ratio <= BUDGET) return { name, ...first }
    console.log(`${name}, unchanged: ${first.ratio.toFixed(2)} × hashing; measuring again.`)
    return { name, ...timed(path, pairs * 2) }
  })
  console.log('\n`ssot generate` when nothing changed, whole process, against starting Node and hashing the same files')
  console.table(
    Object.fromEntries(
      rows.map(({ name, hashing, unchanged, ratio }) => [
        name,
        { 'hashing ms': Math.round(hashing), 'ssot ms': Math.round(unchanged), ratio: Number(ratio.toFixed(2)) },
      ]),
    ),
  )
  return rows
    .filter(({ ratio }) => ratio > BUDGET)
    .map(({ name, ratio }) => `${name}, unchanged: ${ratio.toFixed(2)} × hashing is over the budget of ${BUDGET}.`)
}

type Timed = { readonly hashing: number; readonly unchanged: number; readonly ratio: number }

function timed(schema: string, pairs: number): Timed {
  const scratch = mkdtempSync(join(tmpdir(), 'ssot-bench-'))
  try {
    const [out, cache, list] = [join(scratch, 'out'), join(scratch, 'cache'), join(scratch, 'list.json')]
    const args = [SSOT, 'generate', '--no-prisma-client', '--schema', schema, '--out', out]
    run(args, cache)
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((path) => join(out, path))
    writeFileSync(list, JSON.stringify([schema, ...files.filter((path) => statSync(path).isFile())]))
    const times = Array.from({ length: pairs }, () => {
      const hashing = milliseconds(() => run([baseline, list]))
      let said = ''
      const unchanged = milliseconds(() => (said = run(args, cache)))
      if (!said.startsWith('unchanged ')) throw new Error(`The run was made again: ${said}`)
      return { hashing, unchanged }
    })
    return {
      hashing: median(times.map((pair) => pair.hashing)),
      unchanged: median(times.map((pair) => pair.unchanged)),
      ratio: median(times.map((pair) => pair.unchanged / pair.hashing)),
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
