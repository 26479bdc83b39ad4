import type { Reply, ReplyHeaders } from './reply.js'
import { encodeShape } from './shape-encode.js'
import type { OutputOf, TypedShape } from './typed-shape.js'

/** The replies an operation may give, by status; `null` for one without a body. */
export type Replies = { readonly [status: number]: TypedShape | null }

/** What a handler answers with: one of the replies. Only what the reply's shape names is sent of the body. */
export type Answer<R extends Replies> = {
  [S in keyof R & number]: R[S] extends null
    ? { readonly status: S; readonly headers?: ReplyHeaders }
    : { readonly status: S; readonly body: OutputOf<R[S]>; readonly headers?: ReplyHeaders }
}[keyof R & number]

/**
 * The reply of an answer; of its body only that is sent which the shape of the reply names.
 *
 * @throws Error when the answer is none of the replies, which is a fault of the handler
 */
export function replyOf(answer: { readonly status: number; readonly body?: unknown; readonly headers?: ReplyHeaders }, replies: Replies): Reply {
  const { status, headers, body } = answer
  const shape = Object.hasOwn(replies, status) ? replies[status] : undefined
  if (shape === undefined) throw new Error(`The operation has no reply with status ${status}.`)
  const head = { status, ...(headers && { headers }) }
  if (shape === null) return head
  if (shape.kind === 'binary' && body instanceof Uint8Array) return { ...head, body: { kind: 'bytes', bytes: body, contentType: shape.mediaType } }
  if (shape.kind === 'stream' && isStream(body)) return { ...head, body: { kind: 'stream', chunks: body, contentType: shape.mediaType } }
  return { ...head, body: { kind: 'json', value: encodeShape(body, shape) } }
}

function isStream(value: unknown): value is AsyncIterable<Uint8Array | string> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
