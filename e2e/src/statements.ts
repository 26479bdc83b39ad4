import { setImmediate, setTimeout } from 'node:timers/promises'
import type { AppUnderTest } from './app-under-test.js'

/** What makes Prisma's driver adapters write each statement into the server's log. */
export const LOGGED_STATEMENTS = { DEBUG: 'prisma:driver-adapter:*' }

/** The statements that an application sends to its database while something is done; it has to be booted with `LOGGED_STATEMENTS`. */
export async function statementsOf(app: AppUnderTest, work: () => Promise<unknown>): Promise<string[]> {
  const before = await settledLog(app)
  await work()
  // What is sent to the database and not waited for comes behind the answer.
  await setTimeout(40)
  const log = (await settledLog(app)).slice(before.length)
  return [...log.matchAll(/"sql": "(.*)",\\n'/g)].map(([, sql = '']) => sql)
}

/** Rounds of the event loop without news. One would do to read all that is in a pipe, were it not read piece by piece. */
const QUIET_ROUNDS = 5

/**
 * The log once nothing is added any more. The server has written what it says of a request before it answers, for it waits for
 * its pipe to take it; it remains to be read here.
 */
async function settledLog(app: AppUnderTest): Promise<string> {
  let log = app.server.log()
  for (let quiet = 0; quiet < QUIET_ROUNDS; quiet += 1) {
    await setImmediate()
    const now = app.server.log()
    if (now !== log) quiet = -1
    log = now
  }
  return log
}
