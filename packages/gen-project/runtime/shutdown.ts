import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Something to stop, by the name the log knows it by. */
export type Closing = { readonly name: string; readonly close: () => void | Promise<void> }

/** What a shutdown needs. Times in milliseconds. */
export type ShutdownOptions = {
  readonly server: Server
  readonly log: {
    info(fields: object, message: string): void
    error(fields: object, message: string): void
  }
  /** Called first: readiness falls, endless streams end. */
  readonly stop: () => void
  /** Stopped once the last reply is sent, one after the other in this order. */
  readonly closings: readonly Closing[]
  /** How long requests are still accepted after `SIGTERM`, so that load balancers can take notice. */
  readonly drainMs: number
  /** From the signal to the end, whatever is still going on. */
  readonly deadlineMs: number
}

/** How often connections that have become idle are closed. */
const SWEEP_MS = 50

/**
 * Ends the process in good order at `SIGTERM` or `SIGINT`: it stops being ready, then stops listening, lets the
 * requests in flight finish, closes what is open, and exits with 0; with 1 when the deadline passes, when something
 * does not close, and at once on a second signal.
 */
export function shutDownOnSignal(options: ShutdownOptions): void {
  const { server, log, drainMs, deadlineMs } = options
  const inFlight = trackReplies(server)
  let stopping = false
  const begin = (signal: NodeJS.Signals) => {
    if (stopping) {
      log.error({ signal }, 'Told to stop a second time: stopping at once.')
      process.exit(1)
    }
    stopping = true
    log.info({ signal, inFlight: inFlight.size() }, 'Stopping.')
    setTimeout(() => {
      log.error({ inFlight: inFlight.size() }, 'The deadline for stopping has passed.')
      process.exit(1)
    }, deadlineMs)
    // An interrupt comes from a person, not from an orchestrator with load balancers to tell.
    void finish(options, inFlight, signal === 'SIGTERM' ? Math.min(drainMs, deadlineMs / 2) : 0)
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
}

async function finish({ server, log, stop, closings }: ShutdownOptions, inFlight: Replies, drainMs: number): Promise<void> {
  const failures: string[] = []
  const attempt = async ({ name, close }: Closing) => {
    try {
      await close()
    } catch (err) {
      failures.push(name)
      log.error({ err, closing: name }, 'Something did not close.')
    }
  }
  inFlight.endConnections()
  await attempt({ name: 'streams', close: stop })
  await new Promise((resolve) => setTimeout(resolve, drainMs))
  await waitingIsRead()
  const sweep = setInterval(() => {
    server.closeIdleConnections()
  }, SWEEP_MS)
  server.close()
  await waitingIsRead()
  await inFlight.none()
  clearInterval(sweep)
  server.closeAllConnections()
  for (const closing of closings) await attempt(closing)
  log.info({}, 'Stopped.')
  process.exit(failures.length > 0 ? 1 : 0)
}

/**
 * Lets requests in that wait to be read. A process that was given no time has them in its buffers when the timer fires: connections made
 * meanwhile are taken in the first turn, what they bring in the next.
 */
async function waitingIsRead(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** The replies that have not been sent. */
type Replies = {
  readonly size: () => number
  /** From now on every reply tells the client to open another connection, elsewhere. */
  readonly endConnections: () => void
  /** Resolves once there are none. */
  readonly none: () => Promise<void>
}

function trackReplies(server: Server): Replies {
  // By their connections, which have one at a time. A set of replies would be filled and emptied with every request, and the
  // garbage collector would take most of what was ever in it for something that lasts.
  const current = new Map<Socket, ServerResponse | undefined>()
  let open = 0
  let ending = false
  let onNone: (() => void) | undefined
  const end = (reply: ServerResponse) => {
    if (!reply.headersSent) reply.setHeader('connection', 'close')
  }
  server.prependListener('request', ({ socket }, reply) => {
    if (!current.has(socket)) socket.once('close', () => current.delete(socket))
    current.set(socket, reply)
    open += 1
    if (ending) end(reply)
    reply.on('close', () => {
      if (current.get(socket) === reply) current.set(socket, undefined)
      open -= 1
      if (open === 0) onNone?.()
    })
  })
  return {
    size: () => open,
    endConnections() {
      ending = true
      for (const reply of current.values()) if (reply) end(reply)
    },
    none: () =>
      new Promise((resolve) => {
        onNone = resolve
        if (open === 0) resolve()
      }),
  }
}
