import type { Json } from '../schema/ir.js'
import type { ObjectShape, Shape } from './shape.js'

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
  switch (shape.kind) {
    case 'string': {
      const { kind: _, pattern, ...bounds } = shape
      return { type: 'string', ...bounds, ...(pattern !== undefined && patterns(pattern)) }
    }
    case 'integer':
      return { type: 'integer', format: 'int32', minimum: shape.minimum ?? -2_147_483_648, maximum: shape.maximum ?? 2_147_483_647 }
    case 'number':
      return given({ type: 'number', format: 'double', minimum: shape.minimum, maximum: shape.maximum })
    case 'bigint':
      return { type: 'string', format: 'int64', pattern: INTEGER_TEXT }
    case 'decimal':
      return { type: 'string', format: 'decimal', pattern: DECIMAL_TEXT }
    case 'boolean':
      return { type: 'boolean' }
    case 'datetime':
      return given({ type: 'string', format: 'date-time', pattern: clockPattern(shape.precision) })
    case 'date':
      return { type: 'string', format: 'date' }
    case 'time':
      return given({ type: 'string', format: 'time', pattern: clockPattern(shape.precision) })
    case 'json':
      return {}
    case 'bytes':
      return given({ type: 'string', contentEncoding: 'base64', maxLength: shape.maxLength === undefined ? undefined : Math.ceil(shape.maxLength / 3) * 4 })
    case 'enum':
      return { type: 'string', enum: [...shape.values] }
    case 'literal':
      return { const: shape.value }
    case 'object':
      return objectOf(shape, ref)
    case 'list':
      return given({ type: 'array', items: jsonSchemaOf(shape.items, ref), minItems: shape.minItems, maxItems: shape.maxItems })
    case 'union':
      return { anyOf: shape.options.map((option) => jsonSchemaOf(option, ref)) }
    case 'nullable':
      return nullable(jsonSchemaOf(shape.of, ref))
    case 'ref':
      return { $ref: ref(shape.name) }
    case 'binary':
    case 'stream':
      return { type: 'string', contentMediaType: shape.mediaType }
  }
}

function patterns(pattern: string | readonly string[]): Document {
  return typeof pattern === 'string' ? { pattern } : { allOf: pattern.map((one) => ({ pattern: one })) }
}

/** Digits of a second behind those that are kept are zeros. */
function clockPattern(precision: number | undefined): string | undefined {
  return precision === undefined ? undefined : `^[^.]*(?:\\.[0-9]{0,${precision}}0*)?(?:Z|[+-][0-9:]+)?$`
}

function objectOf({ properties }: ObjectShape, ref: (name: string) => string): Document {
  const required = properties.filter((p) => p.optional !== true).map((p) => p.name)
  const entries = properties.map((p) => {
    const notes = { description: p.doc, default: p.default, deprecated: p.deprecated }
    return [p.name, given({ ...jsonSchemaOf(p.shape, ref), ...notes })] as const
  })
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

function nullable(schema: Document): Document {
  if (typeof schema['type'] === 'string' && !('enum' in schema)) return { ...schema, type: [schema['type'], 'null'] }
  return { anyOf: [schema, { type: 'null' }] }
}

function given(document: { readonly [keyword: string]: Json | undefined }): Document {
  return Object.fromEntries(Object.entries(document).filter((entry): entry is [string, Json] => entry[1] !== undefined))
}
