import type { EntityTags } from './entity-tag.js'
import type { Model } from './model.js'

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

/**
 * What a value is the encoding of. It holds of that very value: a body that was made from it and says something else does not take it over by
 * accident.
 */
export type EncodedFrom = { readonly value: unknown; readonly model: Model }

/** JSON from a plain value, bytes of the reply's own content type, or a stream of them. */
export type ReplyBody =
  | { readonly kind: 'json'; readonly value: unknown; readonly contentType?: string; readonly from?: EncodedFrom }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly kind: 'stream'; readonly chunks: AsyncIterable<Uint8Array | string>; readonly contentType: string }

/**
 * 200 with a JSON body.
 *
 * @param model given where the value is what the encoder made of a record of that model
 */
export function ok(value: unknown, model?: Model): Reply {
  return { status: 200, body: { kind: 'json', value, ...(model && { from: { value, model } }) } }
}

/**
 * 201 with the new record.
 *
 * @param location the record's path, without scheme and host, so that no `Host` header can bend it
 * @param model as of `ok`
 */
export function created(value: unknown, location?: string, model?: Model): Reply {
  return { status: 201, ...(location !== undefined && { headers: { location } }), body: { kind: 'json', value, ...(model && { from: { value, model } }) } }
}

/** 204: done, nothing to say. */
export function noContent(): Reply {
  return { status: 204 }
}
