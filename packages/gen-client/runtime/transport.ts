import { ApiFailure } from './failure.js'
import type { CallOptions, ClientOptions } from './options.js'
import { ApiProblem } from './problem.js'
import { readProblem } from './replies.js'
import { delayBefore, pause, type Repeat } from './retry.js'

/** What a body may be: text, bytes, a form, a stream. */
export type RequestBody = NonNullable<RequestInit['body']>

/** A request, as all methods of a client make one. */
export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Percent-encoded, with the prefix of the API. */
  readonly path: string
  /** Percent-encoded, without `?`. */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: RequestBody
  readonly repeat: Repeat
  /** Statuses beside those of success that the caller reads itself. */
  readonly expected?: readonly number[]
  /** The reply is read by the caller, for as long as it takes. */
  readonly streamed?: boolean
}

/** Sends requests: one way for all methods. */
export type Transport = {
  /** Characters of a query string from which on a list is asked for by a search. */
  readonly maxQueryLength: number
  /**
   * Sends a request, and again where that may help.
   *
   * @param read takes the reply, within the time of the attempt
   * @throws ApiProblem for an answer that is no success
   * @throws ApiFailure where there is none
   * @throws the reason of the signal, where that is aborted
   */
  readonly send: <T>(request: ApiRequest, options: CallOptions | undefined, read: (response: Response) => T | Promise<T>) => Promise<T>
}

/** Makes what sends the requests of a client. */
export function createTransport(options: ClientOptions): Transport {
  const { retries = 2, maxRetryDelayMs = 30_000, maxQueryLength = 6_000 } = options
  return {
    maxQueryLength,
    async send(request, call = {}, read) {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await sendOnce({ options, request, call }, read)
        } catch (error) {
          call.signal?.throwIfAborted()
          // A stream is read once.
          const isLast = attempt >= (call.retries ?? retries) || isStream(request.body)
          const delay = isLast ? undefined : delayBefore(error, { repeat: request.repeat, attempt, maxDelayMs: maxRetryDelayMs })
          if (delay === undefined) throw error
          await pause(delay, call.signal)
        }
      }
    },
  }
}

/** Why an attempt is ended by its time. */
const LATE = new Error('The attempt took too long.')

type Attempt = { readonly options: ClientOptions; readonly request: ApiRequest; readonly call: CallOptions }

async function sendOnce<T>({ options, request, call }: Attempt, read: (response: Response) => T | Promise<T>): Promise<T> {
  const { signal } = call
  const controller = new AbortController()
  const init = await initOf({ options, request, call }, controller.signal)
  signal?.throwIfAborted()
  const time = call.timeoutMs ?? options.timeoutMs ?? 30_000
  const abort = () => {
    controller.abort(signal?.reason)
  }
  signal?.addEventListener('abort', abort, { once: true })
  const expire = () => {
    controller.abort(LATE)
  }
  const timer = time > 0 ? setTimeout(expire, time) : undefined
  let isDone = false
  try {
    const response = await fetchOf(options)(urlOf(options, request), init)
    if (isElsewhere(response)) throw await failureOf(response)
    if (!response.ok && request.expected?.includes(response.status) !== true) throw await readProblem(response)
    const result = await read(response)
    isDone = true
    return result
  } catch (error) {
    if (controller.signal.reason === LATE && !(error instanceof ApiProblem)) throw new ApiFailure('timeout', error)
    throw isOurs(error) ? error : new ApiFailure('network', error)
  } finally {
    clearTimeout(timer)
    // What is still read can still be aborted.
    if (!(isDone && request.streamed === true)) signal?.removeEventListener('abort', abort)
  }
}

/** Errors that are not of the connection: the platform tells of that by a TypeError. */
function isOurs(error: unknown): boolean {
  return error instanceof ApiProblem || error instanceof ApiFailure
}

/** The statuses by which a client is sent elsewhere; browsers show nothing of such an answer. */
const ELSEWHERE: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

function isElsewhere({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || ELSEWHERE.has(status)
}

async function failureOf({ body, status }: Response): Promise<ApiFailure> {
  await body?.cancel()
  return new ApiFailure('unreadable', new TypeError(`The server sends the request elsewhere${status === 0 ? '' : `, with status ${status}`}.`))
}

/** A browser's `fetch` is to be called as a function of its own. */
function fetchOf({ fetch: own }: ClientOptions): typeof fetch {
  return own ?? globalThis.fetch
}

function urlOf({ baseUrl }: ClientOptions, { path, query = '' }: ApiRequest): string {
  return baseUrl.replace(/\/+$/, '') + path + (query === '' ? '' : `?${query}`)
}

async function initOf({ options, request, call }: Attempt, signal: AbortSignal): Promise<RequestInit> {
  const { headers: common = {}, credentials } = options
  const { method, body } = request
  const headers = new Headers({ accept: 'application/json, application/problem+json, */*;q=0.5' })
  for (const values of [typeof common === 'function' ? await common() : common, request.headers ?? {}, call.headers ?? {}]) {
    for (const [name, value] of Object.entries(values)) headers.set(name, value)
  }
  return {
    method,
    headers,
    signal,
    // The API sends nobody elsewhere. Whoever does would have a write made a read, which looks done, and is not to see headers that prove who asks.
    redirect: 'manual',
    ...(credentials !== undefined && { credentials }),
    ...(body !== undefined && { body, ...(isStream(body) && { duplex: 'half' as const }) }),
  }
}

function isStream(body: RequestBody | undefined): boolean {
  return body instanceof ReadableStream
}
