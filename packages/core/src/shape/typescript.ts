import { doc, key, lit } from '../code/literal.js'
import type { Code, CodeSymbol, Printable } from '../code/printable.js'
import { join, ts } from '../code/template.js'
import { foldShape, type Fold } from './fold.js'
import type { Property, Shape } from './shape.js'

/**
 * Which values the type describes: those on the wire (JSON), those a service is given (dates are `Date`, decimals
 * text), or those a record read from the database holds (decimals are Prisma's).
 */
export type Side = 'wire' | 'input' | 'record'

/** The symbols a type is printed with. */
export type TypeSymbols = {
  readonly ref: (name: string) => CodeSymbol
  /** The type of an enum that is declared once, or undefined to print its values. */
  readonly enum: (name: string) => CodeSymbol | undefined
  /** The type of any JSON value. */
  readonly json: CodeSymbol
  /** The type of a decimal in a record. */
  readonly decimal: CodeSymbol
}

/** The TypeScript type of the values the shape allows. */
export function typeOf(shape: Shape, side: Side, symbols: TypeSymbols): Code {
  const sub = (inner: Shape) => typeOf(inner, side, symbols)
  const inProcess = (type: Code) => () => (side === 'wire' ? ts`string` : type)
  const fold: Fold<Code> = {
    string: () => ts`string`,
    integer: () => ts`number`,
    number: () => ts`number`,
    bigint: inProcess(ts`bigint`),
    decimal: () => (side === 'record' ? ts`${symbols.decimal}` : ts`string`),
    boolean: () => ts`boolean`,
    datetime: inProcess(ts`Date`),
    date: inProcess(ts`Date`),
    time: inProcess(ts`Date`),
    json: () => ts`${symbols.json}`,
    bytes: inProcess(ts`Uint8Array`),
    enum: (s) => {
      const named = s.name === undefined ? undefined : symbols.enum(s.name)
      return named ? ts`${named}` : join(s.values.map((value) => lit(value)), ' | ')
    },
    literal: (s) => ts`${lit(s.value)}`,
    object: (s) => objectOf(s.properties, side, symbols),
    list: (s) => (isSimple(s.items) ? ts`${sub(s.items)}[]` : ts`Array<${sub(s.items)}>`),
    union: (s) => join(s.options.map(sub), ' | '),
    nullable: (s) => ts`${sub(s.of)} | null`,
    ref: (s) => ts`${symbols.ref(s.name)}`,
    binary: () => ts`Uint8Array`,
    stream: () => ts`ReadableStream<Uint8Array>`,
  }
  return foldShape(shape, fold)
}

function objectOf(properties: readonly Property[], side: Side, symbols: TypeSymbols): Code {
  if (properties.length === 0) return ts`Record<string, never>`
  const lines: Printable[] = properties.flatMap((p) => [
    doc(p.doc, p.deprecated === true ? ['deprecated'] : []),
    ts`${key(p.name)}${p.optional === true && ts`?`}: ${typeOf(p.shape, side, symbols)}`,
  ])
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
