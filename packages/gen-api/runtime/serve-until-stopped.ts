import { shutDownOnSignal, type Closing } from '#runtime/project/shutdown.js'
import type { Server } from 'node:http'
import type { Database, Logger } from './context.js'
import { bind, urlOf } from './bind.js'
import { createServerState, type ServerState } from './server-state.js'

/** What is there once the server starts. */
export type Running = { readonly db: Database; readonly log: Logger; readonly server: ServerState }

/** Something that runs beside the requests. */
export type Lifecycle = {
  readonly name: string
  /** Starts it. What it returns stops it. */
  readonly start: (running: Running) => Promise<() => Promise<void>>
}

/** How the application is served. Times in milliseconds. */
export type ListenOptions = {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly db: Database
  readonly log: Logger
  /** From the signal to stop to the end of the process, at most. */
  readonly shutdownTimeoutMs: number
  /** How long requests are still taken after the signal, so that load balancers notice. */
  readonly drainMs?: number
  /** Started in this order, stopped in the reverse one. */
  readonly lifecycles?: readonly Lifecycle[]
}

/** A server that has an application behind it, and what is to be closed with it. */
export type Serving = { readonly server: Server; readonly closings?: readonly Closing[] }

const DRAIN_MS = 500

/**
 * Serves an application until the process is told to stop.
 *
 * @param createServer makes the server; it is given the state by which the application knows when to stop
 * @returns the server, once it listens; when it cannot, the log says why and the process exits with 1
 */
export async function serveUntilStopped(
  createServer: (parts: { readonly server: ServerState }) => Serving | Promise<Serving>,
  options: ListenOptions,
): Promise<Server> {
  const { db, log, host, port, lifecycles = [], drainMs = DRAIN_MS, shutdownTimeoutMs: deadlineMs } = options
  const state = createServerState()
  const { server, closings: own = [] } = await createServer({ server: state })
  const closings: Closing[] = [...own, { name: 'database', close: () => db.$disconnect() }]
  for (const { name, start } of lifecycles) closings.unshift({ name, close: await start({ db, log, server: state }) })
  // It may need all that the others close.
  closings.unshift({ name: 'background work', close: state.idle })
  shutDownOnSignal({ server, log, stop: state.stop, closings, drainMs, deadlineMs })
  try {
    await bind(server, { host, port })
  } catch (err) {
    log.error({ err, host, port }, `Cannot listen on ${host}:${port}: ${reasonOf(err)}.`)
    process.exit(1)
  }
  log.info({}, `Listening on ${urlOf(server, host)}`)
  return server
}

function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return 'another process listens there'
    case 'EACCES':
      return 'the port is reserved for privileged processes'
    case 'EADDRNOTAVAIL':
      return 'this machine has no such address'
    default:
      return error instanceof Error ? error.message : 'an unknown reason'
  }
}
