import { framesOf } from '../config/stack-frames.js'
import { EXIT } from '../exit-code.js'
import type { Outcome } from '../outcome.js'
import { displayPath } from '../project/display-path.js'
import { isOwnFile } from '../project/own-file.js'
import { createSession } from '../session.js'
import { show } from './finish.js'
import { createTerminal } from './terminal.js'

/**
 * Makes the end of the process a failure, and says so, while its command is under way: whoever started it takes silence for success. A
 * config or a plugin may call `process.exit`, or wait for what never comes.
 *
 * @param json what `--json` prints when the command could not run
 * @returns what is to be called when the command is done
 */
export function refuseEarlyEnd(args: readonly string[], json: Outcome['json'] = {}): () => void {
  const onExit = (code: number) => {
    // Who has stopped reading is told nothing.
    if (process.stdout.errored || process.stderr.errored) return
    if (code === 0) process.exitCode = EXIT.user
    const asJson = args.includes('--json')
    const session = createSession({ args, cwd: process.cwd(), terminal: createTerminal({ quiet: asJson }) })
    // Whoever calls `process.exit` is on the stack still.
    const caller = framesOf(new Error().stack).find(({ file }) => !isOwnFile(file))
    session.report('ended-early', { by: caller && displayPath(session.cwd, caller.file) })
    show(session, session.diagnostics, { exit: EXIT.user, json, lines: [] }, asJson)
  }
  process.once('exit', onExit)
  return () => void process.off('exit', onExit)
}
