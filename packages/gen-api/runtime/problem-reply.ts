import { prismaProblem } from './prisma-error.js'
import { Problem, problemDocument } from './problem.js'
import type { Reply } from './reply.js'

/** The problem a client is told of for whatever was thrown: what is not meant for clients becomes a 500 that tells nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  return prismaProblem(error) ?? new Problem('internal', { cause: error })
}

/** The reply that tells the client of a problem (RFC 9457). */
export function problemReply(problem: Problem, requestId: string): Reply {
  return {
    status: problem.status,
    headers: problem.headers,
    body: { kind: 'json', value: problemDocument(problem, `urn:request:${requestId}`), contentType: 'application/problem+json' },
  }
}
