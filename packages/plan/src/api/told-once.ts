import type { ApiChange } from './api-change.js'

/** The same change of several operations, together: a model's shape stands in many of them. In the order of the first of each. */
export function toldOnce(changes: readonly ApiChange[]): readonly (readonly ApiChange[])[] {
  const groups = new Map<string, ApiChange[]>()
  for (const change of changes) {
    const key = `${change.id} ${change.message}`
    const group = groups.get(key)
    if (group) group.push(change)
    else groups.set(key, [change])
  }
  return [...groups.values()]
}
