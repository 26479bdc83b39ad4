/** The problems that the API answers with, and the status of each. */
export type ProblemStatus = {
  'bad-request': 400
  'invalid-id': 400
  'invalid-query': 400
  'cursor-expired': 400
  'invalid-body': 400
  'invalid-header': 400
  unauthorized: 401
  forbidden: 403
  'not-found': 404
  'method-not-allowed': 405
  'request-timeout': 408
  'unique-conflict': 409
  'foreign-key': 409
  conflict: 409
  'precondition-failed': 412
  'payload-too-large': 413
  'unsupported-media-type': 415
  'precondition-required': 428
  'too-many-requests': 429
  'headers-too-large': 431
  internal: 500
  unavailable: 503
}

/** The name of a problem: the last segment of its `type`. */
export type ProblemName = keyof ProblemStatus

/** One thing wrong with a request: where, a stable code, and a sentence. */
export type Fault = {
  /** Where in the body, as a JSON Pointer. */
  readonly pointer?: string
  /** Which parameter of the query, path or header. */
  readonly parameter?: string
  readonly code: string
  readonly detail: string
}

/** The document of a problem, RFC 9457. */
export type ProblemDocument = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly instance: string
  readonly errors?: readonly Fault[]
}
