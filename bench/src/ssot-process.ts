import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const packageRoot = new URL('../../packages/cli/', import.meta.url)

/** The command as it is published. */
export const SSOT = fileURLToPath(new URL('bin/ssot.cjs', packageRoot))

const REPORT = `data:text/javascript,${encodeURIComponent("process.on('exit',()=>process.stderr.write('\\nmaxRSS '+process.resourceUsage().maxRSS))")}`

/** What a run is asked for: a schema, where the project goes, and the folder of what is kept between runs. */
export type Request = { readonly schema: string; readonly out: string; readonly cache: string }

/**
 * One run of `ssot generate --no-prisma-client`, as a process of its own. With an empty `cache` it finds nothing.
 *
 * @returns what it says of its phases
 */
export function generateOnce({ schema, out, cache }: Request): string {
  return run([...argumentsFor(schema, out), '--verbose'], cache)
}

/** The same run, for the peak of its memory, in MiB. Asking takes time, so such a run is not to be timed. */
export function peakMemory({ schema, out, cache }: Request): number {
  const stderr = run(['--import', REPORT, ...argumentsFor(schema, out)], cache)
  return Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024
}

function argumentsFor(schema: string, out: string): string[] {
  if (!existsSync(new URL('dist/main.cjs', packageRoot))) throw new Error('The packages are not built. Run `pnpm build` first.')
  return [SSOT, 'generate', '--no-prisma-client', '--schema', schema, '--out', out]
}

/** Runs a script in a process of its own, and returns what it writes to standard error. */
export function run(args: readonly string[], cache?: string): string {
  // Reading a bundle of certificates takes Node longer than starting. Both sides would pay for it, and the ratio look better.
  const { NODE_EXTRA_CA_CERTS: _, ...own } = process.env
  const env = { ...own, ...(cache !== undefined && { SSOT_CACHE_DIR: cache }) }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status ?? 'a signal'}:\n${stdout}${stderr}`)
  return stderr
}
