/** What a request is meant to be. */
export const KINDS = ['valid', 'boundary', 'malformed', 'forbidden', 'concurrent'] as const

/**
 * - `valid`: the operation does its work, unless what is there speaks against it
 * - `boundary`: at the bounds of what is allowed, and one beyond
 * - `malformed`: what nobody could read: broken escapes, brackets, JSON, types, ids
 * - `forbidden`: well-formed, and not allowed: hidden fields, other methods, stale preconditions
 * - `concurrent`: the same request on several connections at once
 */
export type Kind = (typeof KINDS)[number]

/** A request that is planned, to the byte. */
export type PlannedRequest = {
  /** The id of the operation that it is about; it need not reach it. */
  readonly operation: string
  readonly kind: Kind
  /** What it tries, in a few words: `take=max`, `/title: too long`. */
  readonly label: string
  readonly method: string
  /** Path and query as they are sent, which may be malformed. */
  readonly target: string
  /** By lower-case name. `host`, `content-length` and `x-request-id` are added where they are absent. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A reply, as far as plans go on from it. */
export type Answer = {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Sends one request. */
export type SendRequest = (request: PlannedRequest) => Promise<Answer>

/** What is sent next: one request after the other, or all of them at once. */
export type Step = {
  readonly requests: readonly PlannedRequest[]
  readonly together: boolean
  /** It makes or finds out what later requests need, and counts for nothing itself. */
  readonly prepares?: true
  /** What the project's own code does first; it sends one request after the other. */
  readonly arrange?: (send: SendRequest) => Promise<void>
  /** Properties of replies whose values chance decides, such as a number that the database hands out to one of several. */
  readonly chance?: readonly string[]
  /** What puts the data back afterwards, where chance decided what is there: what it is answered is not looked at. */
  readonly tidy?: (answers: readonly Answer[]) => readonly PlannedRequest[]
}

/**
 * A plan: it gives one step after the other and goes on with the answers, one for each request of the step, from which it takes
 * keys and entity tags. With the same contract, seed and answers it is the same to the byte.
 */
export type Plan = Generator<Step, void, readonly Answer[]>
