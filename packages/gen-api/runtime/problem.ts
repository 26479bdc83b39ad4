/** One thing wrong with a request: where, a stable code, and a sentence. */
export type Fault = {
  /** JSON Pointer (RFC 6901) into the body. */
  readonly pointer?: string
  /** The query, path or header parameter, as the request wrote it. */
  readonly parameter?: string
  readonly code: string
  readonly detail: string
}

/** The problems the API answers with; each is the last segment of its `type`. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be understood.' },
  'invalid-id': { status: 400, title: 'The id is not one of this resource.' },
  'invalid-query': { status: 400, title: 'The query is not allowed.' },
  'cursor-expired': { status: 400, title: 'The cursor leads to no page any more.' },
  'invalid-body': { status: 400, title: 'The body is not allowed.' },
  'invalid-header': { status: 400, title: 'A header is not allowed.' },
  unauthorized: { status: 401, title: 'The request needs credentials.' },
  forbidden: { status: 403, title: 'The request is not permitted.' },
  'not-found': { status: 404, title: 'There is no such resource.' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here.' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.' },
  'unique-conflict': { status: 409, title: 'A record with these values exists.' },
  'foreign-key': { status: 409, title: 'A related record is missing or still needed.' },
  conflict: { status: 409, title: 'The request conflicts with another.' },
  'precondition-failed': { status: 412, title: 'The record is not in the state the request is for.' },
  'payload-too-large': { status: 413, title: 'The body is too long.' },
  'unsupported-media-type': { status: 415, title: 'The content type is not accepted here.' },
  'precondition-required': { status: 428, title: 'The request must say which state of the record it is for.' },
  'too-many-requests': { status: 429, title: 'Too many requests were made.' },
  'headers-too-large': { status: 431, title: 'The headers are too long.' },
  internal: { status: 500, title: 'Something went wrong on the server.' },
  unavailable: { status: 503, title: 'The service cannot answer now.' },
} as const

/** The last segment of a problem's `type`. */
export type ProblemType = keyof typeof PROBLEMS

/** What a problem may say beside its type. */
export type ProblemOptions = {
  readonly detail?: string
  readonly errors?: readonly Fault[]
  readonly headers?: { readonly [name: string]: string }
  readonly cause?: unknown
}

/** An error the client is told of, as RFC 9457 has it. Anything else thrown is a 500 that tells nothing. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly type: ProblemType
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly errors: readonly Fault[]
  readonly headers: { readonly [name: string]: string }

  constructor(type: ProblemType, options: ProblemOptions = {}) {
    super(options.detail ?? PROBLEMS[type].title, { cause: options.cause })
    this.type = type
    this.status = PROBLEMS[type].status
    this.title = PROBLEMS[type].title
    this.detail = options.detail
    this.errors = options.errors ?? []
    this.headers = options.headers ?? {}
  }
}

/** The document of a problem: `application/problem+json`, RFC 9457. */
export type ProblemDocument = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly instance: string
  readonly errors?: readonly Fault[]
}

/**
 * The document of a problem.
 *
 * @param instance the request's id as a URN, by which it is found in the log
 */
export function problemDocument(problem: Problem, instance: string): ProblemDocument {
  return {
    type: `/problems/${problem.type}`,
    title: problem.title,
    status: problem.status,
    ...(problem.detail !== undefined && { detail: problem.detail }),
    instance,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
  }
}
