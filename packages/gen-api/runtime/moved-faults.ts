import { Problem } from './problem.js'

/**
 * Does work for a part of a body, and tells of its faults by pointers into the whole of it.
 *
 * @param move the pointer into the body for one into the part
 * @throws what the work throws
 */
export async function withFaultsMoved<R>(move: (pointer: string) => string, work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Problem ? movedProblem(error, move) : error
  }
}

/**
 * Writes a record that a body holds or names.
 *
 * @param at the pointer to it
 * @param filled columns that are filled in and not named by the body: their faults are those of the record
 * @throws what the work throws; a record that is not there is the body's fault, and no address of the request
 */
export async function writeInside<R>(at: string, filled: readonly string[], work: () => Promise<R>): Promise<R> {
  const own = new Set(filled.map((name) => `/${name}`))
  try {
    return await withFaultsMoved((pointer) => (own.has(pointer) ? at : at + pointer), work)
  } catch (error) {
    throw error instanceof Problem && error.type === 'not-found' ? missingRecord(at) : error
  }
}

/** What a body names, and is not there. */
export function missingRecord(pointer: string, detail = 'There is no such record.'): Problem {
  return new Problem('foreign-key', { errors: [{ pointer, code: 'foreign-key', detail }] })
}

function movedProblem({ type, detail, errors, headers, cause }: Problem, move: (pointer: string) => string): Problem {
  const moved = errors.map((fault) => (fault.pointer === undefined ? fault : { ...fault, pointer: move(fault.pointer) }))
  return new Problem(type, { ...(detail !== undefined && { detail }), errors: moved, headers, cause })
}
