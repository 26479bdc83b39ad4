import type { Pick } from './edit-schema.js'

/** Random numbers that a word decides, so that what fails once fails again. */
export function randomFrom(word: string): Pick {
  let state = Buffer.from(word).reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7)
  return (below) => {
    // The generator of Numerical Recipes; its upper bits are good enough to choose by.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * Math.max(1, below))
  }
}
