import fc from 'fast-check'
import type { Shape } from '../../../runtime/shape.js'

/** Names of properties, of which some need quotes, and one is that of something every object has. */
const names = fc.constantFrom('a', 'b', 'c-d', 'e_f', 'ключ', 'constructor')

const leaves: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ kind: fc.constant('string' as const), minLength: fc.nat(2), maxLength: fc.integer({ min: 2, max: 4 }), pattern: fc.constantFrom('^a', 'b') }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('string' as const), format: fc.constantFrom('email' as const, 'uri' as const, 'uuid' as const) }),
  fc.record({ kind: fc.constant('integer' as const), minimum: fc.integer({ min: -9, max: 0 }), maximum: fc.nat(9) }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('number' as const), minimum: fc.integer({ min: -9, max: 0 }), maximum: fc.nat(9) }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('bigint' as const), minimum: fc.constant('-3'), maximum: fc.constant('12') }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('decimal' as const), precision: fc.constant(3), scale: fc.constant(1) }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constantFrom('datetime' as const, 'time' as const), precision: fc.constantFrom(0, 2) }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('bytes' as const), maxLength: fc.nat(3) }, { requiredKeys: ['kind'] }),
  fc.constantFrom<Shape>({ kind: 'boolean' }, { kind: 'date' }, { kind: 'json' }, { kind: 'enum', values: ['a', 'b'] }, { kind: 'literal', value: 1 }, { kind: 'literal', value: 'a' }),
)

/** Shapes of every kind that JSON has values of. */
export const shapes: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc
      .uniqueArray(fc.record({ name: names, shape: tie('shape'), optional: fc.boolean() }), { selector: ({ name }) => name, maxLength: 3 })
      .map((properties): Shape => ({ kind: 'object', properties: properties.map(({ optional, ...rest }) => (optional ? { ...rest, optional } : rest)) })),
    fc.record({ kind: fc.constant('list' as const), items: tie('shape'), minItems: fc.nat(1), maxItems: fc.integer({ min: 1, max: 3 }) }, { requiredKeys: ['kind', 'items'] }),
    fc.record({ kind: fc.constant('union' as const), options: fc.array(tie('shape'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ kind: fc.constant('nullable' as const), of: tie('shape') }),
  ),
})).shape

const texts = fc.constantFrom('', 'a', 'ab', 'b', 'aaaaa', '7', '-3', '1.5', '100', '2025-01-31', '2025-01-31T10:00:00Z', '2025-01-31T10:00:00.125Z', '10:00:00', '10:00:00.5', 'YWI=', 'a@b.example', 'https://a.example/', '123e4567-e89b-12d3-a456-426614174000', 'true')

/** JSON that shapes allow, or nearly. */
export function wireValues(shape: Shape): fc.Arbitrary<unknown> {
  const odd = fc.oneof(texts, fc.integer({ min: -12, max: 12 }), fc.constantFrom<unknown>(null, true, 1.5, [], {}, 3_000_000_000))
  const likely = (): fc.Arbitrary<unknown> => {
    switch (shape.kind) {
      case 'integer':
      case 'number':
        return fc.integer({ min: -12, max: 12 })
      case 'boolean':
        return fc.boolean()
      case 'literal':
        return fc.constant(shape.value)
      case 'object': {
        const fields = Object.fromEntries(shape.properties.map((property) => [property.name, wireValues(property.shape)]))
        return fc.record(fields, { requiredKeys: shape.properties.filter((property) => property.optional !== true).map(({ name }) => name) })
      }
      case 'list':
        return fc.array(wireValues(shape.items), { maxLength: 3 })
      case 'union':
        return fc.oneof(...shape.options.map(wireValues))
      case 'nullable':
        return fc.oneof(fc.constant(null), wireValues(shape.of))
      default:
        return texts
    }
  }
  return fc.oneof({ weight: 9, arbitrary: likely() }, { weight: 1, arbitrary: odd })
}
