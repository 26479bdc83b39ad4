import type { Server } from 'node:http'
import { bind, urlOf } from './bind.js'

/** An application that answers requests. */
export type Served = {
  /** Scheme, host and port. */
  readonly url: string
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'

/** Serves on a free port of this machine, for tests. */
export async function serveOnFreePort(server: Server): Promise<Served> {
  await bind(server, { host: HOST, port: 0 })
  return {
    url: urlOf(server, HOST),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
