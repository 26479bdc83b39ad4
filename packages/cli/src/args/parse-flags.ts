import { parseArgs } from 'node:util'
import type { Report } from '@ssot-codegen/core'
import type { catalogue } from '../diagnostics.js'
import { nearest } from '@ssot-codegen/core'
import type { Flags, FlagSpecs } from './flags.js'

/** What a command line says: values of flags, and the words between them. */
export type ParsedFlags = {
  readonly values: Flags
  readonly words: readonly string[]
}

const SHORT: { readonly [short: string]: string } = { h: 'help', v: 'version' }

/**
 * Reads flags. Whatever is not understood is reported: an unknown flag with the nearest right one, a value that is
 * missing or too many, a flag given twice.
 *
 * @param args the command line behind the command
 * @param specs the flags there are
 */
export function parseFlags(args: readonly string[], specs: FlagSpecs, report: Report<typeof catalogue>): ParsedFlags {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      { type: spec.value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const values: { [name: string]: string | boolean } = {}
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const name = token.rawName.startsWith('--') ? token.name : (SHORT[token.name] ?? token.name)
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (!spec) report('unknown-flag', { flag: token.rawName, nearest: nearest(name, Object.keys(specs)) })
    else if (name in values) report('flag-twice', { flag: `--${name}` })
    else if (spec.value === undefined) {
      if (token.value !== undefined) report('flag-takes-no-value', { flag: `--${name}` })
      values[name] = true
    } else if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('-'))) {
      report('flag-needs-value', { flag: `--${name}`, value: spec.value })
    } else values[name] = token.value
  }
  return { values, words }
}
