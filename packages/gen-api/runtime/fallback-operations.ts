import { Problem } from './problem.js'
import type { Operation } from './operation.js'

/** Answers paths that nothing is mounted at. */
export const notFound: Operation = {
  id: 'fallback.notFound',
  access: 'public',
  run: () => Promise.reject(new Problem('not-found', { detail: 'Nothing is at this path.' })),
}

/**
 * Answers the methods that a known path does not have.
 *
 * @param allowed the methods it does have
 */
export function methodNotAllowed(allowed: readonly string[]): Operation {
  const allow = allowed.join(', ')
  return {
    id: 'fallback.methodNotAllowed',
    access: 'public',
    run: () => Promise.reject(new Problem('method-not-allowed', { detail: `Allowed here: ${allow}.`, headers: { allow } })),
  }
}

/** Answers a request that could not be handed to its operation because of `error`. */
export function failed(error: unknown): Operation {
  const reason = error instanceof Error ? error : new Error('Something that is no error was thrown.', { cause: error })
  return { id: 'fallback.failed', access: 'public', run: () => Promise.reject(reason) }
}
