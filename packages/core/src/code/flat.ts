import type { Fragment, Printable } from './printable.js'

/**
 * Code and constant text around it as one piece, where the code is nothing but text on a line: that prints faster than
 * a tree of pieces, and most of what is said of a column is so.
 *
 * @param before constant text in front of the code, names in it made by `key`; it goes out as it stands
 * @param after constant text behind it
 * @returns undefined where the code holds symbols, lines or origins
 */
export function flat(before: string, value: Printable, after = ''): Fragment | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  if (value.kind === 'fragment') {
    return value.text.includes('\n') || value.origin ? undefined : { kind: 'fragment', text: before + value.text + after, names: value.names }
  }
  if (value.kind !== 'code' || value.values.length > 0 || value.origin) return undefined
  const { parts, words } = value.template
  const text = parts[0] ?? ''
  return text.includes('\n') ? undefined : { kind: 'fragment', text: before + text + after, names: words }
}
