import { isAbsolute, relative, sep } from 'node:path'

/** A path as messages name it: relative to the folder the user is in where that is shorter, with `/`. */
export function displayPath(cwd: string, path: string): string {
  const below = relative(cwd, path)
  const shown = below === '' ? '.' : isAbsolute(below) || below.length > path.length ? path : below
  return sep === '/' ? shown : shown.replaceAll(sep, '/')
}
