import type { ListShape, ObjectShape, Shape } from '#runtime/api/shape.js'
import { given, type JsonObject } from './json.js'
import { bigintSchema, bytesSchema, clockSchema, decimalSchema, textSchema, type Side } from './scalar-schema.js'

const INT32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 }

/**
 * The JSON Schema (2020-12, as OpenAPI 3.1 has it) of what the shape allows on the wire. Of a request it accepts what the server
 * does, by keywords that every validator knows; of a reply it says how values are written.
 *
 * @param ref the `$ref` of a named shape
 */
export function jsonSchemaOf(shape: Shape, ref: (name: string) => string, side: Side): JsonObject {
  switch (shape.kind) {
    case 'string':
      return textSchema(shape)
    case 'integer':
      return { type: 'integer', format: 'int32', minimum: shape.minimum ?? INT32.minimum, maximum: shape.maximum ?? INT32.maximum }
    case 'number':
      return given({ type: 'number', format: 'double', minimum: shape.minimum, maximum: shape.maximum })
    case 'bigint':
      return bigintSchema(shape, side)
    case 'decimal':
      return decimalSchema(shape, side)
    case 'boolean':
      return { type: 'boolean' }
    case 'datetime':
    case 'time':
      return clockSchema(shape.kind, shape, side)
    case 'date':
      return clockSchema(shape.kind, {}, side)
    case 'json':
      return {}
    case 'bytes':
      return bytesSchema(shape, side)
    case 'enum':
      return { type: 'string', enum: [...shape.values] }
    case 'literal':
      return { const: shape.value }
    case 'object':
      return objectOf(shape, ref, side)
    case 'list':
      return listOf(shape, ref, side)
    case 'union':
      return { anyOf: shape.options.map((option) => jsonSchemaOf(option, ref, side)) }
    case 'nullable':
      return nullable(jsonSchemaOf(shape.of, ref, side))
    case 'ref':
      return { $ref: ref(shape.name) }
    case 'binary':
    case 'stream':
      return { type: 'string', contentMediaType: shape.mediaType }
  }
}

function objectOf({ properties }: ObjectShape, ref: (name: string) => string, side: Side): JsonObject {
  const required = properties.filter((property) => property.optional !== true).map(({ name }) => name)
  const entries = properties.map((property) => {
    const notes = { description: property.doc, default: property.default, deprecated: property.deprecated }
    return [property.name, given({ ...jsonSchemaOf(property.shape, ref, side), ...notes })] as const
  })
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

function listOf({ items, minItems, maxItems }: ListShape, ref: (name: string) => string, side: Side): JsonObject {
  return given({ type: 'array', items: jsonSchemaOf(items, ref, side), minItems, maxItems })
}

/** What is said of a type leaves null alone; values that are named do not. */
function nullable(schema: JsonObject): JsonObject {
  const { type } = schema
  const isTyped = typeof type === 'string' || Array.isArray(type)
  return isTyped && !('enum' in schema) ? { ...schema, type: [type, 'null'].flat() } : { anyOf: [schema, { type: 'null' }] }
}
