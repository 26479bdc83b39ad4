import { Problem } from './problem.js'

/**
 * The problem of a request for a record that is not there.
 *
 * @param cause what the database said of it, where it was asked
 */
export function noSuchRecord(cause?: unknown): Problem {
  return new Problem('not-found', { detail: 'There is no record with this id.', cause })
}

/**
 * Stands in the place of a record that is not there.
 *
 * @throws Problem `not-found`, always
 */
export function missing(): never {
  throw noSuchRecord()
}
