import type { App } from '#runtime/api/app.js'
import { logWhenOver } from '#runtime/api/request-log.js'
import type { RequestHandler } from 'express'

/** Logs a line when a request is over. */
export function requestLog(app: App): RequestHandler {
  return (request, response, next) => {
    logWhenOver(app, { request, response, target: request.originalUrl })
    next()
  }
}
