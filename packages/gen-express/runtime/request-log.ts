import type { App } from '#runtime/api/app.js'
import type { RequestHandler, Response } from 'express'

const operations = new WeakMap<Response, string>()

/** Notes which operation answers, for the log. */
export function noteOperation(response: Response, id: string): void {
  operations.set(response, id)
}

/**
 * Logs a line when a request is over. The query stays out, since it may hold what is nobody's business, and so does
 * everything else that the client sends but the path.
 */
export function requestLog(app: App): RequestHandler {
  return (request, response, next) => {
    const start = performance.now()
    response.on('close', () => {
      const operation = operations.get(response)
      const fields = {
        requestId: response.getHeader('x-request-id'),
        method: request.method,
        path: request.originalUrl.split('?', 1)[0],
        operation,
        status: response.headersSent ? response.statusCode : undefined,
        ms: Math.round((performance.now() - start) * 10) / 10,
        ...(!response.writableFinished && { aborted: true }),
      }
      if (operation?.startsWith('health.') === true) app.log.debug(fields, 'request')
      else app.log.info(fields, 'request')
    })
    next()
  }
}
