import type { EntityTags } from './entity-tag.js'

/** Headers by lower-case name. A list is sent as so many headers, which `set-cookie` alone needs. */
export type ReplyHeaders = { readonly [name: string]: string | readonly string[] }

/** What a reply's entity tag is made of, beside its bytes. */
export type ReplyTag = {
  /** The part that stands for the record. */
  readonly record: string
  /** What the client has: where the reply's tag is among it, 304 is sent in its place. */
  readonly known?: EntityTags
}

/** What a handler answers with. */
export type Reply = {
  readonly status: number
  readonly headers?: ReplyHeaders
  /** Absent: no body. */
  readonly body?: ReplyBody
  /** Of a representation of a record: the reply gets a strong `ETag` (RFC 9110 section 8.8.3). A stream has none. */
  readonly tag?: ReplyTag
}

/** JSON from a plain value, bytes of the reply's own content type, or a stream of them. */
export type ReplyBody =
  | { readonly kind: 'json'; readonly value: unknown; readonly contentType?: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly kind: 'stream'; readonly chunks: AsyncIterable<Uint8Array | string>; readonly contentType: string }

/** 200 with a JSON body. */
export function ok(value: unknown): Reply {
  return { status: 200, body: { kind: 'json', value } }
}

/**
 * 201 with the new record.
 *
 * @param location the record's path, without scheme and host, so that no `Host` header can bend it
 */
export function created(value: unknown, location?: string): Reply {
  return { status: 201, ...(location !== undefined && { headers: { location } }), body: { kind: 'json', value } }
}

/** 204: done, nothing to say. */
export function noContent(): Reply {
  return { status: 204 }
}
