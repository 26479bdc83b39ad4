import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { pushSchema } from '@ssot-codegen/prisma-offline'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const blog = join(root, 'examples/blog')
const tsx = createRequire(import.meta.url).resolve('tsx')

/** A project in a fresh folder of its own. */
export type Project = { readonly folder: string; readonly env: NodeJS.ProcessEnv }

/** An empty folder with the packages that the generated project depends on. */
export function freshProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-demo-'))
  symlinkSync(join(blog, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'demo.db')}`, NODE_ENV: 'development', PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' }
  return { folder, env }
}

/** Runs `ssot generate` for the blog's schema. */
export async function generateProject({ folder }: Project): Promise<void> {
  const bin = join(root, 'packages/cli/src/bin.ts')
  const schema = join(blog, 'prisma/schema.prisma')
  await run(['--conditions=dev', '--import', tsx, bin, 'generate', '--schema', schema, '--out', folder], folder, process.env)
}

/** Makes the tables, without Prisma's native engine. */
export async function createDatabase({ folder, env }: Project): Promise<void> {
  const path = join(folder, 'prisma/schema.prisma')
  await pushSchema({ files: [{ path, text: readFileSync(path, 'utf8') }], url: env['DATABASE_URL'] ?? '' })
}

/** Fills the tables with the example's data. */
export async function seed({ folder, env }: Project): Promise<void> {
  cpSync(join(blog, 'prisma/seed.ts'), join(folder, 'prisma/seed.ts'))
  await run(['--import', tsx, 'prisma/seed.ts'], folder, env)
}

/** Starts the server; resolves with its URL once it listens. */
export function startServer({ folder, env }: Project): Promise<{ readonly url: string; readonly server: ChildProcess }> {
  const server = spawn(process.execPath, ['--import', tsx, 'src/server.ts'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code ?? 'none'} before it listened.`)))
    createInterface({ input: server.stdout }).on('line', (line) => {
      const url = /http:\/\/[^"\s]+/.exec(line)?.[0]
      if (url !== undefined) resolve({ url, server })
    })
  })
}

/** Asks the server to stop, as a container would, and waits for it; resolves with its exit code. */
export function stopServer(server: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    server.removeAllListeners('exit')
    server.once('exit', (code) => resolve(code ?? 1))
    server.kill('SIGTERM')
  })
}

function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.at(-1) ?? ''} ended with code ${code ?? 'none'}.`))))
  })
}
