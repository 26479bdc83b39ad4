/** The JSON Pointer (RFC 6901) of a path of keys and indexes; the whole document for an empty one. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
