import { answer } from '#runtime/api/answer.js'
import type { App } from '#runtime/api/app.js'
import { failed } from '#runtime/api/fallback-operations.js'
import type { Operation } from '#runtime/api/operation.js'
import { Problem } from '#runtime/api/problem.js'
import { mustBeGuarded } from '#runtime/api/routes.js'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'

/** Makes Express handlers of operations. */
export type OperationHandler = (operation: Operation) => RequestHandler

/**
 * The handlers of an application.
 *
 * @returns a function that throws in production for an operation that has no rule and is not declared public
 */
export function createHandler(app: App): OperationHandler {
  return (operation) => {
    mustBeGuarded(app, operation)
    return (request, response) => {
      void answer(app, operation, exchange(request, response))
    }
  }
}

/** Answers what Express itself refuses, and what other handlers of it throw, as a problem. */
export function errorBoundary(app: App): ErrorRequestHandler {
  return (error, request, response, next) => {
    // Half a reply is out: Express cuts the connection.
    if (response.headersSent) next(error)
    else void answer(app, failed(refusal(error)), exchange(request, response))
  }
}

function exchange(request: Request, response: Response) {
  return { request, response, target: request.originalUrl, params: onlyTexts(request.params), mountedAt: request.baseUrl }
}

/** Only wildcards have lists of segments, and no operation has wildcards. */
function onlyTexts(params: Request['params']): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** Errors of Express with a status are the client's doing: as a rule an escape in the path that is no UTF-8. */
function refusal(error: unknown): unknown {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined
  return status === 400 ? new Problem('bad-request', { detail: 'The path holds a malformed escape.', cause: error }) : error
}
