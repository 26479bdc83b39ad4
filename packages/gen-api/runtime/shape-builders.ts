import type { JsonValue } from './json.js'
import { recordShape } from './record-shape.js'
import type { BytesShape, ClockShape, DecimalShape, NumberShape, Property, Shape, StringShape } from './shape.js'
import type { DecimalValue, Fields, InputOf, InputsOf, OutputOf, OutputsOf, TypedProperty, TypedShape } from './typed-shape.js'

type Options<S extends Shape> = Omit<S, 'kind'>

/** A text. Lengths in code points; patterns are linear-time ECMA-262 with the flag `u`. */
function string(options: Options<StringShape> = {}): TypedShape<string> {
  return { kind: 'string', ...options }
}

/** A whole number of 32 bits. */
function integer(options: Options<NumberShape<'integer'>> = {}): TypedShape<number> {
  return { kind: 'integer', ...options }
}

/** A number of double precision. */
function number(options: Options<NumberShape<'number'>> = {}): TypedShape<number> {
  return { kind: 'number', ...options }
}

/** A whole number of 64 bits: text on the wire. */
function bigint(options: { readonly minimum?: string; readonly maximum?: string } = {}): TypedShape<bigint> {
  return { kind: 'bigint', ...options }
}

/** An exact decimal number: text on the wire. */
function decimal(options: Options<DecimalShape> = {}): TypedShape<string, DecimalValue> {
  return { kind: 'decimal', ...options }
}

/** True or false. */
function boolean(): TypedShape<boolean> {
  return { kind: 'boolean' }
}

/** A moment: ISO 8601 with its offset on the wire. */
function datetime(options: Options<ClockShape<'datetime'>> = {}): TypedShape<Date> {
  return { kind: 'datetime', ...options }
}

/** A day, as its midnight in UTC. */
function date(): TypedShape<Date> {
  return { kind: 'date' }
}

/** A time of day, as that time on 1970-01-01 in UTC. */
function time(options: Options<ClockShape<'time'>> = {}): TypedShape<Date> {
  return { kind: 'time', ...options }
}

/** Any JSON value. */
function json(): TypedShape<JsonValue> {
  return { kind: 'json' }
}

/** Bytes: base64 on the wire. */
function bytes(options: Options<BytesShape> = {}): TypedShape<Uint8Array> {
  return { kind: 'bytes', ...options }
}

/** One of some texts. */
function oneOf<const V extends readonly [string, ...string[]]>(values: V): TypedShape<V[number]> {
  return { kind: 'enum', values }
}

/** Exactly that value. */
function literal<const V extends string | number | boolean>(value: V): TypedShape<V> {
  return { kind: 'literal', value }
}

/** An object with these properties and no others. */
function object<F extends Fields>(fields: F): TypedShape<InputsOf<F>, OutputsOf<F>> {
  return { kind: 'object', properties: propertiesOf(fields) }
}

/** A list. */
function list<S extends TypedShape>(
  items: S,
  options: { readonly minItems?: number; readonly maxItems?: number } = {},
): TypedShape<InputOf<S>[], readonly OutputOf<S>[]> {
  return { kind: 'list', items, ...options }
}

/** A value of one of the options; the first that accepts it wins. */
function union<const S extends readonly [TypedShape, ...TypedShape[]]>(options: S): TypedShape<InputOf<S[number]>, OutputOf<S[number]>> {
  return { kind: 'union', options }
}

/** The shape, or null. */
function nullable<S extends TypedShape>(of: S): TypedShape<InputOf<S> | null, OutputOf<S> | null> {
  return { kind: 'nullable', of }
}

/** A property that may be absent. */
function optional<S extends TypedShape>(of: S, doc?: string): TypedProperty<S, true> {
  return { shape: of, optional: true, ...(doc !== undefined && { doc }) }
}

/** A property with what documents say of it. */
function described<S extends TypedShape>(of: S, doc: string): TypedProperty<S, false> {
  return { shape: of, optional: false, doc }
}

/** Bytes as a whole, as a reply that is no JSON. */
function binary(mediaType: string): TypedShape<Uint8Array> {
  return { kind: 'binary', mediaType }
}

/** A stream of bytes or texts, as a reply that is no JSON. */
function stream(mediaType: string): TypedShape<never, AsyncIterable<Uint8Array | string>> {
  return { kind: 'stream', mediaType }
}

/** Properties as a shape holds them. */
export function propertiesOf(fields: Fields): Property[] {
  return Object.entries(fields).map(([name, field]) => {
    if (!('shape' in field)) return { name, shape: field }
    const { shape: of, optional: isOptional, doc } = field
    return { name, shape: of, ...(isOptional && { optional: true }), ...(doc !== undefined && { doc }) }
  })
}

/** What requests and replies of operations of your own hold. `record(postModel)` is a record as our own replies have it. */
export const shape = {
  string,
  integer,
  number,
  bigint,
  decimal,
  boolean,
  datetime,
  date,
  time,
  json,
  bytes,
  oneOf,
  literal,
  object,
  list,
  union,
  nullable,
  optional,
  described,
  binary,
  stream,
  record: recordShape,
}
