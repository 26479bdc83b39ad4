import type { Diagnostic, SourceFile } from '@ssot-codegen/core'
import { frame } from './frame.js'
import { linesOf } from './lines.js'
import { positionOf } from './position.js'
import { printable, printableLines } from './printable.js'
import type { Colors } from './terminal.js'

/** A diagnostic as a terminal shows it: where, how bad, code and message; the lines it is about; the fix. */
export function diagnosticLines(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceFile>, colors: Colors): string[] {
  const { code, severity, message, help, span } = diagnostic
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const position = span && positionOf(span, sources)
  const file = span && sources.get(span.file)
  const where = span
    ? [printable(span.file), position?.line, position?.column].filter((part) => part !== undefined).join(':') + ' '
    : ''
  const [first = '', ...rest] = printableLines(message)
  const [fix, ...more] = help === undefined ? [] : printableLines(help)
  return [
    `${where}${paint(severity)} ${colors.dim(printable(code))} ${first}`,
    ...rest.map((line) => `  ${line}`),
    ...(span && position && file ? frame(linesOf(file).texts, span, position).map(colors.dim) : []),
    ...(fix === undefined
      ? []
      : [`  ${colors.green('fix:')} ${fix}`, ...more.map((line) => (line === '' ? '' : `       ${line}`))]),
  ]
}

/** A diagnostic as `--json` prints it: absent parts are `null`. */
export function diagnosticJson(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceFile>) {
  const { code, severity, message, help, span } = diagnostic
  const position = span && positionOf(span, sources)
  return {
    code,
    severity,
    message,
    help: help ?? null,
    file: span?.file ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
  }
}
