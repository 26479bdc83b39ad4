import type { SourceFile, Span } from '../ir.js'

/** One finding of Prisma's parser: its sentence, and what it points at. */
export type RawFinding = { readonly said: string; readonly span: Span | undefined; readonly line: number }

// The parser writes for terminals: a heading in bold, a place, a frame in which what it means is bright red.
const ESC = '\u001b'
const HEADING = `${ESC}[1;91merror${ESC}[0m: ${ESC}[1m`
const PLACE = new RegExp(`^ {2}${ESC}\\[1;94m-->${ESC}\\[0m {2}${ESC}\\[4m(\\d+):(\\d+)${ESC}\\[0m$`)
const FRAME_LINE = new RegExp(`^${ESC}\\[1;94m *(\\d+) \\| ${ESC}\\[0m([^\n]*)$`)
const RED = `${ESC}[1;91m`
const RESET = `${ESC}[0m`

/**
 * Takes the text of Prisma's parser apart.
 *
 * @param findings its text, in terminal colours
 * @param files the files by the index it names them with
 */
export function splitFindings(findings: string, files: readonly SourceFile[]): RawFinding[] {
  const [, ...parts] = findings.split(HEADING)
  if (parts.length === 0) return [{ said: cleaned(findings), span: undefined, line: 0 }]
  const starts = files.map(({ text }) => lineStarts(text))
  return parts.map((part) => {
    const lines = part.split('\n')
    const placed = lines.findIndex((line) => PLACE.test(line))
    const said = cleaned(lines.slice(0, placed < 0 ? undefined : placed).join(' '))
    const [, index, row] = PLACE.exec(lines[placed] ?? '') ?? []
    const file = files[Number(index)]
    const line = Number(row ?? 0)
    const start = starts[Number(index)]?.[line - 1] ?? 0
    return { said, span: file && spanIn(file, start, { row: line, frame: lines.slice(placed + 1) }), line }
  })
}

/** The stretch that is red in the frame; the whole line where the frame does not show one. */
function spanIn({ path, text }: SourceFile, start: number, { row, frame }: { row: number; frame: readonly string[] }): Span {
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end < 0 ? undefined : end)
  const shown = frame.map((l) => FRAME_LINE.exec(l)).find((m) => Number(m?.[1]) === row)?.[2] ?? ''
  const red = shown.indexOf(RED)
  const close = shown.lastIndexOf(RESET)
  if (red >= 0 && close > red && shown.replaceAll(RED, '').replaceAll(RESET, '').replace(/\r$/, '') === line.replace(/\r$/, '')) {
    const meant = line.slice(red, close - RED.length)
    return { file: path, start: start + red, end: start + red + Math.max(1, meant.trimEnd().length) }
  }
  const indent = line.length - line.trimStart().length
  return { file: path, start: start + indent, end: start + Math.max(indent, line.trimEnd().length) }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Prisma's sentence without colours, control characters and the preamble that says that it validates. */
function cleaned(text: string): string {
  return text
    .replace(/\u001b\[[0-9;]*m/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/^Error (?:validating|parsing)(?: (?:model|field|attribute|enum|datasource|view)\b[^:]{0,200})?: /, '')
    .trim()
}
