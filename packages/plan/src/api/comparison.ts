import type { Shape } from '@ssot-codegen/core'
import type { Direction, ShapeChange } from './api-change.js'
import { SHAPE_RULES, verdictOf, type Place, type ShapeRuleName } from './shape-rules.js'

/** Shapes by name, before and now. */
export type NamedShapes = { readonly before: ReadonlyMap<string, Shape>; readonly now: ReadonlyMap<string, Shape> }

/** A named shape before and now. */
export type NamedPair = { readonly before: string; readonly now: string }

/** Where two shapes are compared, and where what is found goes. */
export type Comparison = {
  readonly named: NamedShapes
  readonly direction: Direction
  readonly place: Place
  /** The path so far: the name of a shape, or a pointer into an operation. */
  readonly at: string
  readonly report: (change: ShapeChange) => void
  /** Compares two shapes in it: what is made of shapes is compared by the parts that know it, without knowing the whole. */
  readonly compare: (before: Shape, now: Shape, here: Comparison) => void
  /** Two named shapes stand in each other's place there: they are compared once, wherever they stand. */
  readonly refer: (pair: NamedPair) => void
}

/** Reports what a rule says, if it says anything in this direction. */
export function tell(comparison: Comparison, name: ShapeRuleName, values: { readonly from?: string; readonly to?: string } = {}): void {
  const verdict = verdictOf(name, comparison.direction)
  if (!verdict) return
  const [severity, says] = verdict
  comparison.report({ id: SHAPE_RULES[name].id(comparison.place), severity, pointer: comparison.at, message: says({ what: shown(comparison.at), ...values }) })
}

/** The comparison of a part. */
export function within(comparison: Comparison, name: string): Comparison {
  const place = comparison.place === 'request-body' ? 'request-property' : comparison.place === 'response-body' ? 'response-property' : comparison.place
  return { ...comparison, place, at: `${comparison.at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` }
}

/** The shape that a name stands for. */
export function resolved(shape: Shape, named: ReadonlyMap<string, Shape>): Shape {
  return shape.kind === 'ref' ? (named.get(shape.name) ?? shape) : shape
}

/** A pointer as sentences name it. */
function shown(pointer: string): string {
  return `"${pointer.replace(/^\//, '').replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')}"`
}
