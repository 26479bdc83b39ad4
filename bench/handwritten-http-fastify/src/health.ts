import type { FastifyPluginCallback } from 'fastify'
import { db } from './db.js'
import { Problem } from './http/problem.js'

export const health: FastifyPluginCallback = (app, _options, done) => {
  app.get('/live', () => ({ status: 'ok' }))

  app.get('/ready', async () => {
    try {
      await db.$queryRaw`SELECT 1`
    } catch (cause) {
      throw new Problem('unavailable', { detail: 'The database cannot be reached.', cause })
    }
    return { status: 'ok' }
  })

  done()
}
