import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const require = createRequire(import.meta.url)

/** The compilers by their major version. */
export const COMPILERS = {
  '5.9': join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'),
  '6': join(root, 'tooling/typescript-6/node_modules/typescript/bin/tsc'),
  '7': join(root, 'tooling/typescript-7/node_modules/typescript/bin/tsc'),
} as const

/** What the compiler had to do; the same on every machine. */
export type TscWork = {
  readonly files: number
  /** Lines of declarations of packages. */
  readonly definitions: number
  readonly types: number
  readonly instantiations: number
  readonly megabytes: number
}

/**
 * How long `tsc --noEmit` takes on a project, as a whole process, in milliseconds.
 *
 * @throws Error with what the compiler says, when the project has an error
 */
export function timeTsc(compiler: string, folder: string): number {
  const start = performance.now()
  tsc(compiler, folder, [])
  return performance.now() - start
}

/** What the compiler says of its work on a project. */
export function workOfTsc(compiler: string, folder: string): TscWork {
  const text = tsc(compiler, folder, ['--extendedDiagnostics'])
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1])
  return {
    files: number('Files'),
    definitions: number('Lines of Definitions'),
    types: number('Types'),
    instantiations: number('Instantiations'),
    megabytes: Math.round(number('Memory used') / 1024),
  }
}

function tsc(compiler: string, folder: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '--noEmit', ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`tsc finds faults in ${folder}:\n${stdout.slice(0, 4000)}${stderr}`)
  return stdout
}
