import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { log } from '../log.js'

const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/

/** The id that the client gives to the request, or one for it. */
export function requestId(req: IncomingMessage): string {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID()
}

/** Tells the client the request's id, and logs a line when the request is over. */
export function requestLog(app: FastifyInstance): void {
  app.addHook('onRequest', (req, reply, done) => {
    reply.header('x-request-id', req.id)
    reply.raw.on('close', () => {
      const ms = Math.round(reply.elapsedTime * 10) / 10
      log.info({ requestId: req.id, method: req.method, path: req.url.split('?', 1)[0], status: reply.statusCode, ms }, 'request')
    })
    done()
  })
}
