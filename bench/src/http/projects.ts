import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { COMPILERS } from '../tsc-run.js'
import type { BlogDatabase } from './database.js'

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const bench = fileURLToPath(new URL('../../', import.meta.url))

/** The command from its sources: what is printed and copied is what counts here, and needs no build. */
export const SSOT = ['--conditions=dev', '--import', createRequire(import.meta.url).resolve('tsx'), join(ROOT, 'packages/cli/src/bin.ts')]

/** What both projects have alike: their settings, and the Prisma client. */
const SHARED = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'eslint.config.js', 'src/gen/prisma']

/** What the blog is served by. */
export const FRAMEWORKS = ['express', 'fastify'] as const

/** One of what the blog is served by. */
export type Framework = (typeof FRAMEWORKS)[number]

/** The folders of what was written by hand; a file of a later one takes the place of its namesake. */
const HANDWRITTEN: Readonly<Record<Framework, readonly string[]>> = {
  express: ['handwritten-http'],
  fastify: ['handwritten-http', 'handwritten-http-fastify'],
}

/** The two that are compared. */
export const SIDES = ['generated', 'handwritten'] as const

/** One of the two that are compared. */
export type Side = (typeof SIDES)[number]

/** One thing of each side. */
export type Both<T> = Readonly<Record<Side, T>>

/** What the two are made for. */
export type BlogTarget = { readonly framework: Framework; readonly provider: BlogDatabase['provider'] }

/** The schema of the blog, for a database. */
export function blogSchema(provider: BlogDatabase['provider']): string {
  const text = readFileSync(join(ROOT, 'examples/blog/prisma/schema.prisma'), 'utf8')
  return text.replace('provider = "sqlite"', `provider = "${provider}"`)
}

/**
 * Writes the blog's two projects below a folder and compiles them, as they would be deployed.
 *
 * @returns the folder of each
 * @throws Error with what the generator or the compiler says
 */
export function buildBlogs(below: string, { framework, provider }: BlogTarget): Both<string> {
  const folders = { generated: join(below, 'generated'), handwritten: join(below, 'handwritten') }
  for (const folder of Object.values(folders)) {
    mkdirSync(join(folder, 'src/gen'), { recursive: true })
    // The packages that generated projects depend on.
    symlinkSync(join(ROOT, 'e2e/node_modules'), join(folder, 'node_modules'), 'junction')
  }
  mkdirSync(join(folders.generated, 'prisma'))
  writeFileSync(join(folders.generated, 'prisma/schema.prisma'), blogSchema(provider))
  cpSync(join(ROOT, 'examples/blog/ssot.config.ts'), join(folders.generated, 'ssot.config.ts'))
  run([...SSOT, 'generate', '--framework', framework], folders.generated)
  for (const folder of HANDWRITTEN[framework]) cpSync(join(bench, folder, 'src'), join(folders.handwritten, 'src'), { recursive: true })
  if (provider === 'sqlite') cpSync(join(bench, 'handwritten-http/sqlite/db.ts'), join(folders.handwritten, 'src/db.ts'))
  for (const path of SHARED) cpSync(join(folders.generated, path), join(folders.handwritten, path), { recursive: true })
  for (const folder of Object.values(folders)) run([COMPILERS['5.9'], '-p', 'tsconfig.build.json'], folder)
  return folders
}

/**
 * Runs a script in a folder.
 *
 * @throws Error with what it has written, when it does not end well
 */
export function run(args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}:\n${stdout}${stderr}`)
}
