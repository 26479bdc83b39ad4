import { flat } from '../code/flat.js'
import { doc, key, lit } from '../code/literal.js'
import type { Code, CodeSymbol, Printable } from '../code/printable.js'
import { join, ts } from '../code/template.js'
import { traced, type OriginOf } from './origin.js'
import type { Property, Shape } from './shape.js'

/**
 * Which values the type describes: those on the wire (JSON), those a service is given (dates are `Date`, decimals
 * text), or those a record read from the database holds (decimals are Prisma's).
 */
export type Side = 'wire' | 'input' | 'record'

/** The symbols a type is printed with. */
export type TypeSymbols = {
  readonly ref: (name: string) => Printable
  /** The type of an enum that is declared once, or undefined to print its values. */
  readonly enum: (name: string) => CodeSymbol | undefined
  /** The type of any JSON value. */
  readonly json: CodeSymbol
  /** The type of a decimal in a record. */
  readonly decimal: CodeSymbol
  /** What in the schema a property is made from. */
  readonly origin?: OriginOf
}

const STRING = ts`string`
const NUMBER = ts`number`
const BIGINT = ts`bigint`
const BOOLEAN = ts`boolean`
const DATE = ts`Date`
const BYTES = ts`Uint8Array`
const STREAM = ts`ReadableStream<Uint8Array>`
const NOTHING = ts`Record<string, never>`

/** The TypeScript type of the values the shape allows. */
export function typeOf(shape: Shape, side: Side, symbols: TypeSymbols): Printable {
  switch (shape.kind) {
    case 'string':
      return STRING
    case 'integer':
    case 'number':
      return NUMBER
    case 'boolean':
      return BOOLEAN
    case 'bigint':
      return side === 'wire' ? STRING : BIGINT
    case 'decimal':
      return side === 'record' ? symbols.decimal : STRING
    case 'datetime':
    case 'date':
    case 'time':
      return side === 'wire' ? STRING : DATE
    case 'json':
      return symbols.json
    case 'bytes':
      return side === 'wire' ? STRING : BYTES
    case 'enum':
      return (shape.name !== undefined && symbols.enum(shape.name)) || join(shape.values.map((value) => lit(value)), ' | ')
    case 'literal':
      return lit(shape.value)
    case 'object':
      return objectOf(shape.properties, side, symbols)
    case 'list': {
      const items = typeOf(shape.items, side, symbols)
      return isSimple(shape.items) ? (flat('', items, '[]') ?? ts`${items}[]`) : ts`Array<${items}>`
    }
    case 'union':
      return join(shape.options.map((option) => typeOf(option, side, symbols)), ' | ')
    case 'nullable': {
      const of = typeOf(shape.of, side, symbols)
      return flat('', of, ' | null') ?? ts`${of} | null`
    }
    case 'ref':
      return symbols.ref(shape.name)
    case 'binary':
      return BYTES
    case 'stream':
      return STREAM
  }
}

function objectOf(properties: readonly Property[], side: Side, symbols: TypeSymbols): Code {
  if (properties.length === 0) return NOTHING
  const lines: Printable[] = []
  for (const property of properties) {
    const comment = doc(property.doc, property.deprecated === true ? ['deprecated'] : [])
    const node = symbols.origin?.(property.name)
    if (comment !== false) lines.push(traced(node, comment))
    const type = typeOf(property.shape, side, symbols)
    const name = key(property.name)
    const isOptional = property.optional === true
    lines.push(traced(node, flat(`${name.text}${isOptional ? '?' : ''}: `, type) ?? (isOptional ? ts`${name}?: ${type}` : ts`${name}: ${type}`)))
  }
  return ts`
    {
      ${lines}
    }
  `
}

function isSimple(shape: Shape): boolean {
  if (shape.kind === 'enum') return shape.name !== undefined || shape.values.length === 1
  return shape.kind !== 'union' && shape.kind !== 'nullable'
}
