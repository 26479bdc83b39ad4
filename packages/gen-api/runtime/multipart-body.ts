import { Problem } from './problem.js'
import type { Reader } from './reader.js'
import { receiveBody } from './receive-body.js'

/**
 * Reads a form of `multipart/form-data` (RFC 7578).
 *
 * @param options `maxBytes` of the whole form; defaults to the limit of JSON bodies
 */
export function multipartBody(options: { readonly maxBytes?: number } = {}): Reader<FormData> {
  return async (request, { limits }) => {
    const bytes = await receiveBody(request, ['multipart/form-data'], options.maxBytes ?? limits.maxBodyBytes)
    const response = new Response(bytes, { headers: { 'content-type': request.header('content-type') ?? '' } })
    try {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- it warns of endless forms; this one is bounded
      return await response.formData()
    } catch (cause) {
      throw new Problem('bad-request', { detail: 'The body is no form of multipart/form-data.', cause })
    }
  }
}
