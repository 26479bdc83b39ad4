import type { Token } from './tokenize.js'

/** One `///` line: `start` is where its text begins, behind the slashes. */
export type DocLine = { readonly start: number; readonly end: number; readonly text: string }

/** Collects the comment lines in front of a declaration. */
export type DocCollector = {
  /** Takes the tokens of a line that holds no declaration; says whether it was one. */
  readonly takeIn: (tokens: readonly Token[], from: number, to: number) => boolean
  /** The lines for the declaration that begins now. `adjacent`: only if no blank line is between. */
  readonly take: (where?: 'adjacent') => readonly DocLine[]
  /** Gives up what was collected: it belongs to nothing. */
  readonly drop: () => void
}

const NONE: readonly DocLine[] = []

/**
 * An empty collector. A group of comment lines replaces the group before it, as in Prisma.
 *
 * @param text the file the tokens are of
 * @param stray receives the doc lines that belong to nothing
 */
export function createDocCollector(text: string, stray: DocLine[]): DocCollector {
  let group: DocLine[] = []
  let closed = true
  const take = (where?: 'adjacent'): readonly DocLine[] => {
    if (where === 'adjacent' && closed) drop()
    closed = true
    if (group.length === 0) return NONE
    const taken = group
    group = []
    return taken
  }
  const drop = () => {
    for (const line of take()) stray.push(line)
  }
  return {
    take,
    drop,
    takeIn(tokens, from, to) {
      if (from === to) {
        closed = true
        return true
      }
      for (let at = from; at < to; at++) if (!isComment(tokens[at])) return false
      if (closed) drop()
      closed = false
      for (const line of docsIn({ tokens, from, to, text })) group.push(line)
      return true
    },
  }
}

/** Whether the token is a comment of any kind. */
export function isComment(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'doc' || token.kind === 'comment')
}

/** The `///` comments among a stretch of the tokens. */
export function docsIn({ tokens, from, to, text }: {
  tokens: readonly Token[]
  from: number
  to: number
  text: string
}): readonly DocLine[] {
  if (from >= to) return NONE
  const docs: DocLine[] = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'doc') continue
    const start = token.start + 3
    docs.push({ start, end: token.end, text: text.slice(start, token.end) })
  }
  return docs
}
