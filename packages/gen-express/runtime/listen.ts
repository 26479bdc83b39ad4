import type { Database, Logger } from '#runtime/api/context.js'
import { createServerState, type ServerState } from '#runtime/api/server-state.js'
import { shutDownOnSignal, type Closing } from '#runtime/project/shutdown.js'
import type { Express } from 'express'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerClientError } from './client-error.js'

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

const DRAIN_MS = 500

/** A head that takes longer to arrive is no head: clients that send it a byte at a time hold connections. */
const HEADERS_TIMEOUT = 10_000

/** A whole request, which must be longer than the application waits for a body. */
const REQUEST_TIMEOUT = 60_000

/** Longer than load balancers keep idle connections, so that it is they who close them. */
const KEEP_ALIVE_TIMEOUT = 65_000

/** How often the two timeouts of requests are looked at. */
const CHECK_INTERVAL = 2_000

/**
 * Serves an application until the process is told to stop.
 *
 * @param createApp makes the application; it is given the state by which it knows when to stop
 * @returns the server, once it listens; when it cannot, the log says why and the process exits with 1
 */
export async function listen(
  createApp: (parts: { readonly server: ServerState }) => Express,
  options: ListenOptions,
): Promise<Server> {
  const { db, log, host, port, lifecycles = [], drainMs = DRAIN_MS, shutdownTimeoutMs: deadlineMs } = options
  const state = createServerState()
  const closings: Closing[] = [{ name: 'database', close: () => db.$disconnect() }]
  const server = createServer({ connectionsCheckingInterval: CHECK_INTERVAL }, createApp({ server: state }))
  server.headersTimeout = HEADERS_TIMEOUT
  server.requestTimeout = REQUEST_TIMEOUT
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT
  server.on('clientError', answerClientError)
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

function bind(server: Server, address: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      resolve()
    })
  })
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

function urlOf(server: Server, host: string): string {
  const address = server.address()
  const port = isAddress(address) ? address.port : 0
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
