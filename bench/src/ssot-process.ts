import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const packageRoot = new URL('../../packages/cli/', import.meta.url)

/** The command as it is published. */
export const SSOT = fileURLToPath(new URL('bin/ssot.cjs', packageRoot))

const REPORT = `data:text/javascript,${encodeURIComponent("process.on('exit',()=>process.stderr.write('\\nmaxRSS '+process.resourceUsage().maxRSS))")}`

/**
 * One run of `ssot generate --no-prisma-client`, as a process of its own.
 *
 * @param cache a folder for what is kept between runs; an empty one for a run that finds nothing
 * @returns the peak of its memory
 */
export function generateOnce({ schema, out, cache }: { schema: string; out: string; cache: string }): { readonly megabytes: number } {
  if (!existsSync(new URL('dist/main.js', packageRoot))) throw new Error('The packages are not built. Run `pnpm build` first.')
  const args = [SSOT, 'generate', '--no-prisma-client', '--schema', schema, '--out', out]
  const stderr = run(['--import', REPORT, ...args], cache)
  return { megabytes: Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024 }
}

/** Runs a script in a process of its own, and returns what it writes to standard error. */
export function run(args: readonly string[], cache?: string): string {
  const env = { ...process.env, ...(cache !== undefined && { SSOT_CACHE_DIR: cache }) }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status ?? 'a signal'}:\n${stdout}${stderr}`)
  return stderr
}
