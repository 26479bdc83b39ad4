import type { Limits } from './context.js'
import type { Faults } from './faults.js'

/**
 * Counts relations that a request has its database join; false when there are too many, which is a fault once.
 *
 * @param at the place that names them
 * @param count how many more; one when absent
 */
export type CountRelations = (at: string, count?: number) => boolean

/** Begins to count the relations that the filter and the order of one request lead along. */
export function relationCount({ maxRelations }: Limits, faults: Faults): CountRelations {
  let relations = 0
  return (at, count = 1) => {
    const isMore = relations + count > maxRelations
    if (isMore && relations <= maxRelations) {
      faults.add(at, 'too-many-relations', `Filter and order lead along more than ${maxRelations} relations.`)
    }
    relations += count
    return !isMore
  }
}
