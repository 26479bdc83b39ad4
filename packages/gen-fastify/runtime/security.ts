import { securityHeaders } from '#runtime/api/security-headers.js'
import helmet from '@fastify/helmet'
import { fastify, type FastifyReply } from 'fastify'

/** Headers of a reply by their names. */
export type ReplyHeaders = Parameters<FastifyReply['headers']>[0]

/**
 * The headers of `@fastify/helmet`, which are the same for every reply. They are learned from one that is never sent: the plugin makes all of
 * helmet anew for each request, which takes longer than to read a record does without its database.
 */
export async function securityReply(): Promise<ReplyHeaders> {
  const app = fastify()
  let headers: ReplyHeaders = {}
  app.register(helmet, securityHeaders())
  app.get('/', (_request, reply) => {
    headers = { ...reply.getHeaders() }
    return ''
  })
  await app.inject('/')
  await app.close()
  return headers
}
