import { COMMON, type FlagSpecs } from './flags.js'
import { COMMANDS, type Command } from './commands.js'

/** What `ssot --help` prints. */
function generalHelp(): string {
  return [
    'SSOT Codegen turns a Prisma schema into a TypeScript REST API.',
    '',
    'Usage: ssot <command> [flags]',
    '',
    'Commands:',
    ...columns(COMMANDS.map((c) => [[c.name, c.words].filter(Boolean).join(' '), c.doc])),
    '',
    'Flags:',
    ...flagLines(COMMON),
    '',
    'ssot help <command> shows the flags of a command, and examples.',
    '',
  ].join('\n')
}

/** What `ssot <command> --help` prints. */
export function commandHelp(command: Command): string {
  const usage = ['Usage: ssot', command.name, command.words, '[flags]'].filter(Boolean).join(' ')
  const sentence = command.doc.charAt(0).toUpperCase() + command.doc.slice(1) + '.'
  const examples = command.examples ? ['', 'Examples:', ...command.examples.map((line) => `  ${line}`)] : []
  return [usage, '', sentence, '', 'Flags:', ...flagLines({ ...command.flags, ...COMMON }), ...examples, ''].join('\n')
}

/**
 * What `ssot help <words>` prints: of a command, or of those whose names begin so.
 *
 * @returns undefined where there is no such command
 */
export function helpOn(words: readonly string[]): string | undefined {
  if (words.length === 0) return generalHelp()
  const named = COMMANDS.find(({ name }) => name === words.join(' '))
  if (named) return commandHelp(named)
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${words.join(' ')} `))
  return group.length === 0 ? undefined : ['Commands:', ...columns(group.map((one) => [[one.name, one.words].filter(Boolean).join(' '), one.doc])), ''].join('\n')
}

function flagLines(flags: FlagSpecs): string[] {
  return columns(Object.entries(flags).map(([name, spec]) => [[`--${name}`, spec.value].filter(Boolean).join(' '), spec.doc]))
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
