import { defineOperation, type Operation } from '#runtime/api/operation.js'
import { ok } from '#runtime/api/reply.js'
import { createLogger } from '#runtime/project/logger.js'
import type { App } from '#runtime/api/app.js'
import { healthHandlers } from '#runtime/api/health.js'
import type { Route } from '#runtime/api/routes.js'
import type { ListenOptions } from '#runtime/api/serve-until-stopped.js'
import type { ServerState } from '#runtime/api/server-state.js'
import { testParts } from './application.js'

/** A server for tests that end a process: `process.ts <port> <deadline in ms>`. */
const [port = '0', deadline = '3000'] = process.argv.slice(2)

const log = createLogger({ level: 'info' })

const slow: Operation = {
  id: 'things.slow',
  access: 'public',
  run: async ({ rawQuery }) => {
    await new Promise((resolve) => setTimeout(resolve, Number(rawQuery)))
    return ok('finished')
  },
}

async function* ticks() {
  for (;;) {
    yield 'data: tick\n\n'
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const events: Operation = {
  id: 'things.events',
  access: 'public',
  run: () => Promise.resolve({ status: 200, body: { kind: 'stream', chunks: ticks(), contentType: 'text/event-stream' } }),
}

const ready = defineOperation({ id: 'health.ready', access: 'public', handler: healthHandlers.ready })

const note = (message: string) => {
  log.info({}, message)
  return Promise.resolve()
}
const lifecycle = (name: string) => ({ name, start: () => Promise.resolve(() => note(`${name} stopped`)) })

const routes = { 'GET /slow': slow, 'GET /events': events, 'GET /health/ready': ready }

/** Serves until the process is told to stop, by way of a framework. */
export function run<A>(
  listen: (createApp: (parts: { readonly server: ServerState }) => A, options: ListenOptions) => Promise<unknown>,
  createApp: (app: App, routes: readonly Route[]) => A,
): Promise<unknown> {
  const make = ({ server }: { readonly server: ServerState }) => {
    const { app, table } = testParts(routes, { server, log })
    return createApp(app, table)
  }
  return listen(make, {
    host: '127.0.0.1',
    port: Number(port),
    log,
    db: { $connect: () => Promise.resolve(), $disconnect: () => note('database closed'), $queryRaw: () => Promise.resolve(), $transaction: (work) => work({}) },
    shutdownTimeoutMs: Number(deadline),
    drainMs: 200,
    lifecycles: [lifecycle('first'), lifecycle('second')],
  })
}
