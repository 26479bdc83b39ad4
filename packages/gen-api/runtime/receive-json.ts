import type { HttpRequest } from './http-request.js'
import { jsonFault } from './json-scan.js'
import { Problem, type Fault } from './problem.js'
import { receiveBody } from './receive-body.js'

/** The media type of JSON (RFC 8259 section 11). */
export const JSON_TYPES: readonly string[] = ['application/json']

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** How much a JSON body may hold. */
export type JsonBudget = { readonly maxBytes: number; readonly maxDepth: number }

/**
 * The value of a JSON body (RFC 8259), not yet held against anything.
 *
 * @throws Problem `unsupported-media-type`, `payload-too-large`, and `invalid-body` with the first fault of what is no JSON,
 * or is JSON that would not be kept as it came
 */
export async function receiveJson(request: HttpRequest, mediaTypes: readonly string[], budget: JsonBudget): Promise<unknown> {
  return parse(await receiveBody(request, mediaTypes, budget.maxBytes), budget.maxDepth)
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

/**
 * Without a prototype, a field that is absent is absent, also where it is called `constructor`; in an object, and in those of a list.
 * It is taken from the value itself, which nobody else has yet: a copy without one would be a slow object.
 */
function ownOnly(value: unknown): unknown {
  if (!Array.isArray(value)) return bare(value)
  for (const item of value as unknown[]) if (!Array.isArray(item)) bare(item)
  return value
}

function bare(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (Object.setPrototypeOf(value, null) as unknown) : value
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
