import type { Shape } from '@ssot-codegen/core'

/** What stands for a named shape that is too deep: nothing is it. */
const NOTHING: Shape = { kind: 'union', options: [{ kind: 'literal', value: '\u{1f573}' }] }

/** The shape with the named ones written out, so far: below, what may be absent is. */
export function expandedShape(shape: Shape, named: (name: string) => Shape, depth: number): Shape {
  switch (shape.kind) {
    case 'ref':
      return depth === 0 ? NOTHING : expandedShape(named(shape.name), named, depth - 1)
    case 'object':
      return {
        kind: 'object',
        properties: shape.properties.filter((property) => depth > 0 || property.optional !== true || !hasNames(property.shape)).map((property) => ({ ...property, shape: expandedShape(property.shape, named, depth) })),
      }
    case 'list':
      return { ...shape, items: expandedShape(shape.items, named, depth) }
    case 'union':
      return { kind: 'union', options: shape.options.map((option) => expandedShape(option, named, depth)) }
    case 'nullable':
      return { kind: 'nullable', of: expandedShape(shape.of, named, depth) }
    default:
      return shape
  }
}

function hasNames(shape: Shape): boolean {
  switch (shape.kind) {
    case 'ref':
      return true
    case 'object':
      return shape.properties.some((property) => hasNames(property.shape))
    case 'list':
      return hasNames(shape.items)
    case 'union':
      return shape.options.some(hasNames)
    case 'nullable':
      return hasNames(shape.of)
    default:
      return false
  }
}
