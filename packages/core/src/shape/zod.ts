import { key, lit } from '../code/literal.js'
import type { Code, CodeSymbol, Printable } from '../code/printable.js'
import { join, ts } from '../code/template.js'
import type { Json } from '../schema/ir.js'
import { foldShape, type Fold } from './fold.js'
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
  const sub = (inner: Shape) => zodOf(inner, symbols)
  const codec = (name: string, options: { readonly [key: string]: Json | undefined }) => {
    const given = Object.fromEntries(Object.entries(options).filter((entry): entry is [string, Json] => entry[1] !== undefined))
    return ts`${wire}.${key(name)}(${Object.keys(given).length > 0 && lit(given)})`
  }
  const fold: Fold<Code> = {
    string: ({ kind: _, ...bounds }) => (Object.keys(bounds).length > 0 ? codec('string', bounds) : ts`${z}.string()`),
    integer: (s) => (s.minimum === undefined && s.maximum === undefined ? ts`${z}.int32()` : ts`${z}.int()${bounds(s.minimum, s.maximum)}`),
    number: (s) => ts`${z}.number()${bounds(s.minimum, s.maximum)}`,
    bigint: ({ minimum, maximum }) => codec('bigint', { minimum, maximum }),
    decimal: ({ precision, scale }) => codec('decimal', { precision, scale }),
    boolean: () => ts`${z}.boolean()`,
    datetime: () => codec('datetime', {}),
    date: () => codec('date', {}),
    time: () => codec('time', {}),
    json: () => codec('json', {}),
    bytes: ({ maxLength }) => codec('bytes', { maxLength }),
    enum: (s) => ts`${z}.enum(${(s.name !== undefined && symbols.enum(s.name)) || lit(s.values)})`,
    literal: (s) => ts`${z}.literal(${lit(s.value)})`,
    object: (s) => objectOf(s.properties, symbols),
    list: (s) => ts`${z}.array(${sub(s.items)})${bounds(s.minItems, s.maxItems)}`,
    union: (s) => ts`${z}.union([${join(s.options.map(sub), ', ')}])`,
    nullable: (s) => ts`${sub(s.of)}.nullable()`,
    ref: (s) => ts`${symbols.ref(s.name)}`,
    binary: () => ts`${z}.instanceof(Uint8Array)`,
    stream: () => ts`${z}.instanceof(ReadableStream)`,
  }
  return foldShape(shape, fold)
}

function objectOf(properties: readonly Property[], symbols: ZodSymbols): Code {
  const lines: Printable[] = properties.map(
    (p) => ts`${key(p.name)}: ${zodOf(p.shape, symbols)}${p.optional === true && ts`.exactOptional()`},`,
  )
  if (lines.length === 0) return ts`${symbols.z}.strictObject({})`
  return ts`
    ${symbols.z}.strictObject({
      ${lines}
    })
  `
}

function bounds(minimum: number | undefined, maximum: number | undefined): Printable {
  return [
    ts`${minimum !== undefined && ts`.min(${lit(minimum)})`}${maximum !== undefined && ts`.max(${lit(maximum)})`}`,
  ]
}
