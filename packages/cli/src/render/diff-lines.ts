import { visible } from './printable.js'
import type { Colors } from './terminal.js'

/** A unified diff as lines that are safe to print. */
export function diffLines(text: string, colors: Colors): string[] {
  return text.replace(/\n$/, '').split('\n').map((line) => {
    const safe = visible(line.replace(/\r$/, ''))
    if (/^(?:---|\+\+\+) /.test(line)) return colors.bold(safe)
    if (line.startsWith('@@')) return colors.cyan(safe)
    return line.startsWith('+') ? colors.green(safe) : line.startsWith('-') ? colors.red(safe) : safe
  })
}
