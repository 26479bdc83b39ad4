import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { COMPILERS } from '../tsc-run.js'
import type { BlogDatabase } from './database.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const handwritten = fileURLToPath(new URL('../../handwritten-http/', import.meta.url))

/** The command from its sources: what is printed and copied is what counts here, and needs no build. */
const SSOT = ['--conditions=dev', '--import', createRequire(import.meta.url).resolve('tsx'), join(root, 'packages/cli/src/bin.ts')]

/** What both projects have alike: their settings, and the Prisma client. */
const SHARED = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'eslint.config.js', 'src/gen/prisma']

/** The two that are compared. */
export const SIDES = ['generated', 'handwritten'] as const

/** One of the two that are compared. */
export type Side = (typeof SIDES)[number]

/** One thing of each side. */
export type Both<T> = Readonly<Record<Side, T>>

/** The schema of the blog, for a database. */
export function blogSchema(provider: BlogDatabase['provider']): string {
  const text = readFileSync(join(root, 'examples/blog/prisma/schema.prisma'), 'utf8')
  return text.replace('provider = "sqlite"', `provider = "${provider}"`)
}

/**
 * Writes the blog's two projects below a folder and compiles them, as they would be deployed.
 *
 * @returns the folder of each
 * @throws Error with what the generator or the compiler says
 */
export function buildBlogs(below: string, provider: BlogDatabase['provider']): Both<string> {
  const folders = { generated: join(below, 'generated'), handwritten: join(below, 'handwritten') }
  for (const folder of Object.values(folders)) {
    mkdirSync(join(folder, 'src/gen'), { recursive: true })
    // The packages that generated projects depend on.
    symlinkSync(join(root, 'e2e/node_modules'), join(folder, 'node_modules'), 'junction')
  }
  mkdirSync(join(folders.generated, 'prisma'))
  writeFileSync(join(folders.generated, 'prisma/schema.prisma'), blogSchema(provider))
  cpSync(join(root, 'examples/blog/ssot.config.ts'), join(folders.generated, 'ssot.config.ts'))
  run([...SSOT, 'generate'], folders.generated)
  cpSync(join(handwritten, 'src'), join(folders.handwritten, 'src'), { recursive: true })
  if (provider === 'sqlite') cpSync(join(handwritten, 'sqlite/db.ts'), join(folders.handwritten, 'src/db.ts'))
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
