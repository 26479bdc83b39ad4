import type { Json, ObjectShape, Shape } from '@ssot-codegen/core'

type Shapes = ReadonlyMap<string, Shape>

const FORMATS = { email: 'ada@example.com', uri: 'https://example.com/', uuid: '00000000-0000-4000-8000-000000000000' } as const

/**
 * A value to start from: of the right kind, and within its bounds. A pattern is not looked at.
 *
 * @param open the named shapes that it stands in, which ends circles
 */
export function exampleOf(shape: Shape, shapes: Shapes, open: readonly string[] = []): Json {
  switch (shape.kind) {
    case 'string': {
      const { format, minLength = 0, maxLength = Infinity } = shape
      return format === undefined ? 'text'.padEnd(minLength, 'x').slice(0, maxLength) : FORMATS[format]
    }
    case 'integer':
    case 'number':
      return Math.min(Math.max(1, shape.minimum ?? 1), shape.maximum ?? Infinity)
    case 'bigint':
      return shape.minimum !== undefined && BigInt(shape.minimum) > 1n ? shape.minimum : '1'
    case 'decimal':
      return '0'
    case 'boolean':
      return true
    case 'date':
      return '2025-01-01'
    case 'time':
      return '12:00:00.000Z'
    case 'datetime':
      return '2025-01-01T12:00:00.000Z'
    case 'json':
      return {}
    case 'bytes':
    case 'binary':
    case 'stream':
      return ''
    case 'enum':
      return shape.values[0] ?? ''
    case 'literal':
      return shape.value
    case 'object':
      return objectOf(shape, shapes, open)
    case 'list':
      return Array.from({ length: shape.minItems ?? 0 }, () => exampleOf(shape.items, shapes, open))
    case 'union': {
      const [first] = shape.options
      return first ? exampleOf(first, shapes, open) : null
    }
    case 'nullable':
      return exampleOf(shape.of, shapes, open)
    case 'ref': {
      const named = shapes.get(shape.name)
      return named && !open.includes(shape.name) ? exampleOf(named, shapes, [...open, shape.name]) : {}
    }
  }
}

/** What has to be there; where nothing has to, the first that may. */
function objectOf({ properties }: ObjectShape, shapes: Shapes, open: readonly string[]): Json {
  const required = properties.filter((property) => property.optional !== true)
  const shown = required.length > 0 ? required : properties.slice(0, 1)
  return Object.fromEntries(shown.map(({ name, shape }) => [name, exampleOf(shape, shapes, open)]))
}

/** The example as a parameter carries it. */
export function exampleText(shape: Shape, shapes: Shapes): string {
  const value = exampleOf(shape, shapes)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
