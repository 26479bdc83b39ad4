import { createDocCollector, docsIn, isComment, type DocCollector, type DocLine } from './doc-collector.js'
import { tokenize, type Token } from './tokenize.js'

/** A stretch of the file at hand. */
export type Range = { readonly start: number; readonly end: number }

/** `@name(...)` or `@@name(...)` in the source; `args` are the tokens between the parentheses. */
export type AttributeSource = Range & { readonly name: string; readonly args: readonly Token[] }

/** A line of a block: a field, an enum value, or a property (then `value` holds what follows the `=`). */
export type Member = Range & {
  readonly name: string
  readonly docs: readonly DocLine[]
  /** The name of the type; undefined where there is none, as in an enum. */
  readonly type: string | undefined
  readonly list: boolean
  readonly optional: boolean
  readonly attributes: readonly AttributeSource[]
  readonly value: readonly Token[]
}

/** `model`, `view`, `enum`, `type`, `datasource`, `generator`: from its keyword to its closing brace. */
export type Block = Range & {
  readonly keyword: string
  readonly name: string
  readonly docs: readonly DocLine[]
  readonly members: readonly Member[]
  readonly attributes: readonly AttributeSource[]
}

/** What a file declares, and where. `stray` are the doc lines that belong to nothing. */
export type Outline = { readonly text: string; readonly blocks: readonly Block[]; readonly stray: readonly DocLine[] }

/**
 * Finds the declarations of a Prisma file. Prisma's parser decides whether the text is right; this one only says where
 * things are, so it takes any text, never throws, and takes linear time.
 *
 * Doc comments attach as in Prisma: inside a block to the next field whatever blank lines are between, outside only
 * where no blank line follows. A comment behind a brace is nobody's, since readers differ about whose it is.
 *
 * @param text the content of the file
 */
export function outlineOf(text: string): Outline {
  const blocks: Block[] = []
  const stray: DocLine[] = []
  const lines = linesOf(tokenize(text))
  const docs = createDocCollector(text, stray)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? []
    const head = headOf(line)
    if (head) {
      const { block, last } = readBlock({ text, lines, at, head, docs: docs.take('adjacent'), stray })
      blocks.push(block)
      at = last
    } else if (!docs.takeIn(line)) docs.drop()
  }
  docs.drop()
  return { text, blocks, stray }
}

type Line = readonly Token[]
type Head = { readonly keyword: Token; readonly name: Token; readonly body: Line }

// A line ends at its break, and behind a closing brace: the next block may follow on the same line.
function linesOf(tokens: readonly Token[]): Line[] {
  const lines: Line[] = []
  let line: Token[] = []
  for (const token of tokens) {
    if (token.kind !== 'newline') line.push(token)
    if (token.kind !== 'newline' && token.kind !== '}') continue
    lines.push(line)
    line = []
  }
  lines.push(line)
  return lines
}

/** `keyword name {` at the beginning of a line, comments before it left out. */
function headOf(line: Line): Head | undefined {
  const first = line.findIndex((t) => t.kind !== 'comment')
  if (first < 0) return undefined
  const [keyword, name, brace] = line.slice(first, first + 3)
  if (keyword?.kind !== 'word' || name?.kind !== 'word' || brace?.kind !== '{') return undefined
  return { keyword, name, body: line.slice(first + 3) }
}

type BlockStart = { text: string; lines: Line[]; at: number; head: Head; docs: readonly DocLine[]; stray: DocLine[] }

function readBlock({ text, lines, at, head, docs: own, stray }: BlockStart): { block: Block; last: number } {
  const members: Member[] = []
  const attributes: AttributeSource[] = []
  const docs = createDocCollector(text, stray)
  stray.push(...docsIn(head.body, text))
  let end = head.name.end
  let last = at
  let line: Line = head.body.filter((t) => t.kind !== 'doc')
  for (;;) {
    const brace = line.at(-1)?.kind === '}' ? line.at(-1) : undefined
    readStatement(brace ? line.slice(0, -1) : line, { text, docs, members, attributes, stray })
    end = line.at(-1)?.end ?? end
    const next = lines[last + 1]
    if (brace) {
      // What is left of the brace's own line.
      stray.push(...docsIn(next ?? [], text))
      lines[last + 1] = (next ?? []).filter((t) => t.kind !== 'doc')
      break
    }
    if (!next) break
    line = next
    last++
  }
  docs.drop()
  const names = { keyword: wordOf(text, head.keyword), name: wordOf(text, head.name) }
  return { block: { ...names, start: head.keyword.start, end, docs: own, members, attributes }, last }
}

type Sink = { text: string; docs: DocCollector; members: Member[]; attributes: AttributeSource[]; stray: DocLine[] }

function readStatement(line: Line, { text, docs, members, attributes, stray }: Sink): void {
  const first = line[0]
  if (first?.kind !== 'word') {
    if (docs.takeIn(line)) return
    const code = line.filter((t) => !isComment(t))
    if (code[0]?.kind === 'word') return readStatement([...code, ...line.filter((t) => t.kind === 'doc')], { text, docs, members, attributes, stray })
    attributes.push(...attributesIn(line, text))
    stray.push(...docsIn(line, text))
    return
  }
  // Comments can only come last now.
  let end = line.length
  while (end > 1 && isComment(line[end - 1] ?? first)) end--
  const code = end === line.length ? line : line.slice(0, end)
  const own = docs.take()
  const property = code[1]?.kind === '='
  const attribute = property ? code.length : indexOfKind(code, 'attribute')
  let list = false
  let type: Token | undefined
  for (let at = 1; at < attribute && !property; at++) {
    const token = code[at]
    if (token?.kind === 'word') type ??= token
    else if (token?.kind === '[') list = true
  }
  members.push({
    name: wordOf(text, first),
    start: first.start,
    end: code[end - 1]?.end ?? first.end,
    docs: end === line.length ? own : [...own, ...docsIn(line.slice(end), text)],
    type: type && wordOf(text, type),
    list,
    optional: attribute > 1 && code[attribute - 1]?.kind === '?',
    attributes: attribute < code.length ? attributesIn(code, text) : [],
    value: property ? code.slice(2) : [],
  })
}

function indexOfKind(line: Line, kind: Token['kind']): number {
  for (let at = 0; at < line.length; at++) if (line[at]?.kind === kind) return at
  return line.length
}

function attributesIn(tokens: Line, text: string): AttributeSource[] {
  const attributes: AttributeSource[] = []
  let open: { name: string; start: number; end: number; args: Token[] } | undefined
  let depth = 0
  for (const token of tokens) {
    if (isComment(token)) continue
    if (depth === 0 && token.kind === 'attribute') {
      open = { name: wordOf(text, token), start: token.start, end: token.end, args: [] }
      attributes.push(open)
    } else if (open) {
      if (token.kind === ')') depth--
      if (depth > 0) open.args.push(token)
      if (token.kind === '(') depth++
      if (depth < 0) break
      open.end = token.end
    }
  }
  return attributes
}

/** The text of a token. */
export function wordOf(text: string, token: Token): string {
  return text.slice(token.start, token.end)
}
