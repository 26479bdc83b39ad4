import { DEFAULT_LIMITS } from '#runtime/api/app.js'
import type { Capabilities, Limits } from '#runtime/api/context.js'
import type { Models } from '#runtime/api/model.js'
import type { Contract } from './contract.js'
import { givenBy } from './given-request.js'
import type { Granted } from './granted.js'
import { createKnownRecords } from './known-records.js'
import { madeOtherwise } from './made-otherwise.js'
import type { Planning } from './planning.js'
import { createRandom } from './random.js'

/** What a plan is made from. */
export type PlanParts = {
  readonly contract: Contract
  /** The registry of models, as the application has it. */
  readonly models: Models
  /** The budgets that the application was given; its defaults when absent. */
  readonly limits?: Limits
  readonly capabilities: Capabilities
  /** What the project says of requests that are granted. */
  readonly granted?: Granted
  /** What chance is drawn from: the same seed plans the same requests. */
  readonly seed: number
}

/**
 * A plan of which nothing is made yet.
 *
 * @throws Error where the project speaks of an operation that there is not
 */
export function createPlanning({ contract, models, limits = DEFAULT_LIMITS, capabilities, granted = {}, seed }: PlanParts): Planning {
  return { contract, models, limits, capabilities, given: givenBy(granted, contract), makeOtherwise: madeOtherwise, random: createRandom(seed), records: createKnownRecords(), making: new Set() }
}
