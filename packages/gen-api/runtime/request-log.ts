import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App } from './app.js'

const OPERATION = Symbol('operation')
const REQUEST_ID = Symbol('request id')

/** A reply that knows what the log is to say of it. In a weak map beside it, the garbage collector would have to look at each. */
type Noted = ServerResponse & { [OPERATION]?: string; [REQUEST_ID]?: string }

/** Notes which operation answers, for the log. */
export function noteOperation(response: Noted, id: string): void {
  response[OPERATION] = id
}

/** Notes the id that the client is told, for the log: a head that is written in one go leaves nothing that could be asked for it. */
export function noteRequestId(response: Noted, id: string): void {
  response[REQUEST_ID] = id
}

/** A request that has begun; `target` is its path and query as the client wrote them. */
type Begun = { readonly request: IncomingMessage; readonly response: Noted; readonly target: string }

/**
 * Logs a line when the request is over. The query stays out, since it may hold what is nobody's business, and so does
 * everything else that the client sends but the path.
 */
export function logWhenOver(app: App, { request, response, target }: Begun): void {
  const start = performance.now()
  response.on('close', () => {
    const operation = response[OPERATION]
    const fields = {
      requestId: response[REQUEST_ID] ?? response.getHeader('x-request-id'),
      method: request.method,
      path: target.split('?', 1)[0],
      operation,
      status: response.headersSent ? response.statusCode : undefined,
      ms: Math.round((performance.now() - start) * 10) / 10,
      ...(!response.writableFinished && { aborted: true }),
    }
    if (operation?.startsWith('health.') === true) app.log.debug(fields, 'request')
    else app.log.info(fields, 'request')
  })
}
