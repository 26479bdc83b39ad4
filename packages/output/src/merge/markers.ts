import { align, LIKE_GIT } from './alignment.js'
import type { Region } from './three-way.js'

const OPEN = '<<<<<<< yours'
const MIDDLE = '======='
const CLOSE = '>>>>>>> generated'

/** The lines of a merge, each conflict between the markers that editors know. */
export function withMarkers(regions: readonly Region[]): string[] {
  return regions.flatMap((region) =>
    region.kind === 'merged' ? region.lines : [OPEN, ...region.theirs, MIDDLE, ...region.ours, CLOSE],
  )
}

/** Two texts that come from nothing known: every difference is a conflict. */
export function differences(theirs: readonly string[], ours: readonly string[]): Region[] {
  const regions: Region[] = []
  let at = 0
  for (const { from, to, otherFrom, otherTo } of align(theirs, ours, LIKE_GIT)) {
    if (from > at) regions.push({ kind: 'merged', lines: theirs.slice(at, from) })
    regions.push({ kind: 'conflict', theirs: theirs.slice(from, to), ours: ours.slice(otherFrom, otherTo) })
    at = to
  }
  return [...regions, { kind: 'merged', lines: theirs.slice(at) }]
}

/** Whether a conflict, of ours or of git's, is left open in a text. */
export function hasMarkers(text: string): boolean {
  return /^<{7} /m.test(text) && /^={7}$/m.test(text) && /^>{7} /m.test(text)
}
