import { serveOnFreePort, type Served } from '#runtime/api/serve-on-free-port.js'
import type { Express } from 'express'
import { serverOf } from './listen.js'

/** Serves the application on a free port of this machine, for tests. */
export function serve(app: Express): Promise<Served> {
  return serveOnFreePort(serverOf(app))
}
