import type { Shape } from '#runtime/api/shape.js'
import { prose } from './prose.js'

/**
 * A shape as documents have it: what is said of properties is safe Markdown, and innermost shapes, named ones among them and with the
 * null beside them, are what `inner` makes of them.
 */
export function rewrittenShape(shape: Shape, inner: (shape: Shape) => Shape): Shape {
  switch (shape.kind) {
    case 'object': {
      const properties = shape.properties.map((property) => {
        const { doc } = property
        return { ...property, shape: rewrittenShape(property.shape, inner), ...(doc !== undefined && { doc: prose(doc) }) }
      })
      return { kind: 'object', properties }
    }
    case 'list':
      return { ...shape, items: rewrittenShape(shape.items, inner) }
    case 'union':
      return { kind: 'union', options: shape.options.map((option) => rewrittenShape(option, inner)) }
    case 'nullable':
      // Any JSON may be null.
      if (shape.of.kind === 'json') return shape.of
      return NESTING.has(shape.of.kind) ? { kind: 'nullable', of: rewrittenShape(shape.of, inner) } : inner(shape)
    default:
      return inner(shape)
  }
}

/** Shapes that have others in them. */
const NESTING: ReadonlySet<Shape['kind']> = new Set(['object', 'list', 'union', 'nullable'])
