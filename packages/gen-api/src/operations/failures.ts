import type { ReplySpec } from '@ssot-codegen/core'
import { requiredStatuses } from '../../runtime/required-statuses.js'
import type { Action } from '../surface.js'
import type { Facts } from './facts.js'
import { ETAG, IF_ABSENT } from './headers.js'

const NOT_MODIFIED: ReplySpec = { status: 304, doc: 'The client has this already.', headers: [ETAG] }

const problem = (status: number, doc: string): ReplySpec => ({ status, doc, body: { kind: 'ref', name: 'Problem' } })
const INVALID_OR_EXPIRED = problem(400, 'Something in the request is not allowed, of which `errors` tells, or the cursor has expired.')
const CHANGED_OR_THERE = problem(412, 'The record is in none of the states that `If-Match` names, or is there against `If-None-Match`.')
/** Each is one object for all operations. */
const FAILURES: ReadonlyMap<number, ReplySpec> = new Map(
  [
    NOT_MODIFIED,
    problem(400, 'Something in the request is not allowed; `errors` says what.'),
    problem(404, 'There is no such record.'),
    problem(408, 'The body took too long to arrive.'),
    problem(409, 'A unique value is taken, a related record is missing or still needed, or another request was in the way.'),
    problem(412, 'The record is in none of the states that `If-Match` names.'),
    problem(413, 'The body is too long.'),
    problem(415, 'The body is not of an accepted media type.'),
    problem(428, 'The request must say by `If-Match` which state of the record it is for.'),
    problem(500, 'A fault of the server.'),
    problem(503, 'The database cannot be reached, or the server is stopping.'),
  ].map((reply) => [reply.status, reply]),
)

/** What an operation answers with when it cannot do its work: the statuses follow from what it takes and does. */
export function failuresOf(facts: Facts, action: Action, requireIfMatch: boolean): ReplySpec[] {
  const { headers = [], query, body } = facts
  const grammar = query.kind === 'model' ? query : body.kind === 'json' ? body.query : undefined
  const hasCursor = grammar?.parts.includes('cursor') === true
  return requiredStatuses({ ...facts, action }, { requireIfMatch }).map((status) => {
    if (status === 400 && hasCursor) return INVALID_OR_EXPIRED
    if (status === 412 && headers.includes(IF_ABSENT)) return CHANGED_OR_THERE
    return FAILURES.get(status) ?? problem(status, 'The request failed.')
  })
}
