import { readEntityTags, type EntityTags } from './entity-tag.js'
import type { HttpRequest } from './http-request.js'
import type { Model } from './model.js'
import { Problem, type Fault } from './problem.js'

/** The headers that make a request depend on something (RFC 9110 section 13.1), by the names they are told of. */
const PRECONDITIONS = ['If-Match', 'If-None-Match', 'If-Unmodified-Since'] as const

type Precondition = (typeof PRECONDITIONS)[number]

/**
 * What a request to read one record has already: a reply that is one of these need not be sent again.
 *
 * @returns the tags of `If-None-Match`; undefined where the request has none
 * @throws Problem `invalid-header` for one that is malformed, and for preconditions of writes
 */
export function readIfNoneMatch(request: HttpRequest): EntityTags | undefined {
  refusePreconditions(request, 'If-None-Match')
  const value = request.header('if-none-match')
  return value === undefined ? undefined : readEntityTags('If-None-Match', value)
}

/**
 * Which states of a record a request to change it was made for.
 *
 * @returns the tags of `If-Match`; undefined where the request has none
 * @throws Problem `invalid-header` for one that is malformed, and for preconditions that no write has;
 * `precondition-required` where the model demands one and there is none (RFC 6585 section 3)
 */
export function readIfMatch(request: HttpRequest, { requireIfMatch }: Model): EntityTags | undefined {
  refusePreconditions(request, 'If-Match')
  const value = request.header('if-match')
  if (value !== undefined) return readEntityTags('If-Match', value)
  if (requireIfMatch === true) {
    throw new Problem('precondition-required', { detail: 'Send If-Match with the ETag that this record was read with.' })
  }
  return undefined
}

/**
 * Refuses preconditions that the request could not be held to: whoever sends one relies on it.
 *
 * `If-None-Match` on a request that reads is always taken: where a reply has no tag, none of those named is its own, and so
 * the condition holds (RFC 9110 section 13.1.2).
 *
 * @param taken the one that is read elsewhere
 * @throws Problem `invalid-header` that names each
 */
export function refusePreconditions(request: HttpRequest, taken?: Precondition): void {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  const errors = PRECONDITIONS.flatMap((parameter): Fault[] => {
    const isTaken = parameter === taken || (reads && parameter !== 'If-Match')
    if (isTaken || request.header(parameter.toLowerCase()) === undefined) return []
    return [{ parameter, code: 'not-taken', detail: taken ? `Of preconditions this takes ${taken} only.` : 'This takes no precondition.' }]
  })
  if (errors.length > 0) throw new Problem('invalid-header', { errors })
}
