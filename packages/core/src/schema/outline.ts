import { createDocCollector, docsIn, isComment, type DocCollector, type DocLine } from './doc-collector.js'
import { stringValue, tokenize, type Token } from './tokenize.js'

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
  /** What stands in `Unsupported("...")`. */
  readonly unsupported: string | undefined
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

/** What a file declares, and where. */
export type Outline = {
  readonly text: string
  readonly blocks: readonly Block[]
  /** The doc lines that belong to nothing. */
  readonly stray: readonly DocLine[]
  /** The lines outside of all blocks that are no comments, and the heads of blocks inside of others. */
  readonly junk: readonly Range[]
}

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
  const known = recent.get(text)
  if (known) return known
  const outline = readOutline(text)
  if (recent.size >= RECENT) recent.clear()
  recent.set(text, outline)
  return outline
}

/** A run reads a file as a schema and once more for its form in Prisma 7. What was read last is kept, and no more of it. */
const recent = new Map<string, Outline>()
const RECENT = 16

function readOutline(text: string): Outline {
  const tokens = tokenize(text)
  const blocks: Block[] = []
  const stray: DocLine[] = []
  const junk: Range[] = []
  const docs = createDocCollector(text, stray)
  let at = 0
  while (at < tokens.length) {
    const head = headAt(tokens, at)
    if (head === undefined) {
      const end = lineEnd(tokens, at)
      if (!docs.takeIn(tokens, at, end)) {
        docs.drop()
        junk.push({ start: tokens[at]?.start ?? 0, end: tokens[end - 1]?.end ?? text.length })
      } else if (tokens[end]?.kind === '}') junk.push({ start: tokens[end].start, end: tokens[end].end })
      at = end + 1
    } else {
      const { block, next } = readBlock({ text, tokens, stray, junk }, head, docs.take('adjacent'))
      blocks.push(block)
      at = next
    }
  }
  docs.drop()
  return { text, blocks, stray, junk }
}

type Source = { readonly text: string; readonly tokens: readonly Token[]; readonly stray: DocLine[]; readonly junk: Range[] }

/**
 * Where the line ends: at its break, or at a closing brace, behind which the next block may follow. A brace that was
 * opened in the line is one of an attribute's argument.
 */
function lineEnd(tokens: readonly Token[], from: number): number {
  let at = from
  let depth = 0
  for (; at < tokens.length; at++) {
    const kind = tokens[at]?.kind
    if (kind === 'newline' || (kind === '}' && depth-- === 0)) break
    if (kind === '{') depth++
  }
  return at
}

/** Where `keyword name {` is, if the line begins with it; comments before it do not count. */
function headAt(tokens: readonly Token[], from: number): number | undefined {
  let at = from
  while (tokens[at]?.kind === 'comment') at++
  return tokens[at]?.kind === 'word' && tokens[at + 1]?.kind === 'word' && tokens[at + 2]?.kind === '{' ? at : undefined
}

function readBlock(source: Source, head: number, docs: readonly DocLine[]): { block: Block; next: number } {
  const { text, tokens, stray, junk } = source
  const keyword = tokens[head] as Token // `headAt` has seen both
  const name = tokens[head + 1] as Token
  const members: Member[] = []
  const attributes: AttributeSource[] = []
  const inner = createDocCollector(text, stray)
  const giveUpDocs = (from: number) => {
    let at = from
    while (isComment(tokens[at])) at++
    for (const line of docsIn({ tokens, from, to: at, text })) stray.push(line)
    return at
  }
  let at = giveUpDocs(head + 3)
  let end = name.end
  for (;;) {
    const stop = lineEnd(tokens, at)
    const inside = headAt(tokens, at)
    if (inside !== undefined) junk.push({ start: tokens[inside]?.start ?? 0, end: tokens[inside + 2]?.end ?? text.length })
    readStatement(source, { from: at, to: stop, docs: inner, members, attributes })
    end = tokens[Math.min(stop, tokens.length - 1)]?.end ?? end
    at = stop + 1
    if (tokens[stop]?.kind === '}') at = giveUpDocs(at)
    else if (at < tokens.length) continue
    break
  }
  inner.drop()
  const block = { keyword: wordOf(text, keyword), name: wordOf(text, name), start: keyword.start, end, docs, members, attributes }
  return { block, next: at }
}

type Statement = { from: number; to: number; docs: DocCollector; members: Member[]; attributes: AttributeSource[] }

function readStatement({ text, tokens, stray }: Source, { from, to, docs, members, attributes }: Statement): void {
  if (docs.takeIn(tokens, from, to)) return
  let start = from
  while (isComment(tokens[start])) start++
  let end = to
  while (isComment(tokens[end - 1])) end--
  const name = tokens[start]
  if (name?.kind !== 'word') {
    attributes.push(...attributesIn({ text, tokens, from: start, to: end }))
    stray.push(...docsIn({ tokens, from, to, text }))
    return
  }
  const property = tokens[start + 1]?.kind === '=' && start + 1 < end
  let attribute = property ? end : start + 1
  let list = false
  let type: Token | undefined
  let unsupported: Token | undefined
  for (; attribute < end; attribute++) {
    const token = tokens[attribute]
    if (token?.kind === 'attribute') break
    if (token?.kind === 'word') type ??= token
    else if (token?.kind === '[') list = true
    else if (token?.kind === 'string') unsupported = token
  }
  const above = docs.take()
  members.push({
    name: wordOf(text, name),
    start: name.start,
    end: tokens[end - 1]?.end ?? name.end,
    docs: end < to ? [...above, ...docsIn({ tokens, from: end, to, text })] : above,
    type: type && wordOf(text, type),
    unsupported: unsupported && stringValue(wordOf(text, unsupported)),
    list,
    optional: !property && tokens[attribute - 1]?.kind === '?',
    attributes: attribute < end ? attributesIn({ text, tokens, from: attribute, to: end }) : NONE,
    value: property ? tokens.slice(start + 2, end) : NONE,
  })
}

const NONE: readonly never[] = []

type Stretch = { text: string; tokens: readonly Token[]; from: number; to: number }

function attributesIn({ text, tokens, from, to }: Stretch): AttributeSource[] {
  const attributes: AttributeSource[] = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'attribute') continue
    let last = at
    if (tokens[at + 1]?.kind === '(') last = closing(tokens, at + 1, to)
    const args = last > at ? tokens.slice(at + 2, last) : NONE
    attributes.push({ name: wordOf(text, token), start: token.start, end: tokens[last]?.end ?? token.end, args })
    at = last
  }
  return attributes
}

/** Where the parenthesis at `open` is closed; the last token of the stretch where it is not. */
function closing(tokens: readonly Token[], open: number, to: number): number {
  let depth = 0
  for (let at = open; at < to; at++) {
    const kind = tokens[at]?.kind
    if (kind === '(') depth++
    else if (kind === ')' && --depth === 0) return at
  }
  return Math.max(open, to - 1)
}

/** The text of a token. */
export function wordOf(text: string, token: Token): string {
  return text.slice(token.start, token.end)
}
