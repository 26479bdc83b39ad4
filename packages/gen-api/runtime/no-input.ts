import { Faults } from './faults.js'
import { Problem } from './problem.js'
import { readQueryString } from './query-string.js'
import type { Reader } from './reader.js'
import { hasBody } from './receive-body.js'

const NO_BODY = { pointer: '', code: 'unexpected', detail: 'No body is taken here.' }

/** For paths without parameters. */
export function noParams(): Reader<undefined> {
  return () => undefined
}

/** Refuses any parameter where none is read. */
export function noQuery(): Reader<undefined> {
  return (request, { limits }) => {
    if (request.rawQuery === '') return undefined
    const entries = readQueryString(request.rawQuery, limits.maxQueryLength)
    const faults = new Faults()
    for (const { key } of entries) faults.add(key, 'unknown-parameter', 'No parameter is taken here.')
    faults.throwIfAny('invalid-query')
    return undefined
  }
}

/** Refuses a body where none is read. */
export function noBody(): Reader<undefined> {
  return (request) => {
    if (hasBody(request)) throw new Problem('invalid-body', { errors: [NO_BODY] })
    return undefined
  }
}
