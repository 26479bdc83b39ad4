/** Text to put at a place of a file. */
export type Insertion = { readonly at: number; readonly text: string }

/** The text with all of them, whose places are those of the text as it is. */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  return [...insertions].sort((a, b) => b.at - a.at).reduce((changed, { at, text: added }) => changed.slice(0, at) + added + changed.slice(at), text)
}

/** The line end a text uses. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** The blanks before the first thing on a line; undefined where something else comes first. */
export function indentOf(text: string, at: number): string | undefined {
  return /(?:^|\n)([ \t]*)$/.exec(text.slice(0, at))?.[1]
}
