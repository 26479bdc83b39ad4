/** Chance that can be repeated. */
export type Random = {
  /** A whole number, both bounds included. */
  readonly int: (least: number, most: number) => number
  /** One of the items. */
  readonly pick: <T>(items: readonly [T, ...T[]]) => T
  /** So many characters of the alphabet. */
  readonly text: (length: number, alphabet: string) => string
  /** A number that was not there before. */
  readonly serial: () => number
}

/** A generator of 32 bits (mulberry32): small, and the same on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  let serial = 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    text(length, alphabet) {
      // By characters, of which some are two units.
      const characters = Array.from(alphabet)
      return Array.from({ length }, () => characters[int(0, characters.length - 1)] ?? '').join('')
    },
    serial: () => (serial += 1),
  }
}
