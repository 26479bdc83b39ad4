/** A request that means no good, or might be taken for one. */
export type HostileRequest = {
  readonly category: string
  readonly method: string
  /** As it is sent, to the byte. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** It may be granted, as long as nothing leaks; any other is to be refused. */
  readonly mayPass?: true
}

/** What a category's requests are made of, read from the application beforehand. */
export type Facts = {
  /** The cursor behind the first of the posts, and of the users. */
  readonly postCursor: string
  readonly userCursor: string
  /** The tag of the first paper. */
  readonly tag: string
}

/** How many are left out of a message. */
const SHOWN = 160

/** The request in a line. */
export function described({ category, method, path, body }: HostileRequest): string {
  const text = body === undefined ? '' : ` ${typeof body === 'string' ? body : Buffer.from(body).toString('latin1')}`
  return `[${category}] ${method} ${path}${text}`.slice(0, SHOWN)
}

/** Makes the requests of a category. */
export function requestsOf(category: string) {
  type More = Omit<HostileRequest, 'category' | 'method' | 'path'>
  const json = { 'content-type': 'application/json' }
  return {
    get: (path: string, more: More = {}): HostileRequest => ({ category, method: 'GET', path, ...more }),
    /** A body that is a text is sent as it is. */
    send: (method: string, path: string, body: unknown, more: More = {}): HostileRequest => ({
      category, method, path, body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body), headers: json, ...more,
    }),
  }
}
