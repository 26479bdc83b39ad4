import { entityTag, matchesRepresentation } from './entity-tag.js'
import type { Reply, ReplyBody, ReplyHeaders } from './reply.js'

/** A reply as it goes over the wire: every framework sends these bytes and headers and no others. */
export type WireReply = {
  readonly status: number
  readonly headers: ReplyHeaders
  /** Absent: no body. */
  readonly body?: Uint8Array | AsyncIterable<Uint8Array | string>
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** What RFC 9110 section 5.5 lets a header's value consist of. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * Turns a reply into what is sent. The entity tag is made here, where the bytes are: it says which bytes of which record.
 *
 * @returns the reply, or 304 with its headers where the client has it already (RFC 9110 section 15.4.5)
 * @throws Error when a value has no JSON, or a header could break out of its line: both are faults of a handler
 */
export function serialise(reply: Reply): WireReply {
  const given = reply.headers ?? {}
  for (const [name, value] of Object.entries(given)) {
    const values = typeof value === 'string' ? [value] : value
    if (values.some((text) => !HEADER_VALUE.test(text))) throw new Error(`The header "${name}" would break out of its line.`)
  }
  if (!reply.body) return { status: reply.status, headers: given }
  const { contentType, body } = encode(reply.body)
  const { tag } = reply
  const etag = tag && body instanceof Uint8Array ? entityTag(tag.record, body) : undefined
  const headers = etag === undefined ? given : { ...given, etag }
  if (etag !== undefined && tag?.known && matchesRepresentation(tag.known, etag)) return { status: 304, headers }
  const length = body instanceof Uint8Array ? { 'content-length': String(body.byteLength) } : undefined
  return { status: reply.status, headers: { ...headers, 'content-type': contentType, ...length }, body }
}

function encode(body: ReplyBody): { readonly contentType: string; readonly body: NonNullable<WireReply['body']> } {
  switch (body.kind) {
    case 'json': {
      // For undefined and functions it is undefined, whatever its type says.
      const text: unknown = JSON.stringify(body.value)
      if (typeof text !== 'string') throw new Error('The value of a reply has no JSON.')
      return { contentType: body.contentType ?? JSON_TYPE, body: Buffer.from(text) }
    }
    case 'bytes':
      return { contentType: body.contentType, body: body.bytes }
    case 'stream':
      return { contentType: body.contentType, body: body.chunks }
  }
}
