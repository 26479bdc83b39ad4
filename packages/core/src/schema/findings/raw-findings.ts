import type { SourceFile, Span } from '../ir.js'
import type { PrismaFinding } from '../prisma-parser.js'

/** One finding of Prisma's parser: its sentence, what it points at, and the line, counted from 1, where that is. */
export type RawFinding = { readonly said: string; readonly span: Span | undefined; readonly line: number }

/** The findings as they are read on. */
export function rawFindings(findings: readonly PrismaFinding[], files: readonly SourceFile[]): RawFinding[] {
  const starts = files.map(({ text }) => lineStarts(text))
  return findings.map(({ said, file, start, end }) => {
    const source = files[file]
    if (!source) return { said: cleaned(said), span: undefined, line: 0 }
    const line = lineAt(starts[file] ?? [], start)
    // Of a whole block, its first line says enough.
    const meant = (/[^\r\n]*/.exec(source.text.slice(start, end))?.[0] ?? '').trimEnd()
    return { said: cleaned(said), span: { file: source.path, start, end: start + Math.max(1, meant.length) }, line }
  })
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** How many lines begin at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Prisma's sentence without control characters and the preamble that says that it validates. */
function cleaned(text: string): string {
  return text
    .replace(/[\0-\x1f\x7f-\x9f]+/g, ' ')
    .replace(/^Error (?:validating|parsing)(?: (?:model|field|attribute|enum|datasource|view)\b[^:]{0,200})?: /, '')
    .trim()
}
