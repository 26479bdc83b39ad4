/** Headers by lower-case name. A list is sent as so many headers, which `set-cookie` alone needs. */
export type ReplyHeaders = { readonly [name: string]: string | readonly string[] }

/** What a handler answers with. */
export type Reply = {
  readonly status: number
  readonly headers?: ReplyHeaders
  /** Absent: no body. */
  readonly body?: ReplyBody
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
