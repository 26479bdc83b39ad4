import type { Json } from '../schema/ir.js'

/** Text. Lengths in Unicode code points, as JSON Schema counts them. */
export type StringShape = {
  readonly kind: 'string'
  readonly minLength?: number
  readonly maxLength?: number
  /** An ECMA-262 pattern, or several that must all match: linear-time, with the flag `u`, unanchored as in JSON Schema. */
  readonly pattern?: string | readonly string[]
  readonly format?: 'email' | 'uri' | 'uuid'
}

/** A JSON number: an integer of at most 32 bits, or a double. Bounds are inclusive. */
export type NumberShape<K extends 'integer' | 'number' = 'integer' | 'number'> = {
  readonly kind: K
  readonly minimum?: number
  readonly maximum?: number
}

/** A 64-bit integer; decimal text on the wire. Bounds are inclusive, as decimal text. */
export type BigIntShape = { readonly kind: 'bigint'; readonly minimum?: string; readonly maximum?: string }

/** An exact decimal number; plain decimal text on the wire. */
export type DecimalShape = { readonly kind: 'decimal'; readonly precision?: number; readonly scale?: number }

/** A value without bounds of its own: ISO 8601 text on the wire for a date. */
export type PlainShape<K extends 'boolean' | 'date' | 'json'> = { readonly kind: K }

/** A moment, or a time of day: ISO 8601 texts on the wire, to the millisecond where it does not keep fewer digits of a second. */
export type ClockShape<K extends 'datetime' | 'time'> = { readonly kind: K; readonly precision?: number }

/** Bytes inside JSON: base64 (RFC 4648 section 4) on the wire. Length in bytes; what is `padded` is filled up to it with zeros. */
export type BytesShape = { readonly kind: 'bytes'; readonly maxLength?: number; readonly padded?: true }

/** One of some texts. */
export type EnumShape = {
  readonly kind: 'enum'
  readonly values: readonly string[]
  /** The enum of the schema it stands for, if any. */
  readonly name?: string
}

/** Exactly that value. */
export type LiteralShape = { readonly kind: 'literal'; readonly value: string | number | boolean }

/** One property of an object. */
export type Property = {
  readonly name: string
  readonly shape: Shape
  readonly optional?: boolean
  readonly doc?: string
  readonly deprecated?: boolean
  /** What the server takes when the property is absent. */
  readonly default?: Json
}

/** An object with these properties and no others. */
export type ObjectShape = { readonly kind: 'object'; readonly properties: readonly Property[] }

/** A list. */
export type ListShape = { readonly kind: 'list'; readonly items: Shape; readonly minItems?: number; readonly maxItems?: number }

/** A value of one of the options; the first that accepts it wins. */
export type UnionShape = { readonly kind: 'union'; readonly options: readonly Shape[] }

/** The shape, or null. */
export type NullableShape = { readonly kind: 'nullable'; readonly of: Shape }

/** A named shape of the `shape` slot. */
export type RefShape = { readonly kind: 'ref'; readonly name: string }

/** A body that is not JSON: bytes as a whole, or a stream of them. */
export type BinaryShape<K extends 'binary' | 'stream'> = { readonly kind: K; readonly mediaType: string }

/**
 * The one language for data that crosses the API: JSON-serializable, printed as Zod, TypeScript, JSON Schema and
 * encoder by the folds of this folder, so that those cannot disagree.
 */
export type Shape =
  | StringShape
  | NumberShape<'integer'>
  | NumberShape<'number'>
  | BigIntShape
  | DecimalShape
  | PlainShape<'boolean'>
  | ClockShape<'datetime'>
  | PlainShape<'date'>
  | ClockShape<'time'>
  | PlainShape<'json'>
  | BytesShape
  | EnumShape
  | LiteralShape
  | ObjectShape
  | ListShape
  | UnionShape
  | NullableShape
  | RefShape
  | BinaryShape<'binary'>
  | BinaryShape<'stream'>
