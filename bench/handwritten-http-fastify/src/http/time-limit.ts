import type { FastifyInstance } from 'fastify'
import { Problem } from './problem.js'

const LIMIT = 30_000

/** Answers 503 for a request that takes too long. */
export function limitTime(app: FastifyInstance): void {
  app.addHook('onRequest', (_req, reply, done) => {
    const timer = setTimeout(() => {
      reply.header('retry-after', '5').send(new Problem('unavailable', { detail: 'The answer took too long.' }))
    }, LIMIT)
    reply.raw.on('close', () => {
      clearTimeout(timer)
    })
    done()
  })
}
