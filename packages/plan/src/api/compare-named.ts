import type { Direction, ShapeChange } from './api-change.js'
import { compareShapes } from './compare-shape.js'
import type { NamedPair, NamedShapes } from './comparison.js'

/** All that differs between two named shapes and what they are made of. */
export type NamedChanges = (pair: NamedPair, direction: Direction) => readonly ShapeChange[]

type Known = { readonly own: readonly ShapeChange[]; readonly refers: readonly NamedPair[] }

/** Compares named shapes, each pair once for each direction: models refer to each other without end. */
export function createNamedChanges(named: NamedShapes): NamedChanges {
  const known = new Map<string, Known>()
  const keyOf = ({ before, now }: NamedPair, direction: Direction) => `${direction} ${before} ${now}`
  const look = (pair: NamedPair, direction: Direction): Known => {
    const key = keyOf(pair, direction)
    const present = known.get(key)
    if (present) return present
    const own: ShapeChange[] = []
    const refers: NamedPair[] = []
    const [before, now] = [named.before.get(pair.before), named.now.get(pair.now)]
    const found: Known = { own, refers }
    known.set(key, found)
    if (before && now) {
      const place = direction === 'request' ? 'request-body' : 'response-body'
      compareShapes(before, now, { named, direction, place, at: pair.before, compare: compareShapes, report: (change) => own.push(change), refer: (other) => refers.push(other) })
    }
    return found
  }
  return (pair, direction) => {
    const seen = new Map<string, Known>()
    const waiting = [pair]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const key = keyOf(next, direction)
      if (seen.has(key)) continue
      const found = look(next, direction)
      seen.set(key, found)
      waiting.push(...found.refers)
    }
    return [...seen.values()].flatMap(({ own }) => own)
  }
}
