import { byCodeUnit } from '@ssot-codegen/core'
import { distance } from 'fastest-levenshtein'

/** The known name most likely meant: at most three edits away, and never more than half the name. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const most = Math.min(3, Math.max(1, Math.floor(name.length / 2)))
  const near = known
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits || byCodeUnit(a.candidate, b.candidate))
  return near[0]?.candidate
}
