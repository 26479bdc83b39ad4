import type { App } from './app.js'
import { nodeRequest, type NodeExchange } from './node-request.js'
import type { Operation } from './operation.js'
import { handle } from './pipeline.js'
import { noteOperation, noteRequestId } from './request-log.js'
import { send } from './send.js'
import type { WireReply } from './wire-reply.js'

/** A request on its way to an operation. */
export type Exchange = NodeExchange & {
  /** Where the router that found the operation is mounted; absent or empty at the root. */
  readonly mountedAt?: string
  /** Sends the reply, where the framework does that its own way. */
  readonly send?: (reply: WireReply) => Promise<void>
}

/** Lets the operation answer. Whatever happens, the exchange is over when it resolves; it never rejects. */
export async function answer(app: App, operation: Operation, exchange: Exchange): Promise<void> {
  const { request, response, mountedAt = '' } = exchange
  noteOperation(response, operation.id)
  try {
    const here = mountedAt === '' ? app : { ...app, prefix: app.prefix + mountPath(mountedAt) }
    const reply = await handle(here, operation, nodeRequest(exchange))
    noteRequestId(response, String(reply.headers['x-request-id']))
    if (exchange.send) await exchange.send(reply)
    else await send(request, response, { reply, server: app.server })
  } catch (err) {
    app.log.error({ err, operation: operation.id }, 'A reply could not be sent.')
    response.destroy()
  }
}

/**
 * Where the router that answers is mounted. The client wrote it, as far as the mount path has parameters: what would begin
 * with two slashes, or with what browsers take for one, would name a host.
 */
function mountPath(base: string): string {
  return base.replace(/^[/\\]+/, '/')
}
