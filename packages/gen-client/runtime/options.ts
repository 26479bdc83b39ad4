/** Headers by name. */
export type HeaderValues = Readonly<Record<string, string>>

/** What a client is made with. */
export type ClientOptions = {
  /** Where the server is, without the prefix of the API: `https://api.example.com`; empty for the origin of the page. */
  readonly baseUrl: string
  /** Sent with every request; a function is asked before each attempt, for a token that changes. */
  readonly headers?: HeaderValues | (() => HeaderValues | Promise<HeaderValues>)
  /** What sends requests; the one of the platform where it is absent. */
  readonly fetch?: typeof fetch
  /** How often a request is sent again that may be; 2 where it is absent. */
  readonly retries?: number
  /** Milliseconds that one attempt may take, from its start to the end of the reply; 30,000 where it is absent, 0 for no end. */
  readonly timeoutMs?: number
  /** Milliseconds to wait before an attempt at most. A server that asks for more is not asked again. 30,000 where it is absent. */
  readonly maxRetryDelayMs?: number
  /** Characters of a query string from which on a list is asked for by a search; 6,000 where it is absent. */
  readonly maxQueryLength?: number
  /** Whether a browser sends cookies, as `fetch` has it. */
  readonly credentials?: 'omit' | 'same-origin' | 'include'
}

/** What one call may say beside what it asks for. */
export type CallOptions = {
  /** Ends the call, and the wait before another attempt. */
  readonly signal?: AbortSignal | undefined
  /** Beside those of the client; of the same name, these are sent. */
  readonly headers?: HeaderValues
  /** In place of what the client says. */
  readonly retries?: number
  readonly timeoutMs?: number
}

/** A state of a record: its entity tag, or the record itself as this client has read it. */
export type RecordState = string | object

/** What a write may say of the state that it is for. */
export type WriteOptions = CallOptions & {
  /** The record is written if it is still in that state; else the call fails with `precondition-failed`. */
  readonly ifMatch?: RecordState
}

/** The same, for a model whose writes have to say it. */
export type GuardedWriteOptions = WriteOptions & { readonly ifMatch: RecordState }

/** What a write that makes or changes a record may say. */
export type UpsertOptions = WriteOptions & {
  /** `*`: the record is made if there is none; else the call fails with `precondition-failed`. */
  readonly ifNoneMatch?: '*'
}

/** What a read says that need not be answered where the caller has the reply. */
export type KnownOptions = CallOptions & { readonly ifNoneMatch: RecordState }
