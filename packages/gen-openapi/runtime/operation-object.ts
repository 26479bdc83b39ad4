import { given, type JsonObject } from './json.js'
import { prose } from './prose.js'

/** What a document says of an operation, its parts being described already. */
export type OperationParts = {
  readonly id: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly doc?: string | undefined
  readonly deprecated?: boolean | undefined
  readonly parameters: readonly JsonObject[]
  readonly requestBody?: JsonObject | undefined
  readonly responses: readonly { readonly status: number; readonly response: JsonObject }[]
  /** Each is enough by itself. */
  readonly security?: readonly string[]
}

/** An operation as documents describe it. */
export function operationObject({ id, tags, summary, doc, deprecated, parameters, requestBody, responses, security = [] }: OperationParts): JsonObject {
  return given({
    operationId: id,
    tags,
    summary,
    description: doc === undefined ? `${summary}.` : prose(doc),
    deprecated: deprecated === true ? true : undefined,
    parameters: parameters.length > 0 ? parameters : undefined,
    requestBody,
    // Numbers as names are in their order already.
    responses: Object.fromEntries(responses.map(({ status, response }) => [String(status), response])),
    security: security.length > 0 ? security.map((name) => ({ [name]: [] })) : undefined,
  })
}
