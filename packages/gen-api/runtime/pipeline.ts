import type { App } from './app.js'
import { withCaching } from './caching.js'
import type { Context } from './context.js'
import type { HttpRequest } from './http-request.js'
import { passThrough } from './middleware.js'
import type { Operation } from './operation.js'
import { problemOf, problemReply } from './problem-reply.js'
import { Problem } from './problem.js'
import type { Reply } from './reply.js'
import { RequestAbort } from './request-abort.js'
import { contextFor } from './request-context.js'
import { requestIdFrom } from './request-id.js'
import { serialise, type WireReply } from './wire-reply.js'

/** Seconds after which a client may try again when the server ran out of time. */
const RETRY_AFTER = '5'

/** Why the work for a client that has gone away was stopped. */
class ClientGone extends Error {
  override readonly name = 'ClientGone'
}

/**
 * Answers a request: gives it an id and a context, sends it through the middlewares to its operation, and turns
 * whatever goes wrong into a problem. It never rejects.
 */
export async function handle(app: App, operation: Operation, request: HttpRequest): Promise<WireReply> {
  const requestId = requestIdFrom(request.header('x-request-id'))
  const abort = new RequestAbort()
  const ctx = contextFor(app, requestId, abort)
  request.onDisconnect(() => {
    abort.abort(new ClientGone())
  })
  try {
    const reply = await withinTime(app.limits.requestTimeoutMs, abort, request, (watched) =>
      passThrough(app.middlewares, { request: watched, ctx, last: (current) => operation.run(watched, current) }),
    )
    return serialise(withCaching(reply, request.method), { 'x-request-id': requestId }, app.stringify)
  } catch (error) {
    const problem = problemOf(error)
    report(problem, { error, operation, ctx, isGone: abort.reason instanceof ClientGone })
    return serialise(withCaching(problemReply(problem, requestId), request.method), { 'x-request-id': requestId })
  }
}

/** Work that takes too long is aborted and answered without: with 408 while the body is still on its way, with 503 otherwise. */
async function withinTime(
  milliseconds: number,
  abort: RequestAbort,
  request: HttpRequest,
  work: (request: HttpRequest) => Promise<Reply>,
): Promise<Reply> {
  let receiving = false
  let timer: NodeJS.Timeout | undefined
  const readBody = async (limit: number): Promise<Uint8Array> => {
    receiving = true
    const bytes = await request.readBody(limit)
    receiving = false
    return bytes
  }
  try {
    return await new Promise<Reply>((resolve, reject) => {
      timer = setTimeout(() => {
        const problem = receiving ? new Problem('request-timeout') : tooSlow()
        abort.abort(problem)
        reject(problem)
      }, milliseconds)
      work({ ...request, readBody }).then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}

function tooSlow(): Problem {
  return new Problem('unavailable', { detail: 'The answer took too long.', headers: { 'retry-after': RETRY_AFTER } })
}

/** What the log is told of a failure. */
type Failure = { readonly error: unknown; readonly operation: Operation; readonly ctx: Context; readonly isGone: boolean }

/** The log learns of what the server has to answer for; a client that went away is not among it. */
function report(problem: Problem, { error, operation, ctx, isGone }: Failure): void {
  const fields = { operation: operation.id, err: error instanceof Problem ? (error.cause ?? error) : error }
  if (isGone) ctx.log.debug(fields, 'The client went away.')
  else if (problem.status === 500) ctx.log.error(fields, 'The request failed.')
  else if (problem.status > 500) ctx.log.warn(fields, 'The request could not be served.')
}
