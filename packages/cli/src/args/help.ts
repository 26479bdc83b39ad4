import { COMMON, type FlagSpecs } from './flags.js'
import { COMMANDS, type Command } from './commands.js'

/** What `ssot --help` prints. */
export function generalHelp(): string {
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
    'ssot <command> --help shows the flags of a command.',
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

function flagLines(flags: FlagSpecs): string[] {
  return columns(Object.entries(flags).map(([name, spec]) => [[`--${name}`, spec.value].filter(Boolean).join(' '), spec.doc]))
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
