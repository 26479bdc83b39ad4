import { fork, type ChildProcess } from 'node:child_process'
import { Agent } from 'node:http'
import type { PlannedRequest } from '../plan/planned-request.js'
import { exchange, type Exchanged } from './exchange.js'
import type { Notice, Order, TableState } from './messages.js'
import { patiently } from './patience.js'

/** An application in a process of its own. */
export type ApplicationProcess = {
  readonly framework: string
  /** Goes to a moment by its number: the clock stands still there. */
  readonly goTo: (moment: number) => Promise<void>
  readonly send: (request: PlannedRequest, id: string) => Promise<Exchanged>
  readonly state: () => Promise<TableState>
  readonly stop: () => Promise<void>
}

/**
 * Starts the program that runs here once more, to serve one of the applications.
 *
 * @param url of the database that it is to have for itself
 */
export async function startApplication(framework: string, url: string): Promise<ApplicationProcess> {
  const [, program = ''] = process.argv
  const child = fork(program, ['--serve', framework, '--database', url], { env: { ...process.env, DATABASE_URL: url } })
  const ready = await noticeOf(child, framework)
  if (ready.kind !== 'ready') throw new Error(`"${framework}" does not start.`)
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const say = (order: Order): Promise<Notice> => {
    const answered = noticeOf(child, framework)
    child.send(order)
    return answered
  }
  return {
    framework,
    async goTo(number) {
      await say({ kind: 'moment', number })
    },
    send: (request, id) => patiently(() => exchange(request, { port: ready.port, id, agent })),
    async state() {
      const notice = await say({ kind: 'state' })
      if (notice.kind !== 'state') throw new Error(`The tables of "${framework}" cannot be read: ${notice.kind === 'failed' ? notice.reason : ''}`)
      return notice.tables
    },
    async stop() {
      agent.destroy()
      if (child.exitCode !== null || !child.connected) return
      const ended = new Promise((done) => child.once('exit', done))
      child.send({ kind: 'stop' } satisfies Order)
      await ended
    },
  }
}

/** What the process says next. */
function noticeOf(child: ChildProcess, framework: string): Promise<Notice> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => {
      reject(new Error(`The process of "${framework}" has ended with ${String(code)}.`))
    }
    child.once('exit', onExit)
    child.once('message', (notice) => {
      child.off('exit', onExit)
      resolve(notice as Notice) // the process runs this very program
    })
  })
}
