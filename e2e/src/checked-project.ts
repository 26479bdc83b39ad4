import { pushSchema } from '@ssot-codegen/prisma-offline'
import { buildSync } from 'esbuild'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, type Provider } from './database.js'
import { generateProject, PROGRAM_FLAGS, removeProject, ROOT, schemaFiles, writeInto, type Ended } from './project.js'

/** A project that is held against its document: a schema for SQLite, and the files that it has beside it. */
export type CheckedCase = { readonly name: string; readonly schema: string; readonly files?: Readonly<Record<string, string>>; /** Fills the database. */ readonly seed?: string }

/** A generated project, with a database that the check writes to. */
export type CheckedProject = {
  readonly folder: string
  /** Runs `src/gen/contract/check.ts`, as `npm run contract` does. */
  readonly check: (args?: readonly string[]) => Promise<Ended>
  readonly remove: () => Promise<void>
}

const CONFIG = `
import { api } from '@ssot-codegen/gen-api'
import { contract } from '@ssot-codegen/gen-contract'
import { express } from '@ssot-codegen/gen-express'
import { fastify } from '@ssot-codegen/gen-fastify'
import { openapi } from '@ssot-codegen/gen-openapi'

export default { plugins: [api({ access: 'public' }), express(), fastify(), openapi(), contract()] }
`

/** Generates the project and makes its tables. */
export async function checkedProject({ name, schema, files = {}, seed }: CheckedCase, provider: Provider): Promise<CheckedProject> {
  // The packages that a config names are found from where it is.
  const config = join(mkdtempSync(join(ROOT, 'e2e/.contract-')), 'ssot.config.ts')
  writeFileSync(config, CONFIG)
  const folder = generateProject(`contract-${name}`, schema.replace(/provider(\s*)= "sqlite"/, `provider$1= "${provider}"`), ['--config', config])
  removeProject(join(config, '..'))
  for (const [path, text] of Object.entries(files)) writeInto(folder, path, text)
  const db = await createDatabase(provider, folder)
  await pushSchema({ files: schemaFiles(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') })), url: db.url })
  const script = bundled(folder, 'src/gen/contract/check.ts')
  if (seed !== undefined) {
    const seeded = await run(folder, bundled(folder, seed), [], { DATABASE_URL: db.url })
    if (seeded.code !== 0) throw new Error(seeded.stdout + seeded.stderr)
  }
  return {
    folder,
    check: (args = []) => run(folder, script, provider === 'sqlite' ? args : [...args, '--database', db.url], { DATABASE_URL: provider === 'sqlite' ? db.url : '' }),
    async remove() {
      await db.drop()
      removeProject(folder)
    },
  }
}

function bundled(folder: string, path: string): string {
  const outfile = join(folder, 'bundled', `${path.replaceAll('/', '-')}.mjs`)
  buildSync({ absWorkingDir: folder, entryPoints: [path], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', sourcemap: 'inline', logLevel: 'error' })
  return outfile
}

function run(cwd: string, program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [...PROGRAM_FLAGS, program, ...args], { cwd, env: { ...process.env, ...env } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((done) => child.once('close', (code) => done({ code, stdout, stderr })))
}
