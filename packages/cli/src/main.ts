import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { nearest, version } from '@ssot-codegen/core'
import { COMMANDS, type Command } from './args/commands.js'
import { COMMON, textFlag, type Flags, type FlagSpecs } from './args/flags.js'
import { commandHelp, helpOn } from './args/help.js'
import { parseFlags } from './args/parse-flags.js'
import { EXIT, type ExitCode } from './exit-code.js'
import { isPrismaGenerator, servePrisma } from './prisma-generator/generator.js'
import { crash, finish } from './render/finish.js'
import { createTerminal } from './render/terminal.js'
import { refuseEarlyEnd } from './render/unfinished.js'
import { createSession, type Session } from './session.js'

// Modules that stand for packages built in import it from the file it was bundled to.
export { BUNDLED } from './plugins/bundled.js'

/** How long, in milliseconds, a process may have something to do when its command has ended. */
const LINGER = 1000

/**
 * Is the process of a command: runs it, and sees to it that the process says nothing else and comes to its end.
 *
 * @param args the command line behind `ssot`
 */
export async function runProcess(args: readonly string[]): Promise<void> {
  if (isPrismaGenerator(args, process.env)) return servePrisma()
  // What a config or a plugin prints, as one that loads `.env` does, is no result.
  Object.assign(console, { log: console.error, info: console.error, debug: console.error })
  const isDone = refuseEarlyEnd(args, commandOf(args).command?.empty)
  process.exitCode = await main(args)
  isDone()
  // What a config or a plugin has left open, such as a connection, holds nobody up once all that was said has been read.
  setTimeout(() => process.stdout.write('', () => process.exit()), LINGER).unref()
}

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
    const topic = words[0] === 'help' && !command ? words.slice(1) : flags['help'] === true || args.length === 0 ? words : undefined
    const help = topic && (command ? commandHelp(command) : helpOn(topic))
    if (help !== undefined) {
      terminal.out([help.trimEnd()])
      return EXIT.ok
    }
    checkWords({ session, command, words, flags })
    if (!command || session.failed()) return await finish(session, { exit: EXIT.user, json: command?.empty ?? {}, lines: [] }, asJson)
    const cwd = textFlag(flags, 'cwd')
    if (cwd !== undefined) {
      if (!isFolder(cwd)) {
        session.report('cwd-missing', { path: cwd })
        return await finish(session, { exit: EXIT.user, json: command.empty, lines: [] }, asJson)
      }
      session = createSession({ args, cwd: resolve(cwd), terminal })
    }
    return await finish(session, await command.run({ session, flags, words }), asJson)
  } catch (error) {
    return crash({ session, error, json: command?.empty, asJson })
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** The command that is named; flags may stand before its name, too. */
function commandOf(args: readonly string[]): { command?: Command; rest: readonly string[] } {
  const start = wordsStart(args)
  for (const command of COMMANDS) {
    const words = command.name.split(' ')
    if (words.every((word, i) => args[start + i] === word)) return { command, rest: [...args.slice(0, start), ...args.slice(start + words.length)] }
  }
  return { rest: args }
}

/** Where the flags end that a command line begins with, and what belongs to them. */
function wordsStart(args: readonly string[]): number {
  let at = 0
  while (args[at]?.startsWith('-') === true && args[at] !== '--') at += takesNext(args[at] ?? '') ? 2 : 1
  return at
}

function takesNext(flag: string): boolean {
  return [COMMON, ...COMMANDS.map(({ flags }) => flags)].some((specs: FlagSpecs) => flag.startsWith('--') && specs[flag.slice(2)]?.value !== undefined)
}

function checkWords({
  session,
  command,
  words,
  flags,
}: {
  session: Session
  command: Command | undefined
  words: readonly string[]
  flags: Flags
}): void {
  const [first] = words
  if (!command) {
    const names = COMMANDS.map((c) => c.name)
    const named = first === 'help' ? words.slice(1) : words
    const begun = words.length === 1 ? names.filter((name) => name.startsWith(`${first} `)) : []
    if (first === undefined) session.report('no-command', {})
    else if (begun.length > 0) session.report('command-unfinished', { word: first, commands: begun })
    else
      session.report('unknown-command', {
        command: named.join(' '),
        nearest: nearest(named.slice(0, 2).join(' '), names) ?? nearest(named[0] ?? '', names),
      })
    return
  }
  const takes = command.wordsWith === undefined || flags[command.wordsWith] !== undefined ? command.words : undefined
  const surplus = takes?.endsWith('...') ? undefined : words[takes === undefined ? 0 : (command.maxWords ?? 1)]
  if (surplus !== undefined) session.report('surplus-word', { command: command.name, word: surplus })
}
