import type { z } from 'zod'
import { Problem } from './problem.js'
import type { Reader } from './reader.js'
import { hasBody } from './receive-body.js'
import { JSON_TYPES, receiveJson } from './receive-json.js'
import { bodyFault, check } from './schema-faults.js'

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
    const budget = { maxBytes: limits.maxBodyBytes, maxDepth: limits.maxBodyDepth }
    const value = !required && !hasBody(request) ? undefined : await receiveJson(request, mediaTypes, budget)
    const result = check(schema, value)
    if ('faults' in result) throw new Problem('invalid-body', { errors: result.faults.map(bodyFault) })
    return result.value
  }
}
