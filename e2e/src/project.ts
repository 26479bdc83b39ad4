import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const tsx = createRequire(import.meta.url).resolve('tsx')

/** How a finished process ended. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** What Node takes to run `ssot`: in tests the command as it is built for them, from its sources where nobody has. */
const COMMAND = process.env['VITEST'] === undefined ? ['--conditions=dev', '--import', tsx, join(ROOT, 'packages/cli/src/bin.ts')] : [join(ROOT, 'packages/cli/bin/ssot.cjs')]

/** Runs `ssot` as a project's owner does: neither the package manager that runs the tests nor the places where it looks for packages are theirs. */
export function ssot(args: readonly string[], cwd = ROOT): Ended {
  const { npm_config_user_agent: _, NODE_PATH: __, ...own } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], { cwd, encoding: 'utf8', env: { ...own, NO_COLOR: '1', SSOT_CACHE_DIR: join(tmpdir(), `ssot-cache-${process.pid}`) } })
  return { code: status, stdout, stderr }
}

/** An empty folder for a project, whose imports find the packages that generated projects depend on. */
export function projectFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `ssot-${name}-`))
  symlinkSync(join(ROOT, 'e2e/node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

/** The framework that projects are generated for: what `SSOT_FRAMEWORK` says, else Express. */
export const FRAMEWORK = process.env['SSOT_FRAMEWORK'] ?? 'express'

/**
 * Generates a project into a fresh folder.
 *
 * @param schema the path of a schema, or the text of one
 * @param args more arguments for `ssot generate`
 * @throws Error with what was printed, when the run does not end well
 */
export function generateProject(name: string, schema: string, args: readonly string[] = []): string {
  const folder = projectFolder(name)
  let path = schema
  if (schema.includes('\n')) {
    path = join(dirname(folder), `${name}-${process.pid}.prisma`)
    writeFileSync(path, schema)
  }
  const framework = args.includes('--framework') ? [] : ['--framework', FRAMEWORK]
  const { code, stdout, stderr } = ssot(['generate', '--schema', resolve(path), '--out', folder, ...framework, ...args])
  if (path !== schema) rmSync(path)
  if (code !== 0) throw new Error(`ssot generate ended with ${String(code)}:\n${stdout}${stderr}`)
  return folder
}

/**
 * How Node runs a program of a project: to optimize the query engine, which is WebAssembly, takes longer than all that
 * tests ask of it.
 */
export const PROGRAM_FLAGS: readonly string[] = ['--liftoff-only', '--enable-source-maps']

/** A server that runs. */
export type Server = {
  readonly url: string
  /** Everything it has written. */
  readonly log: () => string
  /** Sends the signal and waits; resolves with the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Makes the files of one project different from each other. */
let bundles = 0

/**
 * The server in one file, in a tenth of the time that it takes to compile its files one by one as they are imported. Each has a file of its own:
 * one that starts would read half of what is written for the next.
 */
function bundledServer(folder: string): string {
  const outfile = join(folder, `server-${(bundles += 1)}.mjs`)
  buildSync({ absWorkingDir: folder, entryPoints: ['src/server.ts'], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', sourcemap: 'inline', logLevel: 'error' })
  return outfile
}

/**
 * Starts a generated project's server and waits until it listens.
 *
 * @param env beside the environment of this process
 */
export function startServer(folder: string, env: Readonly<Record<string, string>>): Promise<Server> {
  const child = spawn(process.execPath, [...PROGRAM_FLAGS, bundledServer(folder)], { cwd: folder, env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...env } })
  let log = ''
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  return new Promise((ready, failed) => {
    const take = (chunk: Buffer) => {
      log += chunk.toString()
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0]
      if (url !== undefined) ready({ url, log: () => log, stop: (signal = 'SIGTERM') => (child.kill(signal), ended) })
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('exit', (code) => failed(new Error(`The server ended with ${String(code)}:\n${log}`)))
  })
}

/** Removes a project's folder, but not the packages it links to. */
export function removeProject(folder: string): void {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
}

/** Writes a file of a project. */
export function writeInto(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** The Prisma files of a project. */
export function schemaFiles(folder: string): string[] {
  const below = join(folder, 'prisma')
  return readdirSync(below, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.prisma'))
    .map((path) => join(below, path))
}
