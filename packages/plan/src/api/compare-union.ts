import type { Shape } from '@ssot-codegen/core'
import { resolved, tell, type Comparison } from './comparison.js'
import { kindText } from './kind-text.js'

/**
 * Reports what differs between two choices. Options that are the same are set aside; of the rest, those that are most alike are taken
 * for one that changed, and what is left for one that is gone or new.
 */
export function compareOptions(was: readonly Shape[], is: readonly Shape[], comparison: Comparison): void {
  const { before, now } = comparison.named
  const same = (one: Shape, other: Shape) => one.kind !== 'ref' && JSON.stringify(one) === JSON.stringify(other)
  const gone = was.filter((one) => !is.some((other) => same(one, other)))
  const rest = is.filter((one) => !was.some((other) => same(one, other)))
  // What they refer to may differ all the same.
  for (const one of was.filter((shape) => !gone.includes(shape))) comparison.compare(one, one, comparison)
  for (const one of gone) {
    const likeness = rest.map((other) => alike(resolved(one, before), resolved(other, now)))
    const best = Math.max(0, ...likeness)
    const at = likeness.indexOf(best)
    const [match] = best > 0 ? rest.splice(at, 1) : []
    if (match) comparison.compare(one, match, comparison)
    else tell(comparison, 'oneOfRemoved', { from: kindText(one) })
  }
  for (const other of rest) tell(comparison, 'oneOfAdded', { to: kindText(other) })
}

/** How much two options look like the same one; 0 for not at all. */
function alike(one: Shape, other: Shape): number {
  if (one.kind !== other.kind) return 0
  if (one.kind !== 'object' || other.kind !== 'object') return 1
  const names = new Set(one.properties.map(({ name }) => name))
  const shared = other.properties.filter(({ name }) => names.has(name)).length
  return shared / Math.max(1, names.size, other.properties.length)
}
