import { setTimeout } from 'node:timers/promises'
import { afterCommit } from './after-commit.js'
import type { CommitWork, Context } from './context.js'
import { databaseFault } from './database-code.js'
import { Problem } from './problem.js'

/** How often a transaction is begun that the database ends for another's sake. */
const ATTEMPTS = 5

/** Milliseconds, at most, before the second attempt; before each further one as many more. */
const PAUSE = 20

/**
 * Does work that has to see the database as if nobody else wrote meanwhile. What the work throws undoes it. Inside of a
 * transaction that is open already it is part of that one.
 *
 * @param work may be done several times over: where two transactions are in each other's way, the database ends one of them
 * @returns what the work returns
 * @throws Problem `conflict` when others were in the way each time, `unavailable` when there was no connection in time; and
 * what the work throws
 */
export async function inTransaction<R>(ctx: Context, work: (ctx: Context) => Promise<R>): Promise<R> {
  if (ctx.tx) return work(ctx)
  const time = ctx.limits.requestTimeoutMs
  for (let attempt = 1; ; attempt++) {
    try {
      const options = { isolationLevel: 'Serializable', maxWait: time, timeout: time } as const
      // What an attempt that failed would have done behind its commit is forgotten with it.
      const pending: CommitWork[] = []
      const onCommit = (later: CommitWork) => void pending.push(later)
      const result = await ctx.db.$transaction((tx) => work({ ...ctx, tx, onCommit }), options)
      afterCommit(ctx, pending)
      return result
    } catch (error) {
      if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error
      await setTimeout(Math.random() * PAUSE * attempt, undefined, { signal: ctx.signal })
    }
  }
}

function isWriteConflict(error: unknown): boolean {
  return databaseFault(error instanceof Problem ? error.cause : error) === 'conflict'
}
