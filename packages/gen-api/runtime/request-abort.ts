/**
 * Whether a request is over before it is answered. The signal that tells of it is made when it is first asked for: to make one
 * takes longer than all else that a request needs before it is read.
 */
export class RequestAbort {
  #controller: AbortController | undefined
  #reason: Error | undefined

  /** Aborted once the request is over. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController()
      if (this.#reason) this.#controller.abort(this.#reason)
    }
    return this.#controller.signal
  }

  /** Why it is over; undefined while it is not. */
  get reason(): Error | undefined {
    return this.#reason
  }

  /** Ends the request. Only the first reason counts. */
  abort(reason: Error): void {
    this.#reason ??= reason
    this.#controller?.abort(this.#reason)
  }

  /** @throws Error the reason, once the request is over */
  throwIfAborted(): void {
    if (this.#reason) throw this.#reason
  }
}
