import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { log } from '../log.js'

export const requestLog: RequestHandler = (req, res, next) => {
  const started = performance.now()
  const requestId = req.get('x-request-id') ?? randomUUID()
  res.set('x-request-id', requestId)
  res.on('finish', () => {
    const ms = Math.round(performance.now() - started)
    log.info({ requestId, method: req.method, url: req.originalUrl, status: res.statusCode, ms }, 'request')
  })
  next()
}
