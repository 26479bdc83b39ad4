import { readEntityTags, type EntityTags } from './entity-tag.js'
import type { HttpRequest } from './http-request.js'
import type { Model } from './model.js'
import { Problem } from './problem.js'

/** The headers that make a request depend on something (RFC 9110 section 13.1), and the names they are told of. */
const PRECONDITIONS = [
  { header: 'if-match', parameter: 'If-Match' },
  { header: 'if-none-match', parameter: 'If-None-Match' },
  { header: 'if-unmodified-since', parameter: 'If-Unmodified-Since' },
] as const

type Precondition = (typeof PRECONDITIONS)[number]['parameter']

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
 * What must be so of a record that a request makes or changes: the states it was made for, or that there is none.
 *
 * @throws Problem `invalid-header` for what is malformed, and for all but `*` in `If-None-Match`; `precondition-required` where
 * the model demands one of both and there is none
 */
export function readUpsertPreconditions(request: HttpRequest, { requireIfMatch }: Model): { readonly tags?: EntityTags; readonly isNew?: true } {
  refusePreconditions(request, 'If-Match', 'If-None-Match')
  const [match, none] = [request.header('if-match'), request.header('if-none-match')]
  if (none !== undefined && readEntityTags('If-None-Match', none) !== '*') {
    const detail = 'Of a write it is "*": that there is no such record.'
    throw new Problem('invalid-header', { errors: [{ parameter: 'If-None-Match', code: 'not-taken', detail }] })
  }
  if (requireIfMatch === true && match === undefined && none === undefined) {
    throw new Problem('precondition-required', {
      detail: 'Send If-Match with the ETag that this record was read with, or If-None-Match: * for one that is not there.',
    })
  }
  return { ...(match !== undefined && { tags: readEntityTags('If-Match', match) }), ...(none !== undefined && { isNew: true }) }
}

/**
 * Refuses preconditions that the request could not be held to: whoever sends one relies on it.
 *
 * `If-None-Match` on a request that reads is always taken: where a reply has no tag, none of those named is its own, and so
 * the condition holds (RFC 9110 section 13.1.2).
 *
 * @param taken those that are read elsewhere
 * @throws Problem `invalid-header` that names each
 */
export function refusePreconditions(request: HttpRequest, ...taken: readonly Precondition[]): void {
  const given = PRECONDITIONS.filter(({ header }) => request.header(header) !== undefined)
  if (given.length === 0) return
  const reads = request.method === 'GET' || request.method === 'HEAD'
  const refused = given.filter(({ parameter }) => !taken.includes(parameter) && !(reads && parameter !== 'If-Match'))
  if (refused.length === 0) return
  const detail = taken.length > 0 ? `Of preconditions this takes ${taken.join(' and ')} only.` : 'This takes no precondition.'
  throw new Problem('invalid-header', { errors: refused.map(({ parameter }) => ({ parameter, code: 'not-taken', detail })) })
}
