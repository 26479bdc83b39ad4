import type { ErrorRequestHandler, RequestHandler } from 'express'
import { ZodError } from 'zod'
import { Prisma } from '../gen/prisma/client.js'
import { log } from '../log.js'
import { Problem } from './problem.js'

export const notFound: RequestHandler = (req) => {
  throw new Problem(404, 'not-found', `There is nothing at ${req.path}.`)
}

export const errorHandler: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) {
    next(error)
    return
  }
  const problem = toProblem(error)
  if (problem.status >= 500) log.error({ err: error, method: req.method, url: req.originalUrl }, 'request failed')
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ZodError) {
    const errors = error.issues.map(({ path, code, message }) => ({ pointer: `/${path.join('/')}`, code, detail: message }))
    return new Problem(400, 'invalid-request', 'The request is not valid.', errors)
  }
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    switch (error.code) {
      case 'P2002':
        return new Problem(409, 'unique', 'A record with these values exists already.')
      case 'P2003':
        return new Problem(409, 'foreign-key', 'A related record is missing or still needed.')
      case 'P2025':
        return new Problem(404, 'not-found', 'There is no such record.')
    }
  }
  if (isHttpError(error)) return new Problem(error.status, 'bad-request', error.message)
  return new Problem(500, 'internal', 'Something went wrong.')
}

/** What Express's own middlewares throw, such as a body that is no JSON. */
function isHttpError(error: unknown): error is Error & { readonly status: number } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500
}
