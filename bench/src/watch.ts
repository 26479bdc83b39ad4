import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemory, generate, parseSchema, type RuntimeFolder } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { client } from '@ssot-codegen/gen-client'
import { express } from '@ssot-codegen/gen-express'
import { openapi } from '@ssot-codegen/gen-openapi'
import { project } from '@ssot-codegen/gen-project'
import { applyPlan, createSeen, loadRuntime, planOutput } from '@ssot-codegen/output'
import { median } from './median.js'
import { syntheticSchema } from './synthetic.js'

const MODELS = 300
/**
 * The aim is 2.5. On a busy machine it took 27 when `openapi.json` and the client were made anew each time, 9 to 11 once they were
 * not, and 8 once names were asked for again only where they may be others.
 */
const BUDGET = 15
/** Changes until all that is done again and again has been compiled, and changes that are measured. */
const ROUNDS = { warm: 20, measured: 20 } as const

/** Milliseconds of one change. */
type Turn = { readonly wasm: number; readonly parse: number; readonly generate: number; readonly plan: number; readonly write: number; readonly written: number }

/**
 * Renames one field after the other of a schema of 300 models, as a process that watches sees it: with Express, OpenAPI and the
 * client. What that takes until all is written is compared with what Prisma's parser alone takes in the same process.
 *
 * @returns a sentence where it takes too long, or a file was written that does not mention the field
 */
export function benchWatch(): string[] {
  const root = mkdtempSync(join(tmpdir(), 'ssot-bench-'))
  try {
    const change = createWatch(root)
    const turns = Array.from({ length: ROUNDS.warm + ROUNDS.measured }, (_, i) => change(i)).slice(ROUNDS.warm)
    const ratios = turns.map((turn) => whole(turn) / turn.wasm)
    const of = (phase: keyof Turn) => Number(median(turns.map((turn) => turn[phase])).toFixed(1))
    const ratio = median(ratios)
    console.log(`\nOne field renamed among ${MODELS} models, in a process that watches: medians of ${turns.length} changes in ms, against Prisma's parser alone, and all of parsing`)
    console.table({ [`${MODELS} models`]: { parser: of('wasm'), parse: of('parse'), generate: of('generate'), plan: of('plan'), write: of('write'), files: of('written'), '× parser': Number(ratio.toFixed(2)), '× parse': Number(median(turns.map((turn) => whole(turn) / turn.parse)).toFixed(2)) } })
    return ratio > BUDGET ? [`A change in a schema of ${MODELS} models takes ${ratio.toFixed(2)} × parsing, over the budget of ${BUDGET}.`] : []
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function whole({ parse, generate: made, plan, write }: Turn): number {
  return parse + made + plan + write
}

function createWatch(root: string): (round: number) => Turn {
  const { get_datamodel: parseOnly } = createRequire(import.meta.url)('@prisma/prisma-schema-wasm') as { readonly get_datamodel: (params: string) => string }
  const plugins = [project(), api(), express(), openapi(), client()]
  const [memory, seen] = [createMemory(), createSeen()]
  const folders = new Map<string, RuntimeFolder>()
  const runtime = (url: URL) => {
    const folder = folders.get(url.href) ?? loadRuntime(url)
    folders.set(url.href, folder)
    return folder
  }
  const original = syntheticSchema(MODELS)
  const notes = [...original.matchAll(/^ {2}note /gm)].map(({ index }) => index)
  const turn = (text: string, field: string | undefined): Turn => {
    const { took: wasm } = timed(() => parseOnly(JSON.stringify({ prismaSchema: [['schema.prisma', text]] })))
    const parsed = timed(() => parseSchema([{ path: 'schema.prisma', text }]).schema)
    const { result: schema = refused() } = parsed
    const made = timed(() => generate(schema, plugins, { runtime, memory }))
    const planned = timed(() => planOutput(root, made.result, { seen }))
    const writes = planned.result.actions.filter(({ action }) => action !== 'keep')
    const stranger = field === undefined ? undefined : writes.find(({ path, text: content }) => path !== '.ssot/manifest.json' && content?.includes(field) !== true)
    if (stranger) throw new Error(`${stranger.path} was written, and does not mention the field.`)
    const { took: write } = timed(() => applyPlan(planned.result))
    return { wasm, parse: parsed.took, generate: made.took, plan: planned.took, write, written: writes.length }
  }
  turn(original, undefined)
  return (round) => {
    // Each is renamed, and back.
    if (round % 2 === 1) return turn(original, 'note')
    const at = notes[(round * 7) % notes.length] ?? refused()
    return turn(`${original.slice(0, at)}  remark ${original.slice(at + '  note '.length)}`, 'remark')
  }
}

function timed<T>(work: () => T): { readonly result: T; readonly took: number } {
  const start = performance.now()
  const result = work()
  return { result, took: performance.now() - start }
}

function refused(): never {
  throw new Error('The synthetic schema is refused.')
}
