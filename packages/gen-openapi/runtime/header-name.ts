/** Headers that are not written with a capital at the beginning of each word, and those that come thousands of times. */
const SPELLED = new Map([
  ['etag', 'ETag'],
  ['location', 'Location'],
  ['if-match', 'If-Match'],
  ['if-none-match', 'If-None-Match'],
  ['www-authenticate', 'WWW-Authenticate'],
])

/** A header as one writes it: `if-match` is `If-Match`. */
export function headerName(name: string): string {
  return SPELLED.get(name) ?? SPELLED.get(name.toLowerCase()) ?? name.toLowerCase().replace(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase())
}
