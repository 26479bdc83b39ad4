import type { FastifyInstance } from 'fastify'

/** Begins no work for a client that has gone away while its body was read. */
export function leaveUnwanted(app: FastifyInstance): void {
  app.addHook('preHandler', (_req, reply, done) => {
    if (reply.raw.destroyed) reply.hijack()
    else done()
  })
}
