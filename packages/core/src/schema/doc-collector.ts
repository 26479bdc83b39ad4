import type { Token } from './tokenize.js'

/** One `///` line: `start` is where its text begins, behind the slashes. */
export type DocLine = { readonly start: number; readonly end: number; readonly text: string }

/** Collects the comment lines in front of a declaration. */
export type DocCollector = {
  /** Takes a line that holds no declaration; says whether it was one. */
  readonly takeIn: (line: readonly Token[]) => boolean
  /** The lines for the declaration that begins now. `adjacent`: only if no blank line is between. */
  readonly take: (where?: 'adjacent') => readonly DocLine[]
  /** Gives up what was collected: it belongs to nothing. */
  readonly drop: () => void
}

/**
 * An empty collector. A group of comment lines replaces the group before it, as in Prisma.
 *
 * @param text the file the tokens are of
 * @param stray receives the doc lines that belong to nothing
 */
export function createDocCollector(text: string, stray: DocLine[]): DocCollector {
  let group: DocLine[] = []
  let closed = true
  const take = (where?: 'adjacent'): DocLine[] => {
    if (where === 'adjacent' && closed) drop()
    const taken = group
    group = []
    closed = true
    return taken
  }
  const drop = () => {
    for (const line of group) stray.push(line)
    group = []
    closed = true
  }
  const takeIn = (line: readonly Token[]): boolean => {
    if (line.length === 0) {
      closed = true
      return true
    }
    if (line.some((t) => !isComment(t))) return false
    if (closed) drop()
    closed = false
    for (const doc of docsIn(line, text)) group.push(doc)
    return true
  }
  return { takeIn, take, drop }
}

/** Whether the token is a comment of any kind. */
export function isComment(token: Token): boolean {
  return token.kind === 'doc' || token.kind === 'comment'
}

/** The `///` comments among the tokens of a line. */
export function docsIn(line: readonly Token[], text: string): DocLine[] {
  return line
    .filter((t) => t.kind === 'doc')
    .map(({ start, end }) => ({ start: start + 3, end, text: text.slice(start + 3, end) }))
}
