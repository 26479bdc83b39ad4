import { setTimeout } from 'node:timers/promises'
import type { AppUnderTest } from './app-under-test.js'

/** What makes Prisma's driver adapters write each statement into the server's log. */
export const LOGGED_STATEMENTS = { DEBUG: 'prisma:driver-adapter:*' }

/** The statements that an application sends to its database while something is done; it has to be booted with `LOGGED_STATEMENTS`. */
export async function statementsOf(app: AppUnderTest, work: () => Promise<unknown>): Promise<string[]> {
  const before = await settledLog(app)
  await work()
  const log = (await settledLog(app)).slice(before.length)
  return [...log.matchAll(/"sql": "(.*)",\\n'/g)].map(([, sql = '']) => sql)
}

/** The log once nothing is added any more: it comes through a pipe. */
async function settledLog(app: AppUnderTest): Promise<string> {
  for (let log = ''; ; ) {
    await setTimeout(40)
    const now = app.server.log()
    if (now === log) return now
    log = now
  }
}
