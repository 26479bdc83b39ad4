import type { Span } from '@ssot-codegen/core'
import type { Position } from './position.js'
import { visible } from './printable.js'

/** How much of a line is shown: schemas hold lines of any length. */
const WIDTH = 100

/**
 * The lines around a span, with carets below its first line.
 *
 * @param lines those of the file the span is in
 * @returns lines that are safe to print
 */
export function frame(lines: readonly string[], span: Span, { line, column }: Position): string[] {
  const gutter = String(line).length
  const own = lines[line - 1] ?? ''
  const from = column > WIDTH - 20 ? column - 40 : 0
  const shown = (content: string) =>
    (from > 0 ? '…' : '') + visible(content.slice(from, from + WIDTH)) + (content.length > from + WIDTH ? '…' : '')
  const row = (label: string, content: string) => ` ${label.padStart(gutter)} │${content === '' ? '' : ` ${content}`}`
  const before = line > 1 ? [row(String(line - 1), shown(lines[line - 2] ?? ''))] : []
  const start = (from > 0 ? 1 : 0) + visible(own.slice(from, column - 1)).length
  const marked = visible(own.slice(column - 1, Math.min(column - 1 + Math.max(1, span.end - span.start), from + WIDTH)).trimEnd())
  return [...before, row(String(line), shown(own)), row('', ' '.repeat(start) + '^'.repeat(Math.max(1, marked.length)))]
}
