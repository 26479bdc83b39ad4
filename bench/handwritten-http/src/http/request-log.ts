import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import { log } from '../log.js'

const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/

/** Gives the request an id, and logs a line when it is over. */
export const requestLog: RequestHandler = (req, res, next) => {
  const start = performance.now()
  const given = req.get('x-request-id')
  const requestId = given !== undefined && ACCEPTED.test(given) ? given : randomUUID()
  res.setHeader('x-request-id', requestId)
  res.on('close', () => {
    const ms = Math.round((performance.now() - start) * 10) / 10
    log.info({ requestId, method: req.method, path: req.originalUrl.split('?', 1)[0], status: res.statusCode, ms }, 'request')
  })
  next()
}

/** The id that the log knows the request by. */
export function requestIdOf(res: Response): string {
  return String(res.getHeader('x-request-id'))
}
