import { STATUS_CODES } from 'node:http'
import type { ExtensionMethod, ExtensionOperation } from './extension-operation.js'
import { wholePath, type PathSegment } from './extension-path.js'
import { propertiesOf } from './shape-builders.js'
import type { Property, Shape } from './shape.js'

/** One answer an operation may give. */
export type ReplyDescription = { readonly status: number; readonly doc: string; /** Absent: no body. */ readonly body?: Shape }

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
    return { status, doc: STATUS_CODES[status] ?? `Status ${status}`, ...(body && { body }) }
  })
}

/** The statuses an operation answers with when it cannot do its work follow from what it takes. */
function problems({ body }: ExtensionOperation, path: readonly PathSegment[]): ReplyDescription[] {
  const problem = (status: number, doc: string): ReplyDescription => ({ status, doc, body: { kind: 'ref', name: 'Problem' } })
  return [
    problem(400, 'Something in the request is not allowed; `errors` says what.'),
    ...(path.some((segment) => typeof segment !== 'string') ? [problem(404, 'There is no such record.')] : []),
    ...(body ? [problem(413, 'The body is too long.'), problem(415, 'The body is not of an accepted media type.')] : []),
    problem(500, 'A fault of the server.'),
    problem(503, 'The database cannot be reached, or the server is stopping.'),
  ]
}
