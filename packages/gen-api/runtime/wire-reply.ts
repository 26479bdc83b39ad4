import { entityTag, matchesRepresentation } from './entity-tag.js'
import type { Reply, ReplyBody, ReplyHeaders } from './reply.js'

/** A reply as it goes over the wire: every framework sends these bytes and headers and no others. */
export type WireReply = {
  readonly status: number
  readonly headers: ReplyHeaders
  /** Absent: no body. A text goes out as UTF-8, in one piece with the head. */
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array | string>
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** What RFC 9110 section 5.5 lets a header's value consist of. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * Turns a reply into what is sent. The entity tag is made here, where the bytes are: it says which bytes of which record.
 *
 * @param own headers that the reply has beside its own
 * @returns the reply, or 304 with its headers where the client has it already (RFC 9110 section 15.4.5)
 * @throws Error when a value has no JSON, or a header could break out of its line: both are faults of a handler
 */
export function serialise({ status, headers: given, body: value, tag }: Reply, own: ReplyHeaders = {}): WireReply {
  const headers: ReplyHeaders = { ...given, ...own }
  for (const [name, text] of Object.entries(headers)) {
    if (!isOneLine(text)) throw new Error(`The header "${name}" would break out of its line.`)
  }
  if (!value) return { status, headers }
  const { contentType: type, body } = encode(value)
  if (!isWhole(body)) return { status, headers: { ...headers, 'content-type': type }, body }
  const length = String(Buffer.byteLength(body))
  if (!tag) return { status, headers: { ...headers, 'content-type': type, 'content-length': length }, body }
  const etag = entityTag(tag.record, body)
  if (tag.known && matchesRepresentation(tag.known, etag)) return { status: 304, headers: { ...headers, etag } }
  return { status, headers: { ...headers, etag, 'content-type': type, 'content-length': length }, body }
}

function isOneLine(value: string | readonly string[]): boolean {
  return typeof value === 'string' ? HEADER_VALUE.test(value) : value.every((text) => HEADER_VALUE.test(text))
}

type Body = NonNullable<WireReply['body']>

/** Whether it is all there, and not a stream. */
function isWhole(body: Body): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array
}

function encode(body: ReplyBody): { readonly contentType: string; readonly body: Body } {
  switch (body.kind) {
    case 'json': {
      // For undefined and functions it is undefined, whatever its type says.
      const text: unknown = JSON.stringify(body.value)
      if (typeof text !== 'string') throw new Error('The value of a reply has no JSON.')
      return { contentType: body.contentType ?? JSON_TYPE, body: text }
    }
    case 'bytes':
      return { contentType: body.contentType, body: body.bytes }
    case 'stream':
      return { contentType: body.contentType, body: body.chunks }
  }
}
