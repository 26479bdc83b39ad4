import type { Json } from '../schema/ir.js'
import { foldShape, type Fold } from './fold.js'
import type { Shape } from './shape.js'

type Document = { readonly [keyword: string]: Json }

/** Text of a 64-bit integer, and of a plain decimal number: what the Zod codecs accept. */
const INTEGER_TEXT = '^-?(?:0|[1-9][0-9]*)$'
const DECIMAL_TEXT = '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$'

/**
 * The JSON Schema (2020-12, as OpenAPI 3.1 has it) of what the shape allows on the wire.
 *
 * @param ref the `$ref` of a named shape
 */
export function jsonSchemaOf(shape: Shape, ref: (name: string) => string): Document {
  const sub = (inner: Shape) => jsonSchemaOf(inner, ref)
  const fold: Fold<Document> = {
    string: ({ kind: _, ...bounds }) => given({ type: 'string', ...bounds }),
    integer: (s) => given({ type: 'integer', format: 'int32', minimum: s.minimum ?? -2147483648, maximum: s.maximum ?? 2147483647 }),
    number: (s) => given({ type: 'number', format: 'double', minimum: s.minimum, maximum: s.maximum }),
    bigint: () => ({ type: 'string', format: 'int64', pattern: INTEGER_TEXT }),
    decimal: () => ({ type: 'string', format: 'decimal', pattern: DECIMAL_TEXT }),
    boolean: () => ({ type: 'boolean' }),
    datetime: () => ({ type: 'string', format: 'date-time' }),
    date: () => ({ type: 'string', format: 'date' }),
    time: () => ({ type: 'string', format: 'time' }),
    json: () => ({}),
    bytes: (s) => given({ type: 'string', contentEncoding: 'base64', maxLength: s.maxLength === undefined ? undefined : Math.ceil(s.maxLength / 3) * 4 }),
    enum: (s) => ({ type: 'string', enum: [...s.values] }),
    literal: (s) => ({ const: s.value }),
    object: (s) => {
      const required = s.properties.filter((p) => p.optional !== true).map((p) => p.name)
      return given({
        type: 'object',
        properties: Object.fromEntries(
          s.properties.map((p) => [p.name, given({ ...sub(p.shape), description: p.doc, default: p.default, deprecated: p.deprecated })]),
        ),
        required: required.length > 0 ? required : undefined,
        additionalProperties: false,
      })
    },
    list: (s) => given({ type: 'array', items: sub(s.items), minItems: s.minItems, maxItems: s.maxItems }),
    union: (s) => ({ anyOf: s.options.map(sub) }),
    nullable: (s) => nullable(sub(s.of)),
    ref: (s) => ({ $ref: ref(s.name) }),
    binary: (s) => ({ type: 'string', contentMediaType: s.mediaType }),
    stream: (s) => ({ type: 'string', contentMediaType: s.mediaType }),
  }
  return foldShape(shape, fold)
}

function nullable(schema: Document): Document {
  if (typeof schema['type'] === 'string' && !('enum' in schema)) return { ...schema, type: [schema['type'], 'null'] }
  return { anyOf: [schema, { type: 'null' }] }
}

function given(document: { readonly [keyword: string]: Json | undefined }): Document {
  return Object.fromEntries(Object.entries(document).filter((entry): entry is [string, Json] => entry[1] !== undefined))
}
