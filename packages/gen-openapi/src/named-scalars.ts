import type { Shape } from '@ssot-codegen/core'
import type { Side } from '../runtime/scalar-schema.js'

const FORMATS = { email: 'Email', uri: 'Url', uuid: 'Uuid' } as const

/** Digits of a second that need not be said. */
const MILLISECONDS = 3

/**
 * What a scalar is called that columns of any model may have: it is described once, and referred to. Undefined of one that is said in
 * a few words, and of one with bounds of its column's own.
 */
export function scalarName(shape: Shape, side: Side): string | undefined {
  if (shape.kind !== 'nullable') return nameOf(shape, side)
  const name = nameOf(shape.of, side)
  return name && `Nullable${name}`
}

function nameOf(shape: Shape, side: Side): string | undefined {
  // A request may say the same value in more than one way.
  const accepted = side === 'request' ? 'Input' : ''
  switch (shape.kind) {
    case 'string': {
      const { format, minLength, maxLength, pattern = [] } = shape
      return format && minLength === undefined && maxLength === undefined && pattern.length === 0 ? FORMATS[format] : undefined
    }
    case 'integer':
      return shape.minimum === undefined && shape.maximum === undefined ? 'Int' : undefined
    case 'bigint':
      return side === 'reply' || (shape.minimum === undefined && shape.maximum === undefined) ? `BigInt${accepted}` : undefined
    case 'decimal':
      return side === 'reply' ? 'Decimal' : `Decimal${shape.precision ?? ''}${shape.scale === undefined ? '' : `_${shape.scale}`}Input`
    case 'datetime':
      return side === 'reply' ? undefined : `DateTime${digits(shape.precision)}Input`
    case 'date':
      return side === 'reply' ? undefined : 'DateInput'
    case 'time':
      return `Time${digits(shape.precision)}`
    case 'bytes':
      return side === 'reply' ? undefined : `Bytes${shape.maxLength ?? ''}Input`
    default:
      return undefined
  }
}

function digits(precision = MILLISECONDS): string {
  return precision === MILLISECONDS ? '' : String(precision)
}
