/** What Markdown makes tags, links and images of, and what checkers of documents take for a program. */
const UNSAFE = /<|\](?=[([:])|javascript(?=:)|eval(?=\()/gi

/**
 * Text that somebody wrote, as Markdown of a document: emphasis, lists and code stay what they are, but it makes no tag, no
 * link and no image, which the page that shows the document would have from elsewhere. Half surrogate pairs, of which not every
 * reader of JSON makes anything, are replaced.
 */
export function prose(text: string): string {
  // What stands behind a backslash is a sign and no syntax.
  return text.replace(/\p{Surrogate}/gu, '\u{fffd}').replace(UNSAFE, (found) => (found === '<' ? '&lt;' : `${found}\\`))
}
