import { key, lit } from '../code/literal.js'
import type { Code, CodeSymbol, Printable } from '../code/printable.js'
import { join, ts } from '../code/template.js'
import type { Json } from '../schema/ir.js'
import type { Property, Shape } from './shape.js'

/** The symbols a Zod schema is printed with. */
export type ZodSymbols = {
  /** `z` of Zod 4. */
  readonly z: CodeSymbol
  /** An object of codecs for what JSON has no type for: `datetime date time bigint decimal bytes json string`. */
  readonly wire: CodeSymbol
  /** The schema of a named shape. */
  readonly ref: (name: string) => CodeSymbol
  /** The value of an enum that is declared once, or undefined to print its values. */
  readonly enum: (name: string) => CodeSymbol | undefined
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
      return shape.minimum === undefined && shape.maximum === undefined ? ts`${z}.int32()` : ts`${z}.int()${bounded(shape.minimum, shape.maximum)}`
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
      return codec(wire, 'bytes', { maxLength: shape.maxLength })
    case 'enum':
      return ts`${z}.enum(${(shape.name !== undefined && symbols.enum(shape.name)) || lit(shape.values)})`
    case 'literal':
      return ts`${z}.literal(${lit(shape.value)})`
    case 'object':
      return objectOf(shape.properties, symbols)
    case 'list':
      return ts`${z}.array(${zodOf(shape.items, symbols)})${bounded(shape.minItems, shape.maxItems)}`
    case 'union':
      return ts`${z}.union([${join(shape.options.map((option) => zodOf(option, symbols)), ', ')}])`
    case 'nullable':
      return ts`${zodOf(shape.of, symbols)}.nullable()`
    case 'ref':
      return ts`${symbols.ref(shape.name)}`
    case 'binary':
      return ts`${z}.instanceof(Uint8Array)`
    case 'stream':
      return ts`${z}.instanceof(ReadableStream)`
  }
}

function codec(wire: CodeSymbol, name: string, options: { readonly [key: string]: Json | undefined }): Code {
  const given = Object.entries(options).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  return ts`${wire}.${key(name)}(${given.length > 0 && lit(Object.fromEntries(given))})`
}

function objectOf(properties: readonly Property[], symbols: ZodSymbols): Code {
  if (properties.length === 0) return ts`${symbols.z}.strictObject({})`
  const lines: Printable[] = properties.map(({ name, shape, optional }) => {
    const value = zodOf(shape, symbols)
    return optional === true ? ts`${key(name)}: ${value}.exactOptional(),` : ts`${key(name)}: ${value},`
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
