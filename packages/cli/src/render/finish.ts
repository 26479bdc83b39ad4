import type { Diagnostic } from '@ssot-codegen/core'
import { EXIT, type ExitCode } from '../exit-code.js'
import type { Outcome } from '../outcome.js'
import { displayPath } from '../project/display-path.js'
import type { Session } from '../session.js'
import { diagnosticJson, diagnosticLines } from './diagnostic.js'
import { printable, printableJson, printableLines } from './printable.js'

/** Prints what came of a command, and says what the process is to exit with. */
export async function finish(session: Session, outcome: Outcome, asJson: boolean): Promise<ExitCode> {
  if (!outcome.isPrinted) show(session, await placed(session), outcome, asJson)
  return outcome.exit
}

/** Prints an outcome with what is to be said of it. */
export function show({ terminal, sources, timings }: Session, diagnostics: readonly Diagnostic[], { exit, json, lines }: Outcome, asJson: boolean): void {
  if (asJson) {
    terminal.out([
      printableJson({ ok: exit === EXIT.ok, ...json, diagnostics: diagnostics.map((d) => diagnosticJson(d, sources)), timings }),
    ])
  } else {
    terminal.err(diagnostics.flatMap((d, i) => [...(i > 0 ? [''] : []), ...diagnosticLines(d, sources, terminal.errorColors)]))
    terminal.out(lines)
  }
}

/** What threw is told with its place; it is seldom, so what finds places is loaded then. */
async function placed(session: Session): Promise<readonly Diagnostic[]> {
  if (!session.diagnostics.some(({ stack }) => stack !== undefined)) return session.diagnostics
  const { placeCrashes } = await import('./crash-places.js')
  return placeCrashes(session, wantsStacks(session.args))
}

/** Whether stacks are to be shown. */
export function wantsStacks(args: readonly string[]): boolean {
  return args.includes('--verbose') || process.env['SSOT_DEBUG'] === '1'
}

/** What the system says of a place that is not ours to mend: who may write there, what is in the way, how much fits. */
const REFUSALS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'EMFILE', 'ENFILE', 'EBUSY', 'EIO'])

/** An error that ended a command, and how that prints what came of it. */
type Crash = { readonly session: Session; readonly error: unknown; readonly json?: Outcome['json'] | undefined; readonly asJson: boolean }

/**
 * Prints an error that no command expects: something that the system refuses, or else a fault of ours, with its stack where
 * `--verbose` or `SSOT_DEBUG` asks for it.
 */
export async function crash({ session, error, json = {}, asJson }: Crash): Promise<ExitCode> {
  const refusal = refusalOf(error)
  if (refusal) {
    session.report('disk-refused', { ...refusal, path: displayPath(session.cwd, refusal.path) })
    return finish(session, { exit: EXIT.user, json, lines: [] }, asJson)
  }
  const message = error instanceof Error ? error.message : String(error)
  if (asJson) {
    session.report('bug', { message })
    return finish(session, { exit: EXIT.bug, json, lines: [] }, true)
  }
  const trace = error instanceof Error ? (error.stack ?? '') : ''
  session.terminal.err([
    `${session.terminal.errorColors.red('ssot failed:')} ${printable(message)}`,
    'This is a bug in SSOT Codegen. Report it with the command, the schema and the stack.',
    ...(wantsStacks(session.args) ? printableLines(trace) : ['Run it again with --verbose to see the stack.']),
  ])
  return EXIT.bug
}

function refusalOf(error: unknown): { readonly path: string; readonly fault: string } | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, path, syscall } = error as NodeJS.ErrnoException
  // No folder can be made behind a link that leads nowhere.
  const isRefusal = code !== undefined && (REFUSALS.has(code) || (code === 'ENOENT' && syscall === 'mkdir'))
  if (!isRefusal || path === undefined) return undefined
  // `EACCES: permission denied, open '/a'`
  const [, words] = /^\w+: ([^,]+), /.exec(error.message) ?? []
  return { path, fault: words === undefined ? code : `${words} (${code})` }
}
