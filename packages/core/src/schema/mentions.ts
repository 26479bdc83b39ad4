const MENTION = /(?<![\w@.`\\])@([A-Za-z_]\w*)/g

/** A name behind an `@` in running text; offsets count from the beginning of the text. */
export type Mention = { readonly name: string; readonly start: number; readonly end: number }

/**
 * The names that running text mentions as if they were annotations.
 *
 * @param rest what is left of a doc line behind its annotations
 * @param fault the name of the annotation that the rest begins with and that does not parse; it is no mention
 */
export function mentionsIn(rest: string, fault: string | undefined): Mention[] {
  if (!rest.includes('@')) return []
  return [...rest.matchAll(MENTION)]
    .map(({ 0: text, 1: name = '', index }) => ({ name, start: index, end: index + text.length }))
    .filter(({ name, start }) => start > 0 || name !== fault)
}
