import type { Fault, ProblemDocument, ProblemName, ProblemStatus } from './problem-types.js'

const PREFIX = '/problems/'

/**
 * An answer that is no success. What the API tells of it is here as it came (RFC 9457); an answer of somebody between, such
 * as a proxy, has the type `about:blank`.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  /** `/problems/not-found` and the like: stable, fit for a program to compare. */
  readonly type: string
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  /** By which the log of the server finds the request. */
  readonly instance: string | undefined
  /** What is wrong with the request, and where. */
  readonly errors: readonly Fault[]
  /** Milliseconds to wait before the request is made again, where the server says so. */
  readonly retryAfterMs: number | undefined
  /** What came, where it is no problem document: JSON or text. */
  readonly body: unknown

  constructor(document: Partial<ProblemDocument> & { readonly status: number }, more: { readonly retryAfterMs?: number | undefined; readonly body?: unknown } = {}) {
    const title = document.title ?? `The server answered with ${document.status}.`
    super(document.detail ?? title)
    this.type = document.type ?? 'about:blank'
    this.status = document.status
    this.title = title
    this.detail = document.detail
    this.instance = document.instance
    this.errors = document.errors ?? []
    this.retryAfterMs = more.retryAfterMs
    this.body = more.body
  }
}

/** A problem of the API's own, by its name. */
export type KnownProblem<N extends ProblemName = ProblemName> = {
  [K in N]: ApiProblem & { readonly type: `/problems/${K}`; readonly status: ProblemStatus[K] }
}[N]

/**
 * Whether an error is an answer of the API that is no success; `type` then tells which.
 *
 * @param name only that one
 */
export function isProblem(error: unknown): error is KnownProblem
export function isProblem<N extends ProblemName>(error: unknown, name: N): error is KnownProblem<N>
export function isProblem(error: unknown, name?: ProblemName): boolean {
  return error instanceof ApiProblem && (name === undefined ? error.type.startsWith(PREFIX) : error.type === PREFIX + name)
}
