import type { ErrorRequestHandler, RequestHandler } from 'express'
import { ZodError } from 'zod'
import { Prisma } from '../gen/prisma/client.js'
import { log } from '../log.js'
import { Problem } from './problem.js'
import { requestIdOf } from './request-log.js'

export const notFound: RequestHandler = () => {
  throw new Problem('not-found')
}

export const errorHandler: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) {
    next(error)
    return
  }
  const problem = problemOf(error)
  const requestId = requestIdOf(res)
  if (problem.status >= 500) log.error({ requestId, err: error, method: req.method }, 'The request failed.')
  res.status(problem.status)
  res.setHeader('content-type', 'application/problem+json')
  res.send(Buffer.from(JSON.stringify(problem.toDocument(requestId))))
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ZodError) {
    const errors = error.issues.map(({ path, code, message }) => ({ pointer: path.map((key) => `/${String(key)}`).join(''), code, detail: message }))
    return new Problem('invalid-request', { errors })
  }
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    switch (error.code) {
      case 'P2002':
        return new Problem('unique-conflict', { cause: error })
      case 'P2003':
        return new Problem('foreign-key', { cause: error })
      case 'P2025':
        return new Problem('not-found', { detail: 'There is no record with this id.', cause: error })
    }
  }
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 413) return new Problem('payload-too-large', { cause: error })
  if (typeof status === 'number' && status < 500) return new Problem('bad-request', { cause: error })
  return new Problem('internal', { cause: error })
}
