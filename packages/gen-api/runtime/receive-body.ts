import type { HttpRequest } from './http-request.js'
import { isAccepted, readMediaType, type MediaType } from './media-type.js'
import { Problem } from './problem.js'

/** Whether a body follows the head. */
export function hasBody(request: HttpRequest): boolean {
  return Number(request.header('content-length') ?? 0) > 0 || request.header('transfer-encoding') !== undefined
}

/**
 * The bytes of a body that is of an accepted type and not encoded; the type is looked at before a byte is read.
 *
 * @param limit bytes at most
 * @throws Problem `unsupported-media-type`, `payload-too-large`
 */
export async function receiveBody(request: HttpRequest, mediaTypes: readonly string[], limit: number): Promise<Uint8Array> {
  const type = readMediaType(request.header('content-type'))
  if (!type || !isAccepted(type.type, mediaTypes)) throw unsupported(`The content type must be ${mediaTypes.join(' or ')}.`)
  if (isText(type) && (type.charset ?? 'utf-8') !== 'utf-8') throw unsupported('The charset must be utf-8.')
  const encoding = request.header('content-encoding')?.trim().toLowerCase()
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity') throw unsupported('The body must not be encoded.')
  return request.readBody(limit)
}

function isText({ type }: MediaType): boolean {
  return type === 'application/json' || type.endsWith('+json')
}

function unsupported(detail: string): Problem {
  return new Problem('unsupported-media-type', { detail })
}
