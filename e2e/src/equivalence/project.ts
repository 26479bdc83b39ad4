import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pushSchema } from '@ssot-codegen/prisma-offline'
import { build } from 'esbuild'
import { askPostgres, createDatabase, type Provider, type TestDatabase } from '../database.js'
import { generateProject, PROGRAM_FLAGS, removeProject, ROOT, schemaFiles, writeInto, type Ended } from '../project.js'

/** What is compared: a schema, and the files that a project has beside it. */
export type EquivalenceCase = {
  readonly name: string
  /** The text of a schema for SQLite. */
  readonly schema: string
  readonly files?: Readonly<Record<string, string>>
  /** What `ssot.config.ts` lists. */
  readonly config: string
  /** Changes the project before it is bundled. */
  readonly change?: (folder: string) => void
  /** A file of the project that fills the database. */
  readonly seed?: string
}

/** A generated project with two databases that hold the same, to be compared as often as one likes. */
export type EquivalenceProject = {
  readonly folder: string
  /** Runs the comparison on the databases as they are: what it does to them stays. */
  readonly compare: (args?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Compared>
  readonly remove: () => Promise<void>
}

/** How a comparison ended, and its report. */
export type Compared = Ended & { readonly report: Report; readonly markdown: string }

/** What tests read of the report. */
export type Report = {
  readonly equivalent: boolean
  readonly sent: number
  readonly missed: readonly unknown[]
  readonly findings: readonly { readonly operation: string; readonly kind: string; readonly label: string; readonly curl: string; readonly differences: readonly { readonly where: string; readonly values: readonly string[] }[] }[]
  readonly operations: readonly { readonly operation: string; readonly valid: { readonly sent: number; readonly granted: number } }[]
}

/** Generates the project, makes the tables, fills them, and makes a second database of the same. */
export async function equivalenceProject(one: EquivalenceCase, provider: Provider): Promise<EquivalenceProject> {
  const config = join(mkdtempSync(join(ROOT, 'e2e/.equivalence-')), 'ssot.config.ts')
  writeFileSync(config, one.config)
  const folder = generateProject(`equivalence-${one.name}`, one.schema.replace(/provider(\s*)= "sqlite"/, `provider$1= "${provider}"`), ['--config', config])
  removeProject(join(config, '..'))
  for (const [path, text] of Object.entries(one.files ?? {})) writeInto(folder, path, text)
  one.change?.(folder)
  const db = await createDatabase(provider, folder)
  await pushSchema({ files: schemaFiles(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') })), url: db.url })
  const script = await bundled(folder, 'src/gen/contract/equivalence.ts')
  if (one.seed !== undefined) {
    const seeded = await run(folder, await bundled(folder, one.seed), [], { DATABASE_URL: db.url })
    if (seeded.code !== 0) throw new Error(seeded.stdout + seeded.stderr)
  }
  let count = 0
  return {
    folder,
    async compare(args = [], env = {}) {
      const own = join(folder, `run-${(count += 1)}`)
      mkdirSync(own)
      const [first, second] = [await copyOf(db, provider, join(own, 'one.db')), await copyOf(db, provider, join(own, 'other.db'))]
      const ended = await run(folder, script, ['--database', first.url, '--database', second.url, '--report', own, ...args], { DATABASE_URL: db.url, ...env })
      await Promise.all([first.drop(), second.drop()])
      if (ended.code !== 0 && ended.code !== 1) throw new Error(ended.stdout + ended.stderr)
      return { ...ended, report: reportIn(own, ended), markdown: readFileSync(join(own, 'equivalence-report.md'), 'utf8') }
    },
    async remove() {
      await db.drop()
      removeProject(folder)
    },
  }
}

function reportIn(folder: string, ended: Ended): Report {
  try {
    return JSON.parse(readFileSync(join(folder, 'equivalence-report.json'), 'utf8')) as Report
  } catch {
    throw new Error(ended.stdout + ended.stderr)
  }
}

/** The program in a few files: what is imported late stays apart. */
async function bundled(folder: string, path: string): Promise<string> {
  const outdir = join(folder, 'bundled', path.replaceAll('/', '-'))
  await build({ absWorkingDir: folder, entryPoints: { main: path }, outdir, bundle: true, splitting: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', sourcemap: 'inline', logLevel: 'error', outExtension: { '.js': '.mjs' } })
  return join(outdir, 'main.mjs')
}

function run(cwd: string, program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [...PROGRAM_FLAGS, program, ...args], { cwd, env: { ...process.env, ...env } })
  const [stdout, stderr]: string[][] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => stdout?.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => stderr?.push(chunk.toString()))
  return new Promise((done) => child.once('exit', (code) => done({ code, stdout: stdout?.join('') ?? '', stderr: stderr?.join('') ?? '' })))
}

type Copy = { readonly url: string; readonly drop: () => Promise<unknown> }

async function copyOf(db: TestDatabase, provider: Provider, path: string): Promise<Copy> {
  if (provider === 'sqlite') {
    copyFileSync(new URL(db.url), path)
    return { url: `file:${path}`, drop: () => Promise.resolve() }
  }
  const name = `${new URL(db.url).pathname.slice(1)}_${path.includes('one') ? 1 : 2}_${Date.now()}`
  const from = new URL(db.url).pathname.slice(1)
  // A database that is in use is no template.
  await askPostgres(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${from}'`)
  await askPostgres(`CREATE DATABASE "${name}" TEMPLATE "${from}"`)
  return { url: db.url.replace(from, name), drop: () => askPostgres(`DROP DATABASE "${name}" WITH (FORCE)`) }
}
