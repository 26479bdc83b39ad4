import { acquireLock } from '@ssot-codegen/output'
import { displayPath } from '../../project/display-path.js'
import type { Session } from '../../session.js'

/** How long another run in the same folder is waited for, in milliseconds. */
const WAIT = 10_000

/**
 * Does something while no other run writes into a project.
 *
 * @param out the project, absolute
 * @returns undefined where another run went on for too long, which is reported
 */
export async function withLock<T>(session: Session, out: string, work: () => T | Promise<T>): Promise<T | undefined> {
  const lock = await acquireLock(out, { wait: WAIT, onWait: (id) => sayWaiting(session, id) })
  if (!lock.held) {
    session.report('locked', { path: displayPath(session.cwd, out), process: lock.process })
    return undefined
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

function sayWaiting({ args, terminal }: Session, id: number): void {
  if (!args.includes('--json')) terminal.err([`Process ${id} writes here, too: waiting for it.`])
}
