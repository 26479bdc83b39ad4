import type { FastifyInstance } from 'fastify'

/** Caches that serve several people keep nothing of what is read, and others ask before they show it. */
export function limitCaches(app: FastifyInstance): void {
  app.addHook('onRequest', (req, reply, done) => {
    if (req.method === 'GET' || req.method === 'HEAD') reply.header('cache-control', 'private, no-cache')
    done()
  })
}
