import type { ReadonlyJson } from '#runtime/api/json.js'
import type { ContractOperation } from './contract.js'
import type { Kind, PlannedRequest } from './planned-request.js'

/** A request in the making. */
export type Draft = {
  readonly method: string
  /** Encoded. */
  readonly path: string
  /** The parts of the query string, encoded: `take=1`. */
  readonly query: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  /** The body as a value. */
  readonly json?: ReadonlyJson
  /** The body as it is sent, instead of that. */
  readonly body?: string | Uint8Array
}

/** What is changed of a draft. */
export type Change = Partial<Omit<Draft, 'headers' | 'json' | 'body'>> & {
  readonly label: string
  /** Beside those of the draft; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** Undefined takes the body away. */
  readonly json?: Draft['json'] | undefined
  readonly body?: Draft['body'] | undefined
}

/** The request that a draft becomes with a change. */
export function requestOf(operation: ContractOperation, kind: Kind, draft: Draft, { label, ...change }: Change): PlannedRequest {
  const { method, path, query, json, body } = { ...draft, ...(change.json !== undefined && { body: undefined }), ...change }
  const headers = Object.entries<string | undefined>({ ...draft.headers, ...change.headers })
  const sent = body ?? (json === undefined ? undefined : JSON.stringify(json))
  return {
    operation: operation.id,
    kind,
    label,
    method,
    target: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers: Object.fromEntries(headers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    ...(sent !== undefined && { body: sent }),
  }
}

/** A parameter with its value encoded; brackets of its name stay as they are. */
export function parameter(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}`
}
