import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { yieldsToApplication } from './caching.js'
import type { ServerState } from './server-state.js'
import type { WireReply } from './wire-reply.js'

/** How long the rest of a body nobody wants may still come in, so that the client gets to read the reply. Milliseconds. */
const LINGER = 2_000

/**
 * Sends a reply. A stream goes out at the pace the client takes it, and is told when the client goes away.
 *
 * @throws Error when a stream fails; the connection is then already cut, since the head has been sent
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { reply, server }: { readonly reply: WireReply; readonly server: ServerState },
): Promise<void> {
  if (response.destroyed) return
  const { status, headers, body } = reply
  for (const [name, value] of Object.entries(headers)) {
    if (!yieldsToApplication(name, value) || !response.hasHeader(name)) response.setHeader(name, value)
  }
  response.statusCode = status
  discardRest(request, response)
  if (isWhole(body)) {
    response.end(body)
  } else if (request.method === 'HEAD') {
    response.end()
  } else {
    await stream(response, body, server)
  }
}

/** Whether all of a body is there, and nothing has to be waited for. */
export function isWhole(body: WireReply['body']): body is string | Uint8Array | undefined {
  return body === undefined || typeof body === 'string' || body instanceof Uint8Array
}

async function stream(response: ServerResponse, body: AsyncIterable<Uint8Array | string>, server: ServerState): Promise<void> {
  const source = Readable.from(body)
  response.flushHeaders()
  // Events go on for ever; other streams have an end that is worth waiting for.
  const isEndless = String(response.getHeader('content-type')).startsWith('text/event-stream')
  const forget = isEndless ? server.onStop(() => response.end(() => source.destroy())) : undefined
  try {
    await pipeline(source, response)
  } catch (error) {
    if (!response.writableEnded && !isPremature(error)) throw error
  } finally {
    forget?.()
  }
}

/** The client left before the end: nobody's fault. */
function isPremature(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

/**
 * A body that was refused is still coming in. To cut it off would take the reply from the client, to wait for all of
 * it would let the client hold us.
 */
export function discardRest(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return
  response.on('finish', () => {
    if (request.complete) return
    request.resume()
    const timer = setTimeout(() => request.destroy(), LINGER)
    request.on('close', () => {
      clearTimeout(timer)
    })
  })
}
