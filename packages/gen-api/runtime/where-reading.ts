import type { Capabilities, Limits } from './context.js'
import type { Faults } from './faults.js'
import type { Models } from './model.js'
import type { CountRelations } from './relation-count.js'

/** What reading one filter shares over all its levels. */
export type WhereReading = {
  readonly models: Models
  readonly limits: Limits
  readonly capabilities: Capabilities
  readonly faults: Faults
  readonly countRelations: CountRelations
  /** Counts one more condition; false when there are too many, which is a fault once. */
  readonly count: (at: string) => boolean
  /** Counts a text that is looked for within others; false when there is too much of it, which is a fault once. */
  readonly countText: (at: string, text: string) => boolean
}

/** Begins to read a filter. */
export function whereReading(parts: Omit<WhereReading, 'count' | 'countText'>): WhereReading {
  const { limits, faults } = parts
  let conditions = 0
  let characters = 0
  return {
    ...parts,
    count(at) {
      conditions += 1
      if (conditions === limits.maxConditions + 1) {
        faults.add(at, 'too-many-conditions', `The filter has more than ${limits.maxConditions} conditions.`)
      }
      return conditions <= limits.maxConditions
    },
    countText(at, { length }) {
      const isMore = characters + length > limits.maxSearchedText
      if (isMore && characters <= limits.maxSearchedText) {
        faults.add(at, 'too-much-text', `The filter looks for more than ${limits.maxSearchedText} characters within texts.`)
      }
      characters += length
      return !isMore
    },
  }
}
