import { entityTag, matchesRepresentation } from './entity-tag.js'
import type { EncodedFrom, Reply, ReplyBody, ReplyHeaders } from './reply.js'

/** A reply as it goes over the wire: every framework sends these bytes and headers and no others. */
export type WireReply = {
  readonly status: number
  readonly headers: ReplyHeaders
  /** Absent: no body. A text goes out as UTF-8, in one piece with the head. */
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array | string>
}

/**
 * Makes the JSON of a value, the same as `JSON.stringify` to the byte.
 *
 * @param from what the value is the encoding of, where that is known
 */
export type Stringify = (value: unknown, from: EncodedFrom | undefined) => unknown

const JSON_TYPE = 'application/json; charset=utf-8'

/** What RFC 9110 section 5.5 lets a header's value consist of. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * Turns a reply into what is sent. The entity tag is made here, where the bytes are: it says which bytes of which record.
 *
 * @param own headers that the reply has beside its own
 * @param stringify in place of `JSON.stringify`, where a framework knows a faster way
 * @returns the reply, or 304 with its headers where the client has it already (RFC 9110 section 15.4.5)
 * @throws Error when a value has no JSON, or a header could break out of its line: both are faults of a handler
 */
export function serialise({ status, headers: given, body: value, tag }: Reply, own: ReplyHeaders = {}, stringify: Stringify = plainJson): WireReply {
  const headers: { [name: string]: string | readonly string[] } = { ...given, ...own }
  for (const name in headers) {
    if (!isOneLine(headers[name] ?? '')) throw new Error(`The header "${name}" would break out of its line.`)
  }
  if (!value) return { status, headers }
  const { contentType, body } = encode(value, stringify)
  if (isWhole(body) && tag) {
    const etag = entityTag(tag.record, body)
    headers['etag'] = etag
    if (tag.known && matchesRepresentation(tag.known, etag)) return { status: 304, headers }
  }
  headers['content-type'] = contentType
  if (isWhole(body)) headers['content-length'] = String(Buffer.byteLength(body))
  return { status, headers, body }
}

function isOneLine(value: string | readonly string[]): boolean {
  return typeof value === 'string' ? HEADER_VALUE.test(value) : value.every((text) => HEADER_VALUE.test(text))
}

type Body = NonNullable<WireReply['body']>

/** Whether it is all there, and not a stream. */
function isWhole(body: Body): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array
}

const plainJson: Stringify = (value) => JSON.stringify(value)

function encode(body: ReplyBody, stringify: Stringify): { readonly contentType: string; readonly body: Body } {
  switch (body.kind) {
    case 'json': {
      // For undefined and functions it is undefined, whatever its type says.
      const text = stringify(body.value, body.from?.value === body.value ? body.from : undefined)
      if (typeof text !== 'string') throw new Error('The value of a reply has no JSON.')
      return { contentType: body.contentType ?? JSON_TYPE, body: text }
    }
    case 'bytes':
      return { contentType: body.contentType, body: body.bytes }
    case 'stream':
      return { contentType: body.contentType, body: body.chunks }
  }
}
