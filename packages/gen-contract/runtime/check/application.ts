import type { Limits, Logger } from '#runtime/api/context.js'
import type { Middleware } from '#runtime/api/middleware.js'
import { Agent, type Server } from 'node:http'
import { exchange, type Exchanged } from '../equivalence/exchange.js'
import { patiently } from '../equivalence/patience.js'
import type { PlannedRequest } from '../plan/planned-request.js'
import { failingDatabase, failingMiddleware, type Failures } from './failing-database.js'
import { sendSlowly } from './slow-body.js'
import type { StatusRequest } from './status-request.js'

/** What an application is started with to be checked. */
export type CheckedParts<Db> = {
  readonly db: Db
  readonly log: Logger
  readonly production: boolean
  readonly limits?: Partial<Limits>
  readonly middlewares?: readonly Middleware[]
}

/** An application that fails when it is told to. */
export type CheckedApplication = {
  readonly send: (request: PlannedRequest) => Promise<Exchanged>
  /** Sends a request while that goes wrong which is to. */
  readonly bringAbout: (request: StatusRequest) => Promise<Exchanged>
  readonly close: () => void
}

/** Long enough for a head to arrive, too short for a body that does not. */
const SLOW_MS = 500

/** Serves an application twice over on one database: as it is, and without patience for bodies. */
export async function startChecked<Db extends object>(start: (parts: CheckedParts<Db>) => Promise<Server>, db: Db): Promise<CheckedApplication> {
  const failures: Failures = { now: 'none' }
  const parts = { db: failingDatabase(db, failures), log: SILENT, production: false, middlewares: [failingMiddleware(failures)] }
  const [server, impatient] = [await start(parts), await start({ ...parts, limits: { requestTimeoutMs: SLOW_MS } })]
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  let sent = 0
  const send = (request: PlannedRequest) => exchange(request, { port: portOf(server), id: `check-${(sent += 1)}`, agent })
  return {
    send: (request) => patiently(() => send(request)),
    async bringAbout({ request, failure, isSlow }) {
      if (isSlow) return sendSlowly(request, portOf(impatient))
      failures.now = failure
      const answer = await (failure === 'none' ? patiently(() => send(request)) : send(request))
      failures.now = 'none'
      return answer
    },
    close() {
      agent.destroy()
      for (const one of [server, impatient]) {
        one.closeAllConnections()
        one.close()
      }
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const nothing = () => undefined

/** Faults are planted here by the hundred: nobody wants to read of them. */
const SILENT: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => SILENT }
