import type { ReadonlyJson } from '#runtime/api/json.js'
import type { Shape } from '#runtime/api/shape.js'
import type { Contract } from './contract.js'
import type { Random } from './random.js'
import { validText } from './text-values.js'

/** What values are made with. */
export type ValueParts = {
  readonly random: Random
  readonly shapes: Contract['shapes']
  /** Texts of letters and digits only. */
  readonly plain?: boolean
}

const INT_MAX = 2_147_483_647
const DAY = 86_400_000
const START = Date.UTC(2001, 0, 1)

/** References that are followed inside each other: shapes of bodies may lead to themselves. */
const DEPTH = 4

/** A value that the shape accepts, as JSON has it. Binary bodies and streams are no JSON: of them a text stands here. */
export function validValue(shape: Shape, parts: ValueParts, depth = DEPTH): ReadonlyJson {
  const { random } = parts
  const inner = (other: Shape): ReadonlyJson => validValue(other, parts, depth)
  switch (shape.kind) {
    case 'string':
      return validText(shape, random, parts.plain)
    case 'integer':
      return integer(shape, random)
    case 'number':
      return number(shape, random)
    case 'bigint':
      return bigint(shape, random)
    case 'decimal':
      return decimal(shape, random)
    case 'boolean':
      return random.pick([true, false])
    case 'datetime':
      return `${isoOf(random).slice(0, 19)}${fraction(shape.precision, random)}Z`
    case 'date':
      return isoOf(random).slice(0, 10)
    case 'time':
      return `${isoOf(random).slice(11, 19)}${fraction(shape.precision, random)}`
    case 'json':
      return { serial: random.serial(), list: [1.5, null, 'é漢👍', { yes: true }] }
    case 'bytes':
      return Buffer.from(random.text(shape.padded === true ? (shape.maxLength ?? 1) : random.int(1, Math.min(12, shape.maxLength ?? 12)), 'abcdef')).toString('base64')
    case 'enum': {
      const [first = '', ...others] = shape.values
      return random.pick([first, ...others])
    }
    case 'literal':
      return shape.value
    case 'object':
      return Object.fromEntries(shape.properties.filter(({ optional }) => optional !== true || (depth === DEPTH && random.int(0, 3) > 0)).map((property) => [property.name, inner(property.shape)]))
    case 'list':
      return Array.from({ length: Math.max(shape.minItems ?? 0, Math.min(shape.maxItems ?? 2, random.int(0, 2))) }, () => inner(shape.items))
    case 'union': {
      const [first] = shape.options
      return first ? inner(first) : null
    }
    case 'nullable':
      return inner(shape.of)
    case 'ref': {
      const named = parts.shapes[shape.name]
      return named && depth > 0 ? validValue(named, parts, depth - 1) : null
    }
    case 'binary':
    case 'stream':
      return random.text(8, 'abcdef')
  }
}

/** The shape that a reference names, through as many as there are; what allows null is unwrapped. */
export function plainShape(shape: Shape, shapes: Contract['shapes']): Shape {
  if (shape.kind === 'nullable') return plainShape(shape.of, shapes)
  const named = shape.kind === 'ref' ? shapes[shape.name] : undefined
  return named ? plainShape(named, shapes) : shape
}

type Bounds = { readonly minimum?: number; readonly maximum?: number }

/** Small, and another one each time where there is room. */
function integer({ minimum = -INT_MAX, maximum = INT_MAX }: Bounds, random: Random): number {
  const least = Math.max(minimum, Math.min(1, maximum))
  const wanted = least + random.serial()
  return wanted <= maximum ? wanted : random.int(Math.ceil(least), Math.floor(maximum))
}

function number({ minimum = -1e6, maximum = 1e6 }: Bounds, random: Random): number {
  const least = Math.max(minimum, Math.min(0, maximum))
  return Math.min(maximum, least + random.serial() + random.pick([0, 0.5, 0.25]))
}

function bigint({ minimum, maximum }: { readonly minimum?: string; readonly maximum?: string }, random: Random): string {
  const least = minimum === undefined ? 1_000_000n : BigInt(minimum)
  const wanted = least + BigInt(random.serial())
  return String(maximum === undefined || wanted <= BigInt(maximum) ? wanted : BigInt(maximum))
}

function decimal({ precision = 10, scale = 2 }: { readonly precision?: number; readonly scale?: number }, random: Random): string {
  const whole = Math.min(6, precision - scale)
  const digits = whole > 0 ? String(random.serial() % 10 ** whole) : '0'
  const behind = Math.min(scale, 2)
  return behind > 0 ? `${digits}.${random.text(behind - 1, '0123456789')}${random.text(1, '123456789')}` : digits
}

function isoOf(random: Random): string {
  return new Date(START + random.serial() * DAY + random.int(0, DAY - 1)).toISOString()
}

function fraction(precision: number | undefined, random: Random): string {
  const digits = Math.min(3, precision ?? 3)
  return digits > 0 ? `.${random.text(3, '0123456789').slice(0, digits)}` : ''
}
