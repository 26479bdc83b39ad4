import type { Reader } from './reader.js'
import { receiveBody } from './receive-body.js'

/**
 * Reads the body's bytes as they came: signatures are made over those.
 *
 * @param options `maxBytes` defaults to the limit of JSON bodies
 */
export function rawBody(options: { readonly mediaTypes: readonly string[]; readonly maxBytes?: number }): Reader<Uint8Array> {
  return (request, { limits }) => receiveBody(request, options.mediaTypes, options.maxBytes ?? limits.maxBodyBytes)
}
