const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be understood.' },
  'invalid-request': { status: 400, title: 'The request is not allowed.' },
  'not-found': { status: 404, title: 'There is no such resource.' },
  'unique-conflict': { status: 409, title: 'A record with these values exists.' },
  'foreign-key': { status: 409, title: 'A related record is missing or still needed.' },
  'precondition-failed': { status: 412, title: 'The record is not in the state the request is for.' },
  'payload-too-large': { status: 413, title: 'The body is too long.' },
  internal: { status: 500, title: 'Something went wrong on the server.' },
  unavailable: { status: 503, title: 'The service cannot answer now.' },
} as const

export type ProblemType = keyof typeof PROBLEMS

export type Fault = { readonly pointer: string; readonly code: string; readonly detail: string }

type ProblemOptions = { readonly detail?: string; readonly errors?: readonly Fault[]; readonly cause?: unknown }

/** An error that a client is told of, as RFC 9457 has it. */
export class Problem extends Error {
  readonly type: ProblemType
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly errors: readonly Fault[] | undefined

  constructor(type: ProblemType, { detail, errors, cause }: ProblemOptions = {}) {
    super(detail ?? PROBLEMS[type].title, { cause })
    this.type = type
    this.status = PROBLEMS[type].status
    this.title = PROBLEMS[type].title
    this.detail = detail
    this.errors = errors
  }

  /** @param requestId by which the failure is found in the log */
  toDocument(requestId: string) {
    const { type, title, status, detail, errors } = this
    return { type: `/problems/${type}`, title, status, detail, instance: `urn:request:${requestId}`, errors }
  }
}
