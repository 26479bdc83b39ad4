import type { z } from 'zod'
import type { HttpRequest } from './http-request.js'
import { jsonFault } from './json-scan.js'
import { isAccepted, readMediaType, type MediaType } from './media-type.js'
import { Problem, type Fault } from './problem.js'
import type { Reader } from './reader.js'
import { bodyFault, check } from './schema-faults.js'

const JSON_TYPES = ['application/json']
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** What may be said of a JSON body beside its schema. */
export type JsonBodyOptions = {
  /** The media types it may be of; `application/json` alone when absent. */
  readonly mediaTypes?: readonly string[]
  /** Whether there must be a body. When there need not be, an absent one is checked as `undefined`. */
  readonly required?: boolean
}

/**
 * Reads a JSON body (RFC 8259) and checks it.
 *
 * @returns a reader that throws `unsupported-media-type`, `payload-too-large`, and `invalid-body` with the first fault
 * of what is no JSON or with every fault of what the schema refuses
 */
export function jsonBody<S extends z.core.$ZodType>(schema: S, options: JsonBodyOptions = {}): Reader<z.output<S>> {
  const { mediaTypes = JSON_TYPES, required = true } = options
  return async (request, { limits }) => {
    const absent = !required && !hasBody(request)
    const value = absent ? undefined : parse(await receive(request, mediaTypes, limits.maxBodyBytes), limits.maxBodyDepth)
    const result = check(schema, value)
    if ('faults' in result) throw new Problem('invalid-body', { errors: result.faults.map(bodyFault) })
    return result.value
  }
}

/**
 * Reads the body's bytes as they came: signatures are made over those.
 *
 * @param options `maxBytes` defaults to the limit of JSON bodies
 */
export function rawBody(options: { readonly mediaTypes: readonly string[]; readonly maxBytes?: number }): Reader<Uint8Array> {
  return (request, { limits }) => receive(request, options.mediaTypes, options.maxBytes ?? limits.maxBodyBytes)
}

/**
 * Reads a form of `multipart/form-data` (RFC 7578).
 *
 * @param options `maxBytes` of the whole form; defaults to the limit of JSON bodies
 */
export function multipartBody(options: { readonly maxBytes?: number } = {}): Reader<FormData> {
  return async (request, { limits }) => {
    const bytes = await receive(request, ['multipart/form-data'], options.maxBytes ?? limits.maxBodyBytes)
    const response = new Response(bytes, { headers: { 'content-type': request.header('content-type') ?? '' } })
    try {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- it warns of endless forms; this one is bounded
      return await response.formData()
    } catch (cause) {
      throw new Problem('bad-request', { detail: 'The body is no form of multipart/form-data.', cause })
    }
  }
}

/** Refuses a body where none is read. */
export function noBody(): Reader<undefined> {
  return (request) => {
    if (hasBody(request)) throw unreadable({ pointer: '', code: 'unexpected', detail: 'No body is taken here.' })
    return undefined
  }
}

function hasBody(request: HttpRequest): boolean {
  return Number(request.header('content-length') ?? 0) > 0 || request.header('transfer-encoding') !== undefined
}

/** The bytes of a body that is of an accepted type and not encoded; the type is looked at before a byte is read. */
async function receive(request: HttpRequest, mediaTypes: readonly string[], limit: number): Promise<Uint8Array> {
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

function parse(bytes: Uint8Array, maxDepth: number): unknown {
  if (bytes.byteLength === 0) throw unreadable({ pointer: '', code: 'required', detail: 'The body is empty.' })
  const text = decode(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw unreadable({ pointer: '', code: 'syntax', detail: 'The body is no JSON.' }, cause)
  }
  const fault = jsonFault(text, maxDepth)
  if (fault) throw unreadable(fault)
  return ownOnly(value)
}

/** Without a prototype, a field that is absent is absent, also where it is called `constructor`. */
function ownOnly(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { __proto__: null, ...value } : value
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes)
  } catch (cause) {
    throw unreadable({ pointer: '', code: 'encoding', detail: 'The body is no UTF-8.' }, cause)
  }
}

function unreadable(fault: Fault, cause?: unknown): Problem {
  return new Problem('invalid-body', { errors: [fault], cause })
}

function unsupported(detail: string): Problem {
  return new Problem('unsupported-media-type', { detail })
}
