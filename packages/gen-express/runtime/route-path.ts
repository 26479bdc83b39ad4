/**
 * A path in Express's notation: parameters after a colon, in quotes where letters beyond ASCII are in their names, and
 * characters that mean something there escaped.
 */
export function routePath(path: readonly (string | { readonly name: string })[]): string {
  return path.map((segment) => `/${typeof segment === 'string' ? segment.replace(/[{}()[\]+?!:*\\]/g, '\\$&') : parameter(segment.name)}`).join('')
}

function parameter(name: string): string {
  return /^\w+$/.test(name) ? `:${name}` : `:"${name}"`
}
