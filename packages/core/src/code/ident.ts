import { latePattern } from './late-pattern.js'
import type { Fragment } from './printable.js'
import { isReserved, type Position } from './reserved.js'

const PLAIN = /^[A-Za-z_$][\w$]*$/
// Letters that most of the world writes, as Unicode has had them for long. Of others it depends on the version of an
// engine or a compiler whether it takes them, and some have no width.
const LETTERS =
  '\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03f5\\u0400-\\u0481\\u048a-\\u0527' +
  '\\u0531-\\u0556\\u0561-\\u0587\\u05d0-\\u05ea\\u0620-\\u064a\\u0671-\\u06d3\\u0904-\\u0939\\u0e01-\\u0e30\\u10d0-\\u10fa\\u1e00-\\u1eff' +
  '\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u3400-\\u4db5\\u4e00-\\u9fa5\\uac00-\\ud7a3'
const illegal = latePattern(`[^\\w$${LETTERS}]`, 'gu')

/**
 * A name that may stand at that position: illegal characters become `_`, and a reserved word gets one appended.
 *
 * @example identifier('delete', 'binding') === 'delete_'; identifier('delete', 'member') === 'delete'
 */
export function identifier(name: string, position: Position): string {
  const legal = legalName(name)
  return isReserved(legal, position) ? `${legal}_` : legal
}

/** A name without illegal characters, to be a part of an identifier: it may still be a reserved word. */
export function legalName(name: string): string {
  return PLAIN.test(name) ? name : name.normalize('NFC').replace(illegal(), '_').replace(/^(?=\d|$)/, '_')
}

/** `identifier` for a hole of `ts`. */
export function ident(name: string, position: Position): Fragment {
  const text = identifier(name, position)
  return { kind: 'fragment', text, names: position === 'member' ? [] : [text] }
}

/** A name this file declares: no import may take it. Use it for every computed declaration. */
export function def(name: string): Fragment {
  return ident(name, 'binding')
}
