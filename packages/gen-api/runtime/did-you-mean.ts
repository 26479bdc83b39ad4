/** Longer names are no slips of the finger, and comparing them would cost. */
const MAX_LENGTH = 40

/** Names that one sentence may list. */
const MAX_LISTED = 30

/**
 * A sentence or two on a name that is not among the allowed ones: the nearest, and all of them.
 *
 * @param name as the request wrote it
 * @param allowed what may be told to a client
 */
export function didYouMean(name: string, allowed: readonly string[]): string {
  const near = nearest(name, allowed)
  const listed = allowed.slice(0, MAX_LISTED).join(', ') + (allowed.length > MAX_LISTED ? ', …' : '')
  const choice = allowed.length === 0 ? 'Nothing is allowed here.' : `Allowed: ${listed}.`
  return near === undefined ? choice : `Did you mean "${near}"? ${choice}`
}

/** The allowed name that is fewest edits away, if it is few: two in five characters. */
function nearest(name: string, allowed: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined
  let best: string | undefined
  let least = Infinity
  for (const candidate of allowed) {
    const limit = Math.ceil(candidate.length * 0.4)
    if (Math.abs(candidate.length - name.length) > limit) continue
    const edits = distance(name.toLowerCase(), candidate.toLowerCase())
    if (edits <= limit && edits < least) [best, least] = [candidate, edits]
  }
  return best
}

/** Levenshtein's distance: insertions, removals and replacements that turn one text into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
