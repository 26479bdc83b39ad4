/** A request, as far as operations see it: the same from every framework. */
export type HttpRequest = {
  readonly method: string
  /** The path as it came, undecoded. */
  readonly path: string
  /** What stands after `?`, undecoded; empty when there is none. */
  readonly rawQuery: string
  /** The path's parameters, decoded. */
  readonly params: { readonly [name: string]: string }
  /** A header by its lower-case name; repeated ones joined by `, ` as RFC 9110 section 5.2 has it. */
  readonly header: (name: string) => string | undefined
  /**
   * The whole body.
   *
   * @param limit bytes
   * @throws Problem `payload-too-large` beyond the limit, `bad-request` when the client breaks off
   */
  readonly readBody: (limit: number) => Promise<Uint8Array>
  /** Calls the listener when the client goes away before it has the whole reply. */
  readonly onDisconnect: (listener: () => void) => void
}
