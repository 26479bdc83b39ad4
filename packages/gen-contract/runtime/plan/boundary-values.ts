import type { ReadonlyJson } from '#runtime/api/json.js'
import type { Shape } from '#runtime/api/shape.js'
import type { Planning } from './planning.js'
import { textOfLength } from './text-values.js'
import { plainShape, validValue } from './valid-value.js'

/** A value at a bound, and which one. */
export type Bound = { readonly label: string; readonly value: ReadonlyJson }

/** A text that is long where nothing says how long it may be. */
const LONG = 2000

const INT = { least: -2_147_483_648, most: 2_147_483_647 }
const BIGINT = { least: -(2n ** 63n), most: 2n ** 63n - 1n }

/** The least and the greatest values of a shape, and those one beyond. */
export function boundaryValues(shape: Shape, planning: Planning): Bound[] {
  const plain = plainShape(shape, planning.contract.shapes)
  return [...(shape.kind === 'nullable' ? [{ label: 'null', value: null }] : []), ...boundsOf(plain, planning)]
}

function boundsOf(shape: Shape, planning: Planning): Bound[] {
  const { random, contract } = planning
  switch (shape.kind) {
    case 'string': {
      const { minLength, maxLength } = shape
      const lengths = [...(minLength === undefined ? [0, 1] : [minLength - 1, minLength]), ...(maxLength === undefined ? [LONG] : [maxLength, maxLength + 1])]
      return lengths.filter((length) => length >= 0).map((length) => ({ label: `${length} characters`, value: textOfLength(shape, length, random) }))
    }
    case 'integer':
      return around(shape.minimum ?? INT.least, shape.maximum ?? INT.most)
    case 'number':
      return shape.minimum === undefined && shape.maximum === undefined
        ? [0, -0.5, 1e-7, 1.7976931348623157e308, 5e-324].map(labelled)
        : [shape.minimum, shape.maximum].flatMap((bound) => (bound === undefined ? [] : [bound, bound - 1, bound + 1])).map(labelled)
    case 'bigint': {
      const least = shape.minimum === undefined ? BIGINT.least : BigInt(shape.minimum)
      const most = shape.maximum === undefined ? BIGINT.most : BigInt(shape.maximum)
      return [least - 1n, least, 0n, most, most + 1n].map((value) => labelled(String(value)))
    }
    case 'decimal': {
      const { precision = 20, scale = 5 } = shape
      const whole = '9'.repeat(Math.max(1, precision - scale))
      return [whole, `${whole}9`, `0.${'9'.repeat(Math.max(1, scale))}`, `0.${'9'.repeat(scale + 1)}`, `-${whole}`, '0', '-0', '1.50'].map(labelled)
    }
    case 'datetime':
      return ['0001-01-01T00:00:00.000Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2024-02-29T12:00:00+14:00', '2025-02-29T00:00:00Z', '2016-12-31T23:59:60Z'].map(labelled)
    case 'date':
      return ['0001-01-01', '1970-01-01', '9999-12-31', '2024-02-29', '2025-02-29'].map(labelled)
    case 'time':
      return ['00:00:00', '23:59:59.999', '24:00:00', '23:59:60'].map(labelled)
    case 'bytes': {
      const most = shape.maxLength ?? 64
      return [0, 1, most, most + 1].map((length) => ({ label: `${length} bytes`, value: Buffer.alloc(length, 0xa5).toString('base64') }))
    }
    case 'enum':
      return [...shape.values.slice(0, 1), ...shape.values.slice(-1), ''].map(labelled)
    case 'boolean':
      return [true, false].map(labelled)
    case 'list': {
      const item = () => validValue(shape.items, { random, shapes: contract.shapes })
      const lengths = [0, 1, ...(shape.maxItems === undefined ? [20] : [shape.maxItems, shape.maxItems + 1])]
      return lengths.map((length) => ({ label: `${length} items`, value: Array.from({ length }, item) }))
    }
    case 'json':
      return [{}, [], 0, false, '', { a: { b: { c: {} } } }].map(labelled)
    default:
      return []
  }
}

function around(least: number, most: number): Bound[] {
  return [least - 1, least, most, most + 1].map(labelled)
}

function labelled(value: ReadonlyJson): Bound {
  return { label: JSON.stringify(value).slice(0, 40), value }
}
