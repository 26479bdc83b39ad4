import type { Shape } from './shape.js'

/** One function per kind of shape. */
export type Fold<T> = { readonly [K in Shape['kind']]: (shape: Extract<Shape, { readonly kind: K }>) => T }

/** Applies the function for the shape's kind. A kind without one does not compile. */
export function foldShape<T>(shape: Shape, fold: Fold<T>): T {
  // The table is indexed by the same kind that narrows the argument, which the compiler cannot correlate.
  return (fold[shape.kind] as (shape: Shape) => T)(shape)
}
