/** Numbers that look random and are the same in every run. */
export type Random = {
  /** A whole number, both bounds included. */
  readonly int: (low: number, high: number) => number
  readonly pick: <T>(items: readonly [T, ...T[]] | readonly T[]) => T
  /** So many characters out of an alphabet. */
  readonly text: (length: number, alphabet: string) => string
  /** From 1 upwards: no two are the same. */
  readonly serial: () => number
}

/** A source of its own for each seed. */
export function createRandom(seed: string): Random {
  let state = Array.from(seed).reduce((hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)
  let last = 0
  // Mulberry32: small, and even enough for test data.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const folded = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((folded ^ (folded >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
  return {
    int,
    pick,
    text(length, alphabet) {
      const characters = Array.from(alphabet)
      return Array.from({ length }, () => pick(characters)).join('')
    },
    serial: () => (last += 1),
  }
}
