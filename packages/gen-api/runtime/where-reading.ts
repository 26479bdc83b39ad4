import type { Capabilities, Limits } from './context.js'
import type { Faults } from './faults.js'
import type { Models } from './model.js'

/** What reading one filter shares over all its levels. */
export type WhereReading = {
  readonly models: Models
  readonly limits: Limits
  readonly capabilities: Capabilities
  readonly faults: Faults
  /** Counts one more condition; false when there are too many, which is a fault once. */
  readonly count: (at: string) => boolean
}

/** Begins to read a filter. */
export function whereReading(parts: Omit<WhereReading, 'count'>): WhereReading {
  const { limits, faults } = parts
  let conditions = 0
  return {
    ...parts,
    count(at) {
      conditions += 1
      if (conditions === limits.maxConditions + 1) {
        faults.add(at, 'too-many-conditions', `The filter has more than ${limits.maxConditions} conditions.`)
      }
      return conditions <= limits.maxConditions
    },
  }
}
