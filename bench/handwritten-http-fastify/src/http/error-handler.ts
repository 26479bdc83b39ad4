import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import { Prisma } from '../gen/prisma/client.js'
import { Problem } from './problem.js'

export function answerUnknown(): never {
  throw new Problem('not-found')
}

export function answerError(error: unknown, req: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error)
  if (problem.status >= 500) req.log.error({ requestId: req.id, err: error, method: req.method }, 'The request failed.')
  // As bytes: to a text that says it is JSON, Fastify adds a charset.
  reply.code(problem.status).type('application/problem+json').send(Buffer.from(JSON.stringify(problem.toDocument(req.id))))
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
  const status: unknown = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return new Problem('payload-too-large', { cause: error })
  if (typeof status === 'number' && status < 500) return new Problem('bad-request', { cause: error })
  return new Problem('internal', { cause: error })
}
