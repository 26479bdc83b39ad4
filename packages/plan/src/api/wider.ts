import type { Shape } from '@ssot-codegen/core'

/** What a server that reads the one kind takes of the other as well, whatever the value: numbers are accepted where they are exact. */
const TAKES: { readonly [kind in Shape['kind']]?: readonly Shape['kind'][] } = {
  number: ['integer'],
  bigint: ['integer'],
  decimal: ['integer', 'bigint'],
  string: ['enum', 'bigint', 'decimal', 'date', 'datetime', 'time', 'bytes'],
}

/** Whether every value of one kind is taken where the other is asked for. */
export function includesKind(wide: Shape, narrow: Shape): boolean {
  if (wide.kind === 'json') return narrow.kind !== 'binary' && narrow.kind !== 'stream'
  if (wide.kind === 'string' && isBounded(wide)) return false
  if (wide.kind === 'decimal' && (wide.precision !== undefined || wide.scale !== undefined)) return false
  if (narrow.kind === 'literal') {
    if (wide.kind === 'enum') return typeof narrow.value === 'string' && wide.values.includes(narrow.value)
    return typeof narrow.value === (wide.kind === 'integer' ? 'number' : wide.kind) && !('minimum' in wide)
  }
  return TAKES[wide.kind]?.includes(narrow.kind) === true && !('minimum' in wide && narrow.kind !== 'integer')
}

function isBounded({ minLength, maxLength, pattern, format }: Extract<Shape, { kind: 'string' }>): boolean {
  return minLength !== undefined || maxLength !== undefined || pattern !== undefined || format !== undefined
}

/** Whether every value of one kind, as it is written in a reply, is one of the other as well. */
export function looksLike(wide: Shape, narrow: Shape): boolean {
  if (wide.kind === 'number') return narrow.kind === 'integer' && wide.minimum === undefined && wide.maximum === undefined
  return wide.kind === 'string' && narrow.kind === 'enum' && !isBounded(wide)
}
