/** Why a call got no answer: the network, the time, or an answer that cannot be read. */
export type FailureReason = 'network' | 'timeout' | 'unreadable'

const MESSAGES: { readonly [R in FailureReason]: string } = {
  network: 'The server could not be reached, or the connection was lost.',
  timeout: 'The server did not answer in time.',
  unreadable: 'The answer is not of the kind that the API gives.',
}

/** A call without an answer. Whether the server has done the work is not known. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly reason: FailureReason

  constructor(reason: FailureReason, cause?: unknown) {
    super(MESSAGES[reason], { cause })
    this.reason = reason
  }
}
