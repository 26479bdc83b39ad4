import type { IncomingMessage, ServerResponse } from 'node:http'
import getRawBody from 'raw-body'
import type { HttpRequest } from './http-request.js'
import { Problem } from './problem.js'

/** A request of Node's, and what the framework knows of it. */
export type NodeExchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Path and query as the client wrote them: `url` may have been shortened on the way. */
  readonly target: string
  /** The path's parameters, decoded. */
  readonly params: { readonly [name: string]: string }
}

/** The request as operations see it. */
export function nodeRequest({ request, response, target, params }: NodeExchange): HttpRequest {
  const mark = target.indexOf('?')
  return {
    method: request.method ?? '',
    path: mark === -1 ? target : target.slice(0, mark),
    rawQuery: mark === -1 ? '' : target.slice(mark + 1),
    params,
    header: (name) => {
      const value = request.headers[name]
      return typeof value === 'object' ? value.join(', ') : value
    },
    readBody: (limit) => readBody(request, limit),
    onDisconnect: (listener) => {
      response.on('close', () => {
        if (!response.writableFinished) listener()
      })
    },
  }
}

async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (request.readableEnded) {
    const bytes = parsedBefore(request)
    if (bytes.byteLength > limit) throw tooLarge(limit)
    return bytes
  }
  try {
    return await getRawBody(request, { limit, length: request.headers['content-length'] ?? null })
  } catch (error) {
    throw bodyProblem(error, limit)
  }
}

/**
 * Inside an application of somebody else a parser may have come first. Where it kept the bytes, as `rawBody`, they are as good
 * as unread; else its result says what the body said, as far as the parser understood it.
 */
function parsedBefore(request: IncomingMessage): Uint8Array {
  const kept: unknown = 'rawBody' in request ? request.rawBody : undefined
  if (kept instanceof Uint8Array) return kept
  const body: unknown = 'body' in request ? request.body : undefined
  if (body instanceof Uint8Array) return body
  if (body !== undefined) return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  throw new Error('The body was read before it came here, and nothing was left of it: mount the router before what reads bodies.')
}

function bodyProblem(error: unknown, limit: number): unknown {
  const type: unknown = error instanceof Error && 'type' in error ? error.type : undefined
  switch (type) {
    case 'entity.too.large':
      return tooLarge(limit)
    case 'request.aborted':
    case 'request.size.invalid':
      return new Problem('bad-request', { detail: 'The body broke off.', cause: error })
    default:
      return error
  }
}

function tooLarge(limit: number): Problem {
  return new Problem('payload-too-large', { detail: `At most ${limit} bytes are taken.` })
}
