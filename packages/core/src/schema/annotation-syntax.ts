import type { Annotation, AnnotationValue } from './annotation.js'

/** An annotation without its place in a file; offsets count from the beginning of the line's text. */
export type WrittenAnnotation = Omit<Annotation, 'span'> & { readonly start: number; readonly end: number }

/** What one doc line holds. `fault`: it begins like an annotation of that name and then does not parse. */
export type AnnotationLine = {
  readonly annotations: readonly WrittenAnnotation[]
  /** What is left for the documentation. */
  readonly rest: string
  readonly fault?: { readonly name: string; readonly start: number; readonly end: number; readonly expected: string }
}

/**
 * Reads the annotations a doc line begins with:
 *
 *     line  = { "@" name [ "(" [ arg { "," arg } ] ")" ] } text
 *     arg   = value | word ":" value            named ones last
 *     value = "text" | 'text' | number | true | false | word | /regex/flags
 *
 * A blank or the end of the line must follow an annotation, and `(` must follow a name directly. A line that breaks
 * these rules is meant for another tool: it is text from there on. One thing more is read, since it is how people write
 * tags: a bare name with a mark such as `:` behind it. What the text behind a bare name makes of it is not decided here.
 *
 * @param line what follows the `///`
 */
export function parseAnnotationLine(line: string): AnnotationLine {
  const annotations: WrittenAnnotation[] = []
  let at = skipBlanks(line, 0)
  for (;;) {
    const name = line[at] === '@' ? match(NAME, line, at + 1) : undefined
    if (name === undefined) break
    const parsed = parseOne(line, { name, start: at })
    if ('expected' in parsed) {
      const fault = { name, start: at, end: line.trimEnd().length, expected: parsed.expected }
      return { annotations, rest: line.slice(at), fault }
    }
    at = skipBlanks(line, parsed.end)
    const mark = match(MARK, line, parsed.end) ?? ''
    const isProse = line[parsed.end - 1] !== ')' && at < line.length && line[at] !== '@'
    annotations.push(isProse ? { ...parsed, prose: line.slice(parsed.end).trimEnd() } : parsed)
    if (mark === '') continue
    at = skipBlanks(line, parsed.end + mark.length)
    break
  }
  return { annotations, rest: line.slice(annotations.length > 0 ? at : 0) }
}

const NAME = /[A-Za-z_]\w*/y
const MARK = /:|[,;.!?](?=\s|$)/y
const WORD = /[A-Za-z_][\w-]*(?:\.[\w-]+)*/y
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const REGEX = /\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^\\/[])+)\/([a-z]*)/y
const TEXT = /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'/y
const ESCAPE = /\\(u[0-9A-Fa-f]{4}|.)/g
const ESCAPES: ReadonlyMap<string, string> = new Map([['n', '\n'], ['r', '\r'], ['t', '\t'], ...['"', "'", '/', '\\'].map((char) => [char, char] as const)])

type Failure = { readonly expected: string }

function parseOne(line: string, { name, start }: { name: string; start: number }): WrittenAnnotation | Failure {
  const afterName = start + 1 + name.length
  if (line[afterName] !== '(') {
    if (!isOver(line, afterName) && match(MARK, line, afterName) === undefined) return { expected: 'a blank or "(" behind its name' }
    if (line[skipBlanks(line, afterName)] === '(') return { expected: 'no blank between its name and "("' }
    return { name, args: [], named: {}, start, end: afterName }
  }
  const args: AnnotationValue[] = []
  const named = new Map<string, AnnotationValue>()
  let at = skipBlanks(line, afterName + 1)
  while (line[at] !== ')') {
    const key = keyAt(line, at)
    const value = valueAt(line, key ? key.end : at)
    if (!value) return { expected: 'quoted text, a number, a word or a /regular expression/' }
    if (!key && named.size > 0) return { expected: 'its named arguments behind all others' }
    if (key && named.has(key.name)) return { expected: `"${key.name}" once` }
    if (key) named.set(key.name, value.value)
    else args.push(value.value)
    at = skipBlanks(line, value.end)
    if (line[at] === ',') at = skipBlanks(line, at + 1)
    else if (line[at] !== ')') return { expected: '"," or ")" behind an argument' }
  }
  if (!isOver(line, at + 1)) return { expected: 'a blank behind its ")"' }
  return { name, args, named: Object.fromEntries(named), start, end: at + 1 }
}

/** Whether a mark stands directly behind the bare name, so that what follows cannot be free text behind an annotation. */
export function isMarked({ prose = '' }: { readonly prose?: string }): boolean {
  return match(MARK, prose, 0) !== undefined
}

function keyAt(line: string, at: number): { name: string; end: number } | undefined {
  const name = match(NAME, line, at)
  if (name === undefined) return undefined
  const colon = skipBlanks(line, at + name.length)
  return line[colon] === ':' ? { name, end: skipBlanks(line, colon + 1) } : undefined
}

function valueAt(line: string, at: number): { value: AnnotationValue; end: number } | undefined {
  TEXT.lastIndex = at
  const text = TEXT.exec(line)
  if (text) return { value: unescape(text[1] ?? text[2] ?? ''), end: TEXT.lastIndex }
  REGEX.lastIndex = at
  const regex = REGEX.exec(line)
  if (regex) {
    const value = { regex: regex[1] ?? '', flags: regex[2] ?? '' }
    return isRegex(value) ? { value, end: REGEX.lastIndex } : undefined
  }
  const number = match(NUMBER, line, at)
  if (number !== undefined) {
    const end = at + number.length
    return Number.isFinite(Number(number)) && !/[\w.]/.test(line[end] ?? '') ? { value: Number(number), end } : undefined
  }
  const word = match(WORD, line, at)
  if (word === undefined) return undefined
  return { value: word === 'true' ? true : word === 'false' ? false : word, end: at + word.length }
}

function isRegex({ regex, flags }: { regex: string; flags: string }): boolean {
  try {
    return new RegExp(regex, flags) instanceof RegExp
  } catch {
    return false
  }
}

function unescape(text: string): string {
  // A backslash that escapes nothing stays, for it is part of a pattern such as "\d".
  return text.replace(ESCAPE, (escape, code: string) => {
    return code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES.get(code) ?? escape)
  })
}

function match(pattern: RegExp, line: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(line)?.[0]
}

function isOver(line: string, at: number): boolean {
  return at >= line.length || /\s/.test(line[at] ?? '')
}

function skipBlanks(line: string, from: number): number {
  let at = from
  while (at < line.length && /\s/.test(line[at] ?? '')) at++
  return at
}
