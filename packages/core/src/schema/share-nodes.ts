import type { Enum, Model, Schema } from './ir.js'
import type { Span } from './span.js'

/** A schema that holds the nodes of an earlier one wherever they say the same. */
export type SharedSchema = {
  readonly schema: Schema
  /** Where the spans of earlier nodes that are held on to are now. */
  readonly moved: ReadonlyMap<Span, Span>
  /** The names of the models and enums that are not the earlier nodes: changed, added or removed. */
  readonly changed: ReadonlySet<string>
}

/**
 * Puts the models and enums of an earlier reading in place of those that say the same, wherever in the files they stand:
 * then what was made from a node is known to be good still by its identity.
 */
export function shareNodes(before: Schema, after: Schema): SharedSchema {
  const moved = new Map<Span, Span>()
  const changed = new Set<string>()
  const share = <T extends Model | Enum>(earlier: readonly T[], nodes: readonly T[]): readonly T[] => {
    const known = new Map(earlier.map((node) => [node.name, node]))
    const shared = nodes.map((node) => {
      const old = known.get(node.name)
      known.delete(node.name)
      const spans: [Span, Span][] = []
      if (old && isAlike(old, node, spans)) {
        for (const [from, to] of spans) moved.set(from, to)
        return old
      }
      changed.add(node.name)
      return node
    })
    for (const name of known.keys()) changed.add(name)
    return shared
  }
  const models = share(before.models, after.models)
  const enums = share(before.enums, after.enums)
  return { schema: { ...after, models, enums }, moved, changed }
}

/** Whether two values of JSON are equal but for spans, which are noted in pairs. */
function isAlike(a: unknown, b: unknown, spans: [Span, Span][]): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => isAlike(item, b[i], spans))
  let count = 0
  for (const name in a) {
    count++
    const [one, other]: unknown[] = [a[name as keyof typeof a], b[name as keyof typeof b]]
    if (one === undefined ? !Object.hasOwn(b, name) : other === undefined) return false
    if (name === 'span') spans.push([one as Span, other as Span])
    else if (!isAlike(one, other, spans)) return false
  }
  for (const _ in b) count--
  return count === 0
}
