import { yieldsToApplication } from '#runtime/api/caching.js'
import { discardRest, isWhole, send } from '#runtime/api/send.js'
import type { ServerState } from '#runtime/api/server-state.js'
import type { WireReply } from '#runtime/api/wire-reply.js'
import type { FastifyReply } from 'fastify'

/** Texts are sent as they are: they are JSON already, and their content type is told. */
const asItIs = (payload: unknown) => payload as string

/**
 * Sends a reply through Fastify, so that hooks see it. A stream goes past them: it is sent at the client's pace, ended when the process
 * is to stop, and its failure is ours to log.
 */
export async function sendThrough(reply: FastifyReply, wire: WireReply, server: ServerState): Promise<void> {
  const { status, headers, body } = wire
  const { raw, request } = reply
  if (raw.destroyed) return
  if (!isWhole(body)) {
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
    await send(request.raw, raw, { reply: wire, server })
    return
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!yieldsToApplication(name, value) || !reply.hasHeader(name)) reply.header(name, value)
  }
  discardRest(request.raw, raw)
  reply.code(status).serializer(asItIs).send(body)
}
