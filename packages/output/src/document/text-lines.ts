/** The lines of a text, each with the line end it has. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The line end a text uses; LF where it has none. */
export function lineEnd(text: string): string {
  return /\r\n/.test(text) ? '\r\n' : '\n'
}

/** Ends the last line, so that another can follow. */
export function endLastLine(lines: string[], end: string): void {
  const last = lines.at(-1)
  if (last !== undefined && !last.endsWith('\n')) lines[lines.length - 1] = last + end
}

/**
 * Where an entry belongs among those that are there: after the nearest one that goes before it, else before the
 * nearest that goes after it. So the order does not depend on which entry came when.
 *
 * @param order all our keys, in the order of a fresh document
 * @param indexOf where a key stands, or -1
 * @returns undefined when none of ours is there
 */
export function placeAmong(
  order: readonly string[],
  key: string,
  indexOf: (key: string) => number,
): { readonly place: 'after' | 'before'; readonly index: number } | undefined {
  const own = order.indexOf(key)
  for (let i = own - 1; i >= 0; i--) {
    const index = indexOf(order[i] ?? '')
    if (index !== -1) return { place: 'after', index }
  }
  for (let i = own + 1; i < order.length; i++) {
    const index = indexOf(order[i] ?? '')
    if (index !== -1) return { place: 'before', index }
  }
  return undefined
}
