import { createRequire } from 'node:module'
import type * as Levenshtein from 'fastest-levenshtein'
import { byCodeUnit } from '../order.js'

const require = createRequire(import.meta.url)

/**
 * The known name that was most likely meant.
 *
 * @param name what was written
 * @param known names to choose from, in any order
 * @param within how many edits apart they may be, and never more than half the name; another case costs half an edit
 * @returns undefined when nothing is near
 */
export function nearest(name: string, known: Iterable<string>, within = 3): string | undefined {
  const most = Math.min(within, name.length / 2)
  // Loaded when somebody has misspelt something.
  const { distance } = require('fastest-levenshtein') as typeof Levenshtein
  let best: { name: string; edits: number } | undefined
  for (const candidate of [...known].sort(byCodeUnit)) {
    if (Math.abs(candidate.length - name.length) > most) continue
    const edits = Math.min(distance(name, candidate), 0.5 + distance(name.toLowerCase(), candidate.toLowerCase()))
    if (edits <= most && (!best || edits < best.edits)) best = { name: candidate, edits }
  }
  return best?.name
}
