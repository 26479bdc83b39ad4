import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate, parseSchema } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { openapi } from '@ssot-codegen/gen-openapi'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime, planOutput } from '@ssot-codegen/output'
import { generateOnce, peakMemory } from './ssot-process.js'
import { syntheticSchema } from './synthetic.js'

const SIZES = [10, 30, 100, 300, 1000] as const
/** From the middle of all sizes. */
const FLATNESS = 0.25
/** The aim is 25 KB, of which code takes 11: `openapi.json` is the rest. */
const BUDGETS = { kilobytes: 30, files: 10 } as const

/** One run in this process, warm: what is done, how long it took. */
type Run = { readonly milliseconds: number; readonly bytes: number; readonly files: number }

/**
 * How the work and the output grow with the schema. The time is that of parsing, generating and planning in this process,
 * once everything is compiled, without what a schema of one model takes: so it is the models' own. Whole processes are shown
 * beside it.
 *
 * @returns a sentence for every budget that is not kept
 */
export function benchScale(): string[] {
  for (let i = 0; i < 5; i += 1) run(100)
  let rows = measure()
  if (unevenness(rows).length > 0) {
    console.log('scale: uneven; measuring again.')
    rows = measure()
  }
  console.log('\nWhat one model more costs, by the size of a synthetic schema; then whole processes, nothing cached')
  console.table(
    Object.fromEntries(
      rows.map(({ models, time, kilobytes, files, process }) => [
        models,
        {
          'ms/model': Number(time.toFixed(3)),
          'KB/model': Number(kilobytes.toFixed(1)),
          'files/model': Number(files.toFixed(1)),
          'process ms': Math.round(process.milliseconds),
          'peak MiB': Math.round(process.megabytes),
        },
      ]),
    ),
  )
  return [
    ...unevenness(rows),
    ...rows.flatMap(({ models, kilobytes, files }) => [
      ...(kilobytes > BUDGETS.kilobytes ? [`At ${models} models, one more is ${kilobytes.toFixed(1)} KB, over ${BUDGETS.kilobytes}.`] : []),
      ...(files > BUDGETS.files ? [`At ${models} models, one more is ${files.toFixed(1)} files, over ${BUDGETS.files}.`] : []),
    ]),
  ]
}

type Row = {
  readonly models: number
  readonly time: number
  readonly kilobytes: number
  readonly files: number
  readonly process: { readonly milliseconds: number; readonly megabytes: number }
}

function measure(): Row[] {
  const one = best(1)
  return SIZES.map((models) => {
    const { milliseconds, bytes, files } = best(models)
    const more = models - 1
    return {
      models,
      time: (milliseconds - one.milliseconds) / more,
      kilobytes: (bytes - one.bytes) / 1024 / more,
      files: (files - one.files) / more,
      process: wholeProcess(models),
    }
  })
}

function unevenness(rows: readonly Row[]): string[] {
  const times = rows.map(({ time }) => time).sort((a, b) => a - b)
  const middle = times[Math.floor(times.length / 2)] ?? NaN
  return rows
    .filter(({ time }) => Math.abs(time - middle) > FLATNESS * middle)
    .map(({ models, time }) => `At ${models} models, one takes ${time.toFixed(3)} ms, more than 25 % off the middle, ${middle.toFixed(3)}.`)
}

/** The fastest of several: other work on the machine only ever adds. */
function best(models: number): Run {
  const schema = syntheticSchema(models)
  let fastest = run(models, schema)
  const rounds = Math.max(4, Math.min(40, Math.round(2000 / models)))
  for (let i = 0; i < rounds; i += 1) {
    const next = run(models, schema)
    if (next.milliseconds < fastest.milliseconds) fastest = next
  }
  return fastest
}

function run(models: number, text = syntheticSchema(models)): Run {
  const start = performance.now()
  const { schema } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) throw new Error(`The synthetic schema of ${models} models is refused.`)
  const output = generate(schema, [project(), api(), express(), openapi()], { runtime: loadRuntime })
  const plan = planOutput(join(tmpdir(), 'ssot-bench-nothing'), output)
  const milliseconds = performance.now() - start
  const bytes = plan.actions.reduce((sum, { text: content = '' }) => sum + Buffer.byteLength(content), 0)
  return { milliseconds, bytes, files: plan.actions.length }
}

function wholeProcess(models: number): { readonly milliseconds: number; readonly megabytes: number } {
  const scratch = mkdtempSync(join(tmpdir(), 'ssot-bench-'))
  try {
    const schema = join(scratch, 'schema.prisma')
    writeFileSync(schema, syntheticSchema(models))
    const start = performance.now()
    generateOnce({ schema, out: join(scratch, 'out'), cache: join(scratch, 'cache') })
    const milliseconds = performance.now() - start
    return { milliseconds, megabytes: peakMemory({ schema, out: join(scratch, 'again'), cache: join(scratch, 'empty') }) }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
