import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** The command is no module of its package. */
const COMMAND = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js')

/** It neither reports that it ran nor asks whether there is a newer one. */
const SILENT = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

type Outcome = { readonly problems: readonly { readonly ruleId: string; readonly message: string; readonly location: readonly { readonly pointer?: string }[] }[] }

/**
 * What the command line of Redocly has against a document by its rules `recommended`, warnings too: a line each. It is what people
 * run; the library that it is made of looks at many documents in less time.
 *
 * @param folder where `openapi.json` is, and no configuration
 */
export async function redoclyCliFaults(folder: string): Promise<string[]> {
  const run = promisify(execFile)(process.execPath, [COMMAND, 'lint', 'openapi.json', '--extends=recommended', '--format=json', '--max-problems=1000'], { cwd: folder, env: { ...process.env, ...SILENT }, maxBuffer: 1e9 })
  // It ends with 1 where something is an error.
  const { stdout } = await run.catch((error: unknown) => error as { readonly stdout: string })
  const { problems } = JSON.parse(stdout) as Outcome
  return problems.map(({ ruleId, message, location }) => `redocly ${ruleId} ${location[0]?.pointer ?? ''} ${message.split('\n')[0] ?? ''}`)
}
