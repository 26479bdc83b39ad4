import { resolve } from 'node:path'
import { nearest, version } from '@ssot-codegen/core'
import { COMMANDS, type Command } from './args/commands.js'
import { COMMON, textFlag } from './args/flags.js'
import { commandHelp, generalHelp } from './args/help.js'
import { parseFlags } from './args/parse-flags.js'
import { EXIT, type ExitCode } from './exit-code.js'
import type { Outcome } from './outcome.js'
import { diagnosticJson, diagnosticLines } from './render/diagnostic.js'
import { printable, printableJson, printableLines } from './render/printable.js'
import { createTerminal } from './render/terminal.js'
import { createSession, type Session } from './session.js'

// Modules that stand for packages built in import it from the file it was bundled to.
export { BUNDLED } from './plugins/bundled.js'

/**
 * Runs the command a command line names, and prints what came of it.
 *
 * @param args the command line behind `ssot`
 * @returns what the process should exit with
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const { command, rest } = commandOf(args)
  const asJson = args.includes('--json')
  const terminal = createTerminal({ quiet: asJson })
  let session = createSession({ args, cwd: process.cwd(), terminal })
  try {
    const { values: flags, words } = parseFlags(rest, { ...command?.flags, ...COMMON }, session.report)
    if (flags['version'] === true) {
      terminal.out([version])
      return EXIT.ok
    }
    if (flags['help'] === true || args.length === 0) {
      terminal.out([(command ? commandHelp(command) : generalHelp()).trimEnd()])
      return EXIT.ok
    }
    checkWords({ session, command, words })
    if (!command || session.failed()) return finish(session, { exit: EXIT.user, json: command?.empty ?? {}, lines: [] }, asJson)
    const cwd = textFlag(flags, 'cwd')
    if (cwd !== undefined) session = createSession({ args, cwd: resolve(cwd), terminal })
    return finish(session, await command.run({ session, flags, words }), asJson)
  } catch (error) {
    return crash({ session, error, asJson, stack: args.includes('--verbose') || process.env['SSOT_DEBUG'] === '1' })
  }
}

function commandOf(args: readonly string[]): { command?: Command; rest: readonly string[] } {
  for (const command of COMMANDS) {
    const words = command.name.split(' ')
    if (words.every((word, i) => args[i] === word)) return { command, rest: args.slice(words.length) }
  }
  return { rest: args }
}

function checkWords({
  session,
  command,
  words,
}: {
  session: Session
  command: Command | undefined
  words: readonly string[]
}): void {
  const [first] = words
  if (!command) {
    const names = COMMANDS.map((c) => c.name)
    if (first === undefined) session.report('no-command', {})
    else
      session.report('unknown-command', {
        command: words.join(' '),
        nearest: nearest(words.slice(0, 2).join(' '), names) ?? nearest(first, names),
      })
    return
  }
  const surplus = words[command.words === undefined ? 0 : 1]
  if (surplus !== undefined) session.report('surplus-word', { command: command.name, word: surplus })
}

function finish(session: Session, { exit, json, lines }: Outcome, asJson: boolean): ExitCode {
  const { terminal, sources, diagnostics, timings } = session
  if (asJson) {
    terminal.out([
      printableJson({ ok: exit === EXIT.ok, ...json, diagnostics: diagnostics.map((d) => diagnosticJson(d, sources)), timings }),
    ])
  } else {
    terminal.err(diagnostics.flatMap((d, i) => [...(i > 0 ? [''] : []), ...diagnosticLines(d, sources, terminal.errorColors)]))
    terminal.out(lines)
  }
  return exit
}

function crash({
  session,
  error,
  asJson,
  stack,
}: {
  session: Session
  error: unknown
  asJson: boolean
  stack: boolean
}): ExitCode {
  const message = error instanceof Error ? error.message : String(error)
  if (asJson) {
    session.report('bug', { message })
    return finish(session, { exit: EXIT.bug, json: {}, lines: [] }, true)
  }
  const trace = error instanceof Error ? (error.stack ?? '') : ''
  session.terminal.err([
    `${session.terminal.errorColors.red('ssot failed:')} ${printable(message)}`,
    'This is a bug in SSOT Codegen. Please report it with the command, the schema and the stack.',
    ...(stack ? printableLines(trace) : ['Run it again with --verbose to see the stack.']),
  ])
  return EXIT.bug
}
