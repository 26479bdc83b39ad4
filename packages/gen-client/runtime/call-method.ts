import { jsonBody } from './json-body.js'
import { multipartForm } from './multipart.js'
import type { CallOptions } from './options.js'
import { segment } from './path.js'
import { parameterText, queryText } from './query-text.js'
import { readBytes, readJson, readNothing } from './replies.js'
import { requested } from './list-methods.js'
import type { Repeat } from './retry.js'
import type { ApiRequest, RequestBody, Transport } from './transport.js'

/** How an operation is called that is none of those every model has. */
export type CallSpec = {
  readonly method: ApiRequest['method']
  /** Literal segments, percent-encoded, and the names of parameters. */
  readonly path: readonly (string | { readonly name: string })[]
  /** Whether the query is flat parameters, or parts of the list grammar. */
  readonly query?: 'parameters' | 'list'
  readonly body?: 'json' | 'multipart' | { readonly raw: string }
  readonly reply: 'json' | 'bytes' | 'stream' | 'nothing'
  readonly repeat: Repeat
}

/** What a call is given: each part that the operation takes. */
type Input = { readonly params?: object; readonly query?: object; readonly body?: unknown }

/**
 * Calls an operation.
 *
 * @typeParam I what it is given: `params`, `query` and `body`, where it takes them; undefined where it takes none
 * @typeParam O what it answers with
 */
export type CallMethod<I, O> = [I] extends [undefined]
  ? (options?: CallOptions) => Promise<O>
  : (...call: object extends I ? [input?: I, options?: CallOptions] : [input: I, options?: CallOptions]) => Promise<O>

/** A method that calls the operation. */
export function callMethod<I extends Input | undefined, O>(transport: Transport, spec: CallSpec): CallMethod<I, O>
export function callMethod(transport: Transport, spec: CallSpec): unknown {
  const call = (input: Input = {}, options?: CallOptions) => {
    const { method, reply, repeat } = spec
    const request: ApiRequest = { method, path: pathOf(spec, input), query: queryOf(spec, input), ...bodyOf(spec, input.body), repeat, streamed: reply === 'stream' }
    return transport.send(request, options, (response): Promise<unknown> => READERS[reply](response))
  }
  return takesNothing(spec) ? (options?: CallOptions) => call({}, options) : call
}

const READERS = {
  json: (response: Response) => (response.status === 204 ? Promise.resolve(undefined) : readJson(response)),
  bytes: readBytes,
  stream: (response: Response) => Promise.resolve(response.body ?? new ReadableStream()),
  nothing: readNothing,
} as const

function takesNothing({ path, query, body }: CallSpec): boolean {
  return query === undefined && body === undefined && path.every((part) => typeof part === 'string')
}

function pathOf({ path }: CallSpec, { params = {} }: Input): string {
  const values = new Map<string, unknown>(Object.entries(params))
  return path.map((part) => `/${typeof part === 'string' ? part : segment(values.get(part.name), part.name)}`).join('')
}

function queryOf({ query }: CallSpec, input: Input): string {
  if (query === undefined || input.query === undefined) return ''
  return query === 'list' ? queryText(requested(input.query)) : parameterText(Object.fromEntries(Object.entries(input.query)))
}

function bodyOf({ body: kind }: CallSpec, body: unknown): Pick<ApiRequest, 'body' | 'headers'> {
  if (kind === undefined || body === undefined) return {}
  if (kind === 'json') return jsonBody(body)
  // Its boundary is in a header that the platform makes.
  if (kind === 'multipart') return { body: multipartForm(body as object) }
  return { body: body as RequestBody, headers: { 'content-type': kind.raw } }
}
