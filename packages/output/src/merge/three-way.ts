import { align, LIKE_GIT, MANNERS, type Hunk } from './alignment.js'

/** A part of a merge: lines on which there is no doubt, or what each side has in one place. */
export type Region =
  | { readonly kind: 'merged'; readonly lines: readonly string[] }
  | { readonly kind: 'conflict'; readonly theirs: readonly string[]; readonly ours: readonly string[] }

/** Three texts as lines: what both come from, and what became of it on each side. */
export type ThreeTexts = { readonly base: readonly string[]; readonly theirs: readonly string[]; readonly ours: readonly string[] }

/** Conflicts that are no further apart are one: nobody reads three lines between two of them as settled. */
const NEAR = 3

/**
 * Merges two edits of one text by lines. Where lines repeat an edit can be read in several ways, and that reading is taken
 * which leaves the fewest conflicts; among equals the one that is most like git's.
 */
export function mergeThreeWay(texts: ThreeTexts): readonly Region[] {
  let best = regionsOf(texts, { theirs: align(texts.base, texts.theirs, LIKE_GIT), ours: align(texts.base, texts.ours, LIKE_GIT) })
  let fewest = conflictsIn(best)
  if (fewest === 0) return best
  const readings = (side: readonly string[]) => MANNERS.map((manner) => align(texts.base, side, manner))
  const ours = readings(texts.ours)
  for (const theirs of readings(texts.theirs)) {
    for (const own of ours) {
      const regions = regionsOf(texts, { theirs, ours: own })
      const count = conflictsIn(regions)
      if (count < fewest) [best, fewest] = [regions, count]
      if (fewest === 0) return best
    }
  }
  return best
}

/** How many conflicts are left. */
export function conflictsIn(regions: readonly Region[]): number {
  return regions.filter(({ kind }) => kind === 'conflict').length
}

type Side = { readonly lines: readonly string[]; readonly hunks: readonly Hunk[] }

/** One side while it is gone through: `offset` is how far its lines are shifted against the base's. */
type Cursor = Side & { next: number; offset: number }

function regionsOf({ base, theirs, ours }: ThreeTexts, hunks: { readonly theirs: readonly Hunk[]; readonly ours: readonly Hunk[] }): Region[] {
  const sides = [
    { lines: theirs, hunks: hunks.theirs, next: 0, offset: 0 },
    { lines: ours, hunks: hunks.ours, next: 0, offset: 0 },
  ] as const satisfies readonly Cursor[]
  const regions: Region[] = []
  let at = 0
  for (;;) {
    const from = Math.min(...sides.map(({ hunks, next }) => hunks[next]?.from ?? Infinity))
    if (from === Infinity) break
    merged(regions, base.slice(at, from))
    const starts = sides.map(({ offset }) => from + offset)
    const before = sides.map(({ next }) => next)
    at = endOfOverlap(sides, from)
    const [left = [], right = []] = sides.map(({ lines, offset }, i) => lines.slice(starts[i], at + offset))
    if (sides[0].next === before[0]) merged(regions, right)
    else if (sides[1].next === before[1] || same(left, right)) merged(regions, left)
    else conflict(regions, left, right)
  }
  merged(regions, base.slice(at))
  return regions
}

/** Goes past all hunks that overlap or touch each other from `from` on; returns where in the base they end. */
function endOfOverlap(sides: readonly Cursor[], from: number): number {
  let end = from
  for (let moved = true; moved; ) {
    moved = false
    for (const side of sides) {
      const hunk = side.hunks[side.next]
      if (!hunk || hunk.from > end) continue
      end = Math.max(end, hunk.to)
      side.offset += hunk.otherTo - hunk.otherFrom - (hunk.to - hunk.from)
      side.next++
      moved = true
    }
  }
  return end
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, i) => line === right[i])
}

function merged(regions: Region[], lines: readonly string[]): void {
  if (lines.length === 0) return
  const last = regions.at(-1)
  if (last?.kind === 'merged') regions[regions.length - 1] = { kind: 'merged', lines: [...last.lines, ...lines] }
  else regions.push({ kind: 'merged', lines })
}

/** Adds a conflict without what both sides begin and end with, and as one with the conflict before when that is near. */
function conflict(regions: Region[], left: readonly string[], right: readonly string[]): void {
  const shorter = Math.min(left.length, right.length)
  let head = 0
  while (head < shorter && left[head] === right[head]) head++
  let tail = 0
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++
  merged(regions, left.slice(0, head))
  const theirs = left.slice(head, left.length - tail)
  const ours = right.slice(head, right.length - tail)
  const gap = regions.at(-1)
  const last = gap?.kind === 'merged' && gap.lines.length <= NEAR ? regions.at(-2) : gap
  if (last?.kind === 'conflict') {
    const between = gap?.kind === 'merged' ? gap.lines : []
    regions.splice(regions.indexOf(last), 2, {
      kind: 'conflict',
      theirs: [...last.theirs, ...between, ...theirs],
      ours: [...last.ours, ...between, ...ours],
    })
  } else regions.push({ kind: 'conflict', theirs, ours })
  merged(regions, left.slice(left.length - tail))
}
