import type { z } from 'zod'
import { jsonFault } from './json-scan.js'
import { Problem, type Fault } from './problem.js'
import type { Reader } from './reader.js'
import { hasBody, receiveBody } from './receive-body.js'
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
    const value = absent ? undefined : parse(await receiveBody(request, mediaTypes, limits.maxBodyBytes), limits.maxBodyDepth)
    const result = check(schema, value)
    if ('faults' in result) throw new Problem('invalid-body', { errors: result.faults.map(bodyFault) })
    return result.value
  }
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
