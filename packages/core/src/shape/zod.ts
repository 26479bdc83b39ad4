import { key, lit } from '../code/literal.js'
import type { Code, CodeSymbol, Printable } from '../code/printable.js'
import { join, ts } from '../code/template.js'
import type { Json } from '../schema/ir.js'
import { traced, type OriginOf } from './origin.js'
import type { ListShape, Property, Shape } from './shape.js'

/** The symbols a Zod schema is printed with. */
export type ZodSymbols = {
  /** `z` of Zod 4. */
  readonly z: CodeSymbol
  /** An object of codecs for what JSON has no type for: `datetime date time bigint decimal bytes json string list own`. */
  readonly wire: CodeSymbol
  /** The schema of a named shape. */
  readonly ref: (name: string) => CodeSymbol
  /** The value of an enum that is declared once, or undefined to print its values. */
  readonly enum: (name: string) => CodeSymbol | undefined
  /** What in the schema a property is made from. */
  readonly origin?: OriginOf
}

/** The Zod schema that accepts exactly the JSON the shape allows, and turns it into the process's values. */
export function zodOf(shape: Shape, symbols: ZodSymbols): Code {
  const { z, wire } = symbols
  switch (shape.kind) {
    case 'string': {
      const { kind: _, ...bounds } = shape
      return Object.keys(bounds).length > 0 ? codec(wire, 'string', bounds) : ts`${z}.string()`
    }
    case 'integer':
      // A bound that is not said is that of 32 bits.
      return ts`${z}.${key(shape.minimum === undefined || shape.maximum === undefined ? 'int32' : 'int')}()${bounded(shape.minimum, shape.maximum)}`
    case 'number':
      return ts`${z}.number()${bounded(shape.minimum, shape.maximum)}`
    case 'bigint':
      return codec(wire, 'bigint', { minimum: shape.minimum, maximum: shape.maximum })
    case 'decimal':
      return codec(wire, 'decimal', { precision: shape.precision, scale: shape.scale })
    case 'boolean':
      return ts`${z}.boolean()`
    case 'datetime':
    case 'time':
      return codec(wire, shape.kind, { precision: shape.precision })
    case 'date':
    case 'json':
      return ts`${wire}.${key(shape.kind)}()`
    case 'bytes':
      return codec(wire, 'bytes', { maxLength: shape.maxLength, padded: shape.padded })
    case 'enum':
      return ts`${z}.enum(${(shape.name !== undefined && symbols.enum(shape.name)) || lit(shape.values)})`
    case 'literal':
      return ts`${z}.literal(${lit(shape.value)})`
    case 'object':
      return objectOf(shape.properties, symbols)
    case 'list':
      return listOf(shape, symbols)
    case 'union':
      return ts`${z}.union([${join(shape.options.map((option) => innerOf(option, symbols)), ', ')}])`
    case 'nullable':
      return ts`${innerOf(shape.of, symbols)}.nullable()`
    case 'ref':
      return ts`${symbols.ref(shape.name)}`
    case 'binary':
      return ts`${z}.instanceof(Uint8Array)`
    case 'stream':
      return ts`${z}.instanceof(ReadableStream)`
  }
}

/** Readers hand over a whole without a prototype; what lies inside of it has one still, in which names such as `constructor` are found. */
function innerOf(shape: Shape, symbols: ZodSymbols): Code {
  const code = zodOf(shape, symbols)
  const hasInherited = shape.kind === 'object' && shape.properties.some(({ name }) => name in Object.prototype)
  return hasInherited ? ts`${symbols.wire}.own().pipe(${code})` : code
}

function listOf({ items, minItems, maxItems }: ListShape, symbols: ZodSymbols): Code {
  const bounds = said({ minItems, maxItems })
  return ts`${symbols.wire}.list(${innerOf(items, symbols)}${bounds !== false && ts`, ${bounds}`})`
}

function codec(wire: CodeSymbol, name: string, options: Options): Code {
  return ts`${wire}.${key(name)}(${said(options)})`
}

type Options = { readonly [key: string]: Json | undefined }

/** What is said of a value beside its kind; false where that is nothing. */
function said(options: Options): Printable {
  const given = Object.entries(options).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  return given.length > 0 && lit(Object.fromEntries(given))
}

function objectOf(properties: readonly Property[], symbols: ZodSymbols): Code {
  if (properties.length === 0) return ts`${symbols.z}.strictObject({})`
  const lines: Printable[] = properties.map(({ name, shape, optional }) => {
    const value = innerOf(shape, symbols)
    return traced(symbols.origin?.(name), optional === true ? ts`${key(name)}: ${value}.exactOptional(),` : ts`${key(name)}: ${value},`)
  })
  return ts`
    ${symbols.z}.strictObject({
      ${lines}
    })
  `
}

function bounded(minimum: number | undefined, maximum: number | undefined): Printable {
  if (minimum === undefined && maximum === undefined) return false
  return ts`${minimum !== undefined && ts`.min(${lit(minimum)})`}${maximum !== undefined && ts`.max(${lit(maximum)})`}`
}
