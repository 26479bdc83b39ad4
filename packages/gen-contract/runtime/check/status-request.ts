import { baseDraft, pathOf, type Base } from '../plan/base-draft.js'
import { bodyOf } from '../plan/body-of.js'
import type { ContractOperation } from '../plan/contract.js'
import { requestOf, type Change } from '../plan/draft.js'
import type { PlannedRequest } from '../plan/planned-request.js'
import { ask, modelOf, type Asking, type Planning } from '../plan/planning.js'
import type { Failure } from './failing-database.js'
import { gonePath } from './gone-record.js'

/** A request that is to be answered with a status, and what has to go wrong for that. */
export type StatusRequest = { readonly request: PlannedRequest; readonly failure: Failure; /** Its body does not arrive. */ readonly isSlow: boolean }

/** No tag of any record. */
const STALE = '"stale.0"'

/** What is wanted of which operation, and how often it was tried, with this time. */
export type Wanted = { readonly operation: ContractOperation; readonly status: number; readonly attempt: number }

/** Plans a request that an operation should answer with the status; undefined where nobody knows how. */
export function* statusRequest({ operation, status, attempt }: Wanted, planning: Planning): Asking<StatusRequest | undefined> {
  const base = yield* baseDraft(operation, planning)
  const planned = (change: Omit<Change, 'label'>, failure: Failure = 'none', isSlow = false): StatusRequest => ({
    request: requestOf(operation, 'valid', base.draft, { ...change, label: `for ${status}` }),
    failure,
    isSlow,
  })
  switch (status) {
    case 201:
      return planned(operation.action === 'upsert' ? yield* absent(operation, planning) : {})
    case 304:
      return planned({ headers: { 'if-none-match': yield* tagOf(operation, base) } })
    case 400:
      return planned({ query: [...base.draft.query, 'no-such-parameter=1'] })
    case 404:
      // Of a key that is true or false, a record may be there for each: then one is taken away.
      return planned({ path: attempt % 2 === 1 ? pathOf(operation, undefined, planning) : yield* gonePath(operation, planning) })
    case 408:
      return planned({}, 'none', true)
    case 409:
      return planned({}, 'crossed')
    case 412:
      return planned({ headers: { 'if-match': STALE } })
    case 413:
      return planned({ body: ' '.repeat(bytesOf(operation, planning) + 1) })
    case 415:
      return planned({ headers: { 'content-type': 'application/x-nothing' } })
    case 428:
      return planned({ headers: { 'if-match': undefined } })
    case 500:
      return planned({}, operation.action === undefined ? 'thrown' : 'broken')
    case 503:
      return planned({}, 'away')
    default:
      return status < 300 ? planned({}) : undefined
  }
}

/** The path of a record that is not there, and a body for it. */
function* absent(operation: ContractOperation, planning: Planning): Asking<Omit<Change, 'label'>> {
  const model = modelOf(planning, operation.model)
  const body = (yield* bodyOf(operation, planning)) ?? {}
  const key = model?.key?.fields ?? []
  // Parts of a key that refer to other records lead somewhere in the body that was made.
  if (model && key.every((name) => body[name] !== undefined)) return { path: pathOf(operation, { model, values: body }, planning), json: body }
  return { path: pathOf(operation, undefined, planning), json: Object.fromEntries(Object.entries(body).filter(([name]) => !key.includes(name))) }
}

/** The tag of what the operation answers with. */
function* tagOf(operation: ContractOperation, { draft }: Base): Asking<string> {
  const answer = yield* ask(requestOf(operation, 'valid', draft, { label: 'for its tag' }))
  return answer?.headers['etag'] ?? STALE
}

function bytesOf({ body }: ContractOperation, { limits }: Planning): number {
  return (body.kind === 'raw' || body.kind === 'multipart' ? body.maxBytes : undefined) ?? limits.maxBodyBytes
}
