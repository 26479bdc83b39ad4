import type { Shape } from '@ssot-codegen/core'
import fc from 'fast-check'
import { nearScalar, odd, ODD_VALUES } from './near-values.js'

type Named = (name: string) => Shape

/** A shape that is deeper is left out where it may be. */
const MOST_LEVELS = 6

/** Names of properties that nobody declared, and such as every object seems to have. */
const STRANGE_NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'x', '', '0', 'ID']

/** Bodies that are of the shape but for some places where another value is, something is missing, or something is too many. */
export function nearBody(shape: Shape, named: Named): fc.Arbitrary<unknown> {
  const near = nearValue(shape, named, 0)
  return fc.oneof({ weight: 30, arbitrary: near }, odd)
}

function nearValue(shape: Shape, named: Named, level: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'ref':
      return level >= MOST_LEVELS ? odd : nearValue(named(shape.name), named, level + 1)
    case 'nullable':
      return fc.oneof({ weight: 5, arbitrary: nearValue(shape.of, named, level) }, fc.constant(null))
    case 'union':
      return fc.oneof(...shape.options.map((option) => nearValue(option, named, level)))
    case 'list':
      return listsOf(shape, named, level)
    case 'object':
      return objectsOf(shape, named, level)
    default:
      return nearScalar(shape)
  }
}

function listsOf({ items, minItems = 0, maxItems = minItems + 3 }: Extract<Shape, { kind: 'list' }>, named: Named, level: number): fc.Arbitrary<unknown> {
  const most = level >= MOST_LEVELS ? minItems : Math.min(maxItems, minItems + 3) + 1
  return fc.array(fc.oneof({ weight: 20, arbitrary: nearValue(items, named, level + 1) }, odd), { minLength: Math.max(0, minItems - 1), maxLength: Math.max(minItems, most) })
}

/** One change of an object: a property's value is another, or there is none, or there is one of another name. */
type Change = { readonly at: number; readonly kind: 'odd' | 'missing' | 'strange'; readonly name: string; readonly value: unknown }

function objectsOf({ properties }: Extract<Shape, { kind: 'object' }>, named: Named, level: number): fc.Arbitrary<unknown> {
  const values = fc.tuple(
    ...properties.map(({ shape, optional }) => {
      if (optional !== true) return nearValue(shape, named, level + 1)
      if (level + 1 >= MOST_LEVELS) return fc.constant(undefined)
      return fc.option(nearValue(shape, named, level + 1), { nil: undefined, freq: level === 0 ? 2 : 1 })
    }),
  )
  const change: fc.Arbitrary<Change> = fc.record({
    at: fc.nat({ max: Math.max(0, properties.length - 1) }),
    kind: fc.constantFrom('odd', 'odd', 'odd', 'missing', 'strange'),
    name: fc.constantFrom(...STRANGE_NAMES),
    value: fc.constantFrom(...ODD_VALUES),
  })
  const changes = fc.oneof({ weight: 2, arbitrary: fc.constant<Change[]>([]) }, fc.array(change, { minLength: 1, maxLength: 2 }))
  return fc.tuple(values, changes).map(([given, made]) => {
    const entries = new Map<string, unknown>(properties.flatMap(({ name }, i) => (given[i] === undefined ? [] : [[name, given[i]] as const])))
    for (const { at, kind, name, value } of made) {
      const known = properties[at]?.name
      if (kind === 'strange' || known === undefined) entries.set(name, value)
      else if (kind === 'missing') entries.delete(known)
      else entries.set(known, value)
    }
    return Object.fromEntries(entries)
  })
}
