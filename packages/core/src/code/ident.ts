import type { Fragment } from './printable.js'
import { isReserved, type Position } from './reserved.js'

/**
 * A name that may stand at that position: illegal characters become `_`, a reserved word gets one appended.
 *
 * @example identifier('delete', 'binding') === 'delete_'; identifier('delete', 'member') === 'delete'
 */
export function identifier(name: string, position: Position): string {
  const legal = name.replace(/[^\w$]/g, '_').replace(/^(?=\d)/, '_') || '_'
  return isReserved(legal, position) ? `${legal}_` : legal
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
