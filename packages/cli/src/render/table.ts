import { printable } from './printable.js'
import type { Colors } from './terminal.js'

/** Rows under a heading, each column as wide as its widest cell; cells may hold any text. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[], colors: Colors): string[] {
  const cells = rows.map((row) => row.map(printable))
  const widths = heading.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  return [colors.bold(line(heading)), ...cells.map(line)]
}
