import type { Server } from 'node:http'

/** A head that takes longer to arrive is no head: clients that send it a byte at a time hold connections. Milliseconds, as all here. */
const HEADERS_TIMEOUT = 10_000

/** A whole request, which must be longer than the application waits for a body. */
const REQUEST_TIMEOUT = 60_000

/** Longer than load balancers keep idle connections, so that it is they who close them. */
const KEEP_ALIVE_TIMEOUT = 65_000

/** What a server is made with: how often it looks at the timeouts of requests. */
export const SERVER_OPTIONS = { connectionsCheckingInterval: 2_000 } as const

/**
 * As many headers as there is room for: how long a head may be is bounded by itself. Behind a number of them Node would leave out the rest, and
 * with them the condition that a write depends on, or what a proxy has added of who sends it.
 */
const ANY_NUMBER = 0

/** Gives a server the times it waits for its clients, and has it see all that they say. */
export function setBounds(server: Server): void {
  server.maxHeadersCount = ANY_NUMBER
  server.headersTimeout = HEADERS_TIMEOUT
  server.requestTimeout = REQUEST_TIMEOUT
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT
}
