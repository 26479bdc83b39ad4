import { median } from '../median.js'

/** A value at a time. */
export type Point = { readonly at: number; readonly value: number }

/**
 * How fast a value grows: the median of the slopes between all pairs of points (Theil and Sen), which a few points that lie far off,
 * such as those around a collection of garbage, do not change.
 */
export function slopeOf(points: readonly Point[]): number {
  const slopes = points.flatMap((one, index) => points.slice(index + 1).map((other) => (other.value - one.value) / (other.at - one.at)))
  return median(slopes)
}
