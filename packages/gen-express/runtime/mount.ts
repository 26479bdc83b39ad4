import type { App } from '#runtime/api/app.js'
import { failed } from '#runtime/api/fallback-operations.js'
import type { Operation } from '#runtime/api/operation.js'
import { handle } from '#runtime/api/pipeline.js'
import { Problem } from '#runtime/api/problem.js'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { httpRequest } from './http-request.js'
import { noteOperation } from './request-log.js'
import { send } from './send.js'

/** Makes Express handlers of operations. */
export type OperationHandler = (operation: Operation) => RequestHandler

/**
 * The handlers of an application.
 *
 * @returns a function that throws in production for an operation that has no rule and is not declared public
 */
export function createHandler(app: App): OperationHandler {
  return (operation) => {
    if (app.production && operation.access === 'unspecified') {
      throw new Error(`In production "${operation.id}" is not served: it has no access rule and is not declared public.`)
    }
    return (request, response) => {
      void answer(app, operation, { request, response })
    }
  }
}

/** Answers what Express itself refuses, and what other handlers of it throw, as a problem. */
export function errorBoundary(app: App): ErrorRequestHandler {
  return (error, request, response, next) => {
    // Half a reply is out: Express cuts the connection.
    if (response.headersSent) next(error)
    else void answer(app, failed(refusal(error)), { request, response })
  }
}

type Exchange = { readonly request: Request; readonly response: Response }

async function answer(app: App, operation: Operation, { request, response }: Exchange): Promise<void> {
  noteOperation(response, operation.id)
  try {
    const here = { ...app, prefix: app.prefix + mountPath(request) }
    const reply = await handle(here, operation, httpRequest(request, response))
    await send(request, response, { reply, server: app.server })
  } catch (err) {
    app.log.error({ err, operation: operation.id }, 'A reply could not be sent.')
    response.destroy()
  }
}

/**
 * Where the router that answers is mounted. The client wrote it, as far as the mount path has parameters: what would begin
 * with two slashes, or with what browsers take for one, would name a host.
 */
function mountPath({ baseUrl }: Request): string {
  return baseUrl.replace(/^[/\\]+/, '/')
}

/** Errors of Express with a status are the client's doing: as a rule an escape in the path that is no UTF-8. */
function refusal(error: unknown): unknown {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined
  return status === 400 ? new Problem('bad-request', { detail: 'The path holds a malformed escape.', cause: error }) : error
}
