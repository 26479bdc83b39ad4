/** An error that a client is told of, as RFC 9457 has it. */
export class Problem extends Error {
  readonly status: number
  readonly type: string
  readonly errors: readonly ProblemDetail[]

  constructor(status: number, type: string, message: string, errors: readonly ProblemDetail[] = []) {
    super(message)
    this.status = status
    this.type = type
    this.errors = errors
  }

  toJSON() {
    return {
      type: this.type,
      status: this.status,
      title: this.message,
      ...(this.errors.length > 0 && { errors: this.errors }),
    }
  }
}

export type ProblemDetail = { readonly pointer: string; readonly code: string; readonly detail: string }

export class NotFound extends Problem {
  constructor(what: string) {
    super(404, 'not-found', `There is no such ${what}.`)
  }
}
