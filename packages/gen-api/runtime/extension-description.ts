import { STATUS_CODES } from 'node:http'
import type { ExtensionMethod, ExtensionOperation } from './extension-operation.js'
import { wholePath, type PathSegment } from './extension-path.js'
import { requiredStatuses } from './required-statuses.js'
import { propertiesOf } from './shape-builders.js'
import type { Property, Shape } from './shape.js'

/** One answer an operation may give. */
export type ReplyDescription = { readonly status: number; readonly doc: string; /** Absent: no body. */ readonly body?: Shape; readonly headers?: readonly Property[] }

/** An operation as data, JSON-serializable, in the terms in which our own operations are described. */
export type OperationDescription = {
  /** Unique and stable: the `operationId`. */
  readonly id: string
  /** The model it is under, by name. */
  readonly model: string
  readonly method: ExtensionMethod
  /** The whole path, without what the application is mounted under. */
  readonly path: readonly PathSegment[]
  readonly summary: string
  readonly doc?: string
  readonly deprecated?: boolean
  readonly query: { readonly kind: 'none' } | { readonly kind: 'parameters'; readonly parameters: readonly Property[] }
  readonly body: { readonly kind: 'none' } | { readonly kind: 'json'; readonly shape: Shape; readonly required: true }
  readonly replies: readonly ReplyDescription[]
  readonly access: { readonly kind: 'public' | 'unspecified' | 'rule' }
}

/** What documents say of an operation. */
export function describeOperation(id: string, name: string, operation: ExtensionOperation): OperationDescription {
  const { model, method, summary, doc, deprecated, query, body, access } = operation
  const parameters = propertiesOf(query)
  const path = wholePath(name, operation)
  return {
    id,
    model: model.name,
    method,
    path,
    summary,
    ...(doc !== undefined && { doc }),
    ...(deprecated === true && { deprecated }),
    query: parameters.length > 0 ? { kind: 'parameters', parameters } : { kind: 'none' },
    body: body ? { kind: 'json', shape: body, required: true } : { kind: 'none' },
    replies: [...ownReplies(operation), ...problems(operation, path)],
    access: { kind: access },
  }
}

function ownReplies({ replies }: ExtensionOperation): ReplyDescription[] {
  return Object.entries(replies).map(([text, body]) => {
    const status = Number(text)
    const leads = status === 201 || (status >= 300 && status < 400 && status !== 304)
    return { status, doc: STATUS_CODES[status] ?? `Status ${status}`, ...(body && { body }), ...(leads && { headers: [LOCATION] }) }
  })
}

/** A handler may say it, or not. */
const LOCATION: Property = { name: 'location', shape: { kind: 'string' }, optional: true, doc: 'Where it is.' }

/** What it answers with when it cannot do its work: what its own handler finds wrong, its own replies tell of. */
function problems({ body, replies, method }: ExtensionOperation, path: readonly PathSegment[]): ReplyDescription[] {
  const hasId = path.some((segment) => typeof segment !== 'string')
  const required = requiredStatuses({ path, body: { kind: body ? 'json' : 'none' } })
  // What it writes may be taken, missing or under way elsewhere, and the database away.
  const possible = [...required, ...(hasId ? [404] : []), ...(method === 'GET' ? [] : [409]), 503].sort((a, b) => a - b)
  return possible.filter((status) => !Object.hasOwn(replies, status)).map((status) => ({ status, doc: WORDS[status] ?? '', body: { kind: 'ref', name: 'Problem' } }))
}

const WORDS: { readonly [status: number]: string } = {
  400: 'Something in the request is not allowed; `errors` says what.',
  404: 'There is no such record.',
  408: 'The body took too long to arrive.',
  409: 'A unique value is taken, a related record is missing or still needed, or another request was in the way.',
  413: 'The body is too long.',
  415: 'The body is not of an accepted media type.',
  500: 'A fault of the server.',
  503: 'The database cannot be reached, or the server is stopping.',
}
