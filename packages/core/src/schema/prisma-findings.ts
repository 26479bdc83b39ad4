import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { SourceFile, Span } from './ir.js'
import { nearest } from './nearest.js'

/** One finding of Prisma's parser. */
type Finding = { readonly said: string; readonly span: Span | undefined }

// The parser writes for terminals: a heading in bold, a place, a frame in which what it means is bright red.
const ESC = '\u001b'
const HEADING = `${ESC}[1;91merror${ESC}[0m: ${ESC}[1m`
const PLACE = new RegExp(`^ {2}${ESC}\\[1;94m-->${ESC}\\[0m {2}${ESC}\\[4m(\\d+):(\\d+)${ESC}\\[0m$`)
const FRAME_LINE = new RegExp(`^${ESC}\\[1;94m *(\\d+) \\| ${ESC}\\[0m([^\n]*)$`)
const RED = `${ESC}[1;91m`
const RESET = `${ESC}[0m`

/**
 * Reports everything Prisma's parser found.
 *
 * @param findings its text, in terminal colours
 * @param files the files by the index it names them with
 * @param typeNames the models and enums of the schema, for suggestions
 */
export function reportFindings({ findings, files, typeNames, report }: {
  findings: string
  files: readonly SourceFile[]
  typeNames: readonly string[]
  report: Report<typeof catalogue>
}): void {
  for (const { said, span } of split(findings, files)) {
    const at = span && { span }
    const type = /^Type "([^"]*)" is neither/.exec(said)?.[1]
    const attribute = /^Attribute not known: "(@@?[^"]*)"/.exec(said)?.[1]
    const opposite = /on model `([^`]*)` is missing an opposite relation field on the model `([^`]*)`/.exec(said)
    if (type !== undefined) report('unknown-type', { said, nearest: nearest(type, [...SCALARS, ...typeNames], 2) }, at)
    else if (attribute !== undefined) report('unknown-attribute', { said, nearest: nearest(attribute, ATTRIBUTES, 2) }, at)
    else if (opposite) report('missing-opposite', { said, from: opposite[1] ?? '', model: opposite[2] ?? '' }, at)
    else if (/^This line is|^This field declaration is/.test(said)) report('syntax', { said }, at)
    else if (/already (?:defined|exists)/.test(said)) report('duplicate-name', { said }, at)
    else if (said.startsWith('Each model must have at least one unique')) report('missing-id', { said }, at)
    else report('invalid', { said }, at)
  }
}

const SCALARS = ['String', 'Boolean', 'Int', 'BigInt', 'Float', 'Decimal', 'DateTime', 'Json', 'Bytes']
const ATTRIBUTES = [
  '@id', '@unique', '@default', '@relation', '@map', '@updatedAt', '@ignore',
  '@@id', '@@unique', '@@index', '@@map', '@@ignore', '@@fulltext', '@@schema',
]

function split(findings: string, files: readonly SourceFile[]): Finding[] {
  const [, ...parts] = findings.split(HEADING)
  if (parts.length === 0) return [{ said: cleaned(findings), span: undefined }]
  return parts.map((part) => {
    const lines = part.split('\n')
    const placed = lines.findIndex((line) => PLACE.test(line))
    const said = cleaned(lines.slice(0, placed < 0 ? undefined : placed).join(' '))
    const [, index, row] = PLACE.exec(lines[placed] ?? '') ?? []
    const file = files[Number(index)]
    return { said, span: file && spanIn(file, Number(row), lines.slice(placed + 1)) }
  })
}

/** The stretch that is red in the frame; the whole line where the frame does not show one. */
function spanIn({ path, text }: SourceFile, row: number, frame: readonly string[]): Span {
  let start = 0
  for (let line = 1; line < row; line++) {
    const next = text.indexOf('\n', start)
    if (next < 0) break
    start = next + 1
  }
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end < 0 ? undefined : end)
  const shown = frame.map((l) => FRAME_LINE.exec(l)).find((m) => Number(m?.[1]) === row)?.[2] ?? ''
  const red = shown.indexOf(RED)
  const close = shown.lastIndexOf(RESET)
  if (red >= 0 && close > red && shown.replaceAll(RED, '').replaceAll(RESET, '').replace(/\r$/, '') === line.replace(/\r$/, '')) {
    return { file: path, start: start + red, end: start + close - RED.length }
  }
  const indent = line.length - line.trimStart().length
  return { file: path, start: start + indent, end: start + Math.max(indent, line.trimEnd().length) }
}

/** Prisma's sentence without colours, control characters and the preamble that says that it validates. */
function cleaned(text: string): string {
  return text
    .replace(/\u001b\[[0-9;]*m/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/^Error (?:validating|parsing)(?: (?:model|field|attribute|enum|datasource|view)\b[^:]{0,200})?: /, '')
    .trim()
}
