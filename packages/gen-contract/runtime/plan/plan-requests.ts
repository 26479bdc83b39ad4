import { baseDraft, type Base } from './base-draft.js'
import type { ContractOperation } from './contract.js'
import { requestOf, type Change } from './draft.js'
import { freshBase, freshBody } from './freshened.js'
import { boundaryChanges } from './kinds/boundary.js'
import { concurrentStep } from './kinds/concurrent.js'
import { forbiddenChanges } from './kinds/forbidden.js'
import { malformedChanges } from './kinds/malformed.js'
import { validChanges } from './kinds/valid.js'
import { learnMade, learnRecords } from './learn-records.js'
import type { Kind, Plan } from './planned-request.js'
import type { Planning } from './planning.js'

/** The least number of requests of each operation and kind. */
export const QUOTA = 3

type Changes = (operation: ContractOperation, base: Base, planning: Planning) => Iterable<Change>

const CHANGES: readonly (readonly [Exclude<Kind, 'concurrent'>, Changes])[] = [
  ['valid', validChanges],
  ['boundary', boundaryChanges],
  ['malformed', malformedChanges],
  ['forbidden', forbiddenChanges],
]

/**
 * Plans requests of every operation and kind. It learns what is there from the lists of the application, and makes what it needs:
 * so it is the same for each application that answers the same.
 *
 * @param most requests of one operation and kind; what prepares them is not counted
 */
export function* planRequests(planning: Planning, most = Infinity): Plan {
  yield* learnRecords(planning)
  for (const operation of planning.contract.operations) {
    for (const [kind, changesOf] of CHANGES) yield* requests(operation, kind, changesOf, { planning, most })
    const base = yield* baseDraft(operation, planning)
    yield concurrentStep(operation, base, planning)
  }
}

type Amount = { readonly planning: Planning; readonly most: number }

function* requests(operation: ContractOperation, kind: Exclude<Kind, 'concurrent'>, changesOf: Changes, { planning, most }: Amount): Plan {
  let base = yield* baseDraft(operation, planning)
  // Chance is drawn while they are made, so they are made whole before one is left out.
  const changes = sampled([...changesOf(operation, base, planning)], most, planning)
  for (const [index, change] of changes.entries()) {
    if (index > 0) base = yield* freshBase(operation, base, kind, planning)
    const fresh = yield* freshBody(operation, { base, change, kind }, planning)
    const answers = yield { requests: [requestOf(operation, kind, base.draft, fresh)], together: false }
    learnMade(operation, fresh.json ?? base.draft.json, answers[0], planning)
  }
}

/** The first, the last and some between. */
function sampled<T>(items: readonly T[], most: number, { random }: Planning): readonly T[] {
  if (items.length <= most) return items
  const left = items.map((item, index) => ({ item, index }))
  while (left.length > most) left.splice(random.int(1, left.length - 1), 1)
  return left.map(({ item }) => item)
}
