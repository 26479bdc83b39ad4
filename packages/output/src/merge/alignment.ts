import { createRequire } from 'node:module'
import type * as Jsdiff from 'diff'
import { slide, type Slide } from './slide.js'

// Loaded when an edited file is met, which most runs never do.
const require = createRequire(import.meta.url)
const jsdiff = () => require('diff') as typeof Jsdiff

/** Lines `from` to `to` of one text, which stand as lines `otherFrom` to `otherTo` in the other; ends are exclusive. */
export type Hunk = { readonly from: number; readonly to: number; readonly otherFrom: number; readonly otherTo: number }

/** A way to match the lines of two texts. All are right; they differ where lines repeat. */
export type Manner = { readonly backwards: boolean; readonly slide: Slide }

/** The manner that is most like git's. */
export const LIKE_GIT: Manner = { backwards: false, slide: 'down' }

/** The manners there are. */
export const MANNERS: readonly Manner[] = [false, true].flatMap((backwards) =>
  (['down', 'meet', 'none', 'up'] as const).map((slide) => ({ backwards, slide })),
)

/** Beyond this many differences among lines that both texts have, texts are not worth comparing in detail. */
const MOST_DIFFERENCES = 4000

/** What differs between two texts, in order. */
export function align(one: readonly string[], other: readonly string[], manner: Manner): Hunk[] {
  const changed = { one: new Uint8Array(one.length).fill(1), other: new Uint8Array(other.length).fill(1) }
  for (const [i, j] of matches(one, other, manner.backwards)) changed.one[i] = changed.other[j] = 0
  slide(one, changed.one, manner.slide, changed.other)
  slide(other, changed.other, manner.slide, changed.one)
  return hunksOf(changed.one, changed.other)
}

/** Pairs of lines that are the same in both: what both begin and end with, and a longest common part between. */
function* matches(one: readonly string[], other: readonly string[], backwards: boolean): Generator<readonly [number, number]> {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) yield [start, start++]
  let [end, otherEnd] = [one.length, other.length]
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) yield [--end, --otherEnd]

  // A line that only one of them has needs no comparing: that spares most of the work where a formatter went over all.
  const shared = (lines: readonly string[], to: number, others: ReadonlySet<string>) => {
    const found: number[] = []
    for (let i = start; i < to; i++) if (others.has(lines[i] ?? '')) found.push(i)
    return backwards ? found.reverse() : found
  }
  const left = shared(one, end, new Set(other.slice(start, otherEnd)))
  const right = shared(other, otherEnd, new Set(one.slice(start, end)))
  const textOf = (lines: readonly string[], indexes: readonly number[]) => indexes.map((i) => lines[i] ?? '')
  const changes = jsdiff().diffArrays(textOf(one, left), textOf(other, right), { maxEditLength: MOST_DIFFERENCES })
  let [i, j] = [0, 0]
  for (const { value, added, removed } of changes ?? []) {
    if (!added && !removed) for (let k = 0; k < value.length; k++) yield [left[i + k] ?? 0, right[j + k] ?? 0]
    if (!added) i += value.length
    if (!removed) j += value.length
  }
}

function hunksOf(one: Uint8Array, other: Uint8Array): Hunk[] {
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [from, otherFrom] = [i, j]
    while (one[i] === 1) i++
    while (other[j] === 1) j++
    if (i > from || j > otherFrom) hunks.push({ from, to: i, otherFrom, otherTo: j })
    // Of what is not changed there is as much in both, in the same order.
    else [i, j] = [i + 1, j + 1]
  }
  return hunks
}
