import type { BodySpec, FinalOperation, Property, ReplySpec } from '@ssot-codegen/core'
import { headerName } from '../runtime/header-name.js'
import { given, type JsonObject } from '../runtime/json.js'
import { operationObject } from '../runtime/operation-object.js'
import { parameterObject } from '../runtime/parameter-object.js'
import { actionDoc } from './action-doc.js'
import type { DocumentContext } from './document-context.js'
import { queryParameters } from './query-parameters.js'
import { searchSchema } from './search-schema.js'

/** Describes a reply: by a reference where several operations give it. */
export type ResponseOf = (reply: ReplySpec, isSelected: boolean) => JsonObject

/** A frozen operation as documents describe it; the parameters of its path are the path's. */
export function describedOperation(operation: FinalOperation, context: DocumentContext, responseOf: ResponseOf): JsonObject {
  const { id, tags, summary, deprecated, headers = [], replies, security } = operation
  const isSelected = context.options.select && selects(operation)
  return operationObject({
    id,
    tags,
    summary,
    doc: actionDoc(operation) ?? operation.doc,
    deprecated,
    parameters: [...ownQuery(operation, context), ...headers.map((header) => headerParameter(header, context))],
    requestBody: requestBody(operation.body, context),
    responses: replies.map((reply) => ({ status: reply.status, response: responseOf(reply, isSelected) })),
    security,
  })
}

/** The models whose records a request may filter and order. */
export function modelsAsked({ query, body }: FinalOperation): readonly string[] {
  return [...(query.kind === 'model' ? [query.model] : []), ...(body.kind === 'json' && body.query ? [body.query.model] : [])]
}

/** Whether a request may select what of a record the reply has. */
export function selects({ query, body }: FinalOperation): boolean {
  const grammar = query.kind === 'model' ? query : body.kind === 'json' ? body.query : undefined
  return grammar?.parts.includes('select') === true
}

function ownQuery({ query }: FinalOperation, context: DocumentContext): JsonObject[] {
  switch (query.kind) {
    case 'none':
      return []
    case 'parameters':
      return query.parameters.map((parameter) => parameterObject({ place: 'query', ...parameter }, context.components.requestSchema))
    case 'model':
      return queryParameters(context.modelNamed(query.model), query.parts, context, query.constrained)
  }
}

/** Conditions are alike in many operations. */
function headerParameter(header: Property, { components, parameters }: DocumentContext): JsonObject {
  return parameters.refOf(header, headerName(header.name), () => parameterObject({ place: 'header', ...header }, components.requestSchema))
}

function requestBody(body: BodySpec, context: DocumentContext): JsonObject | undefined {
  switch (body.kind) {
    case 'none':
      return undefined
    case 'json': {
      const { query, shape, mediaTypes = ['application/json'], required } = body
      const schema = query ? searchSchema(context.modelNamed(query.model), query.parts, context) : context.components.requestSchema(shape)
      return given({ required: required === false ? undefined : true, content: contents(mediaTypes, { schema }) })
    }
    case 'raw':
      return { required: true, content: contents(body.mediaTypes, {}) }
    case 'multipart':
      return { required: true, content: { 'multipart/form-data': { schema: context.components.requestSchema({ kind: 'object', properties: body.parts }) } } }
  }
}

function contents(mediaTypes: readonly string[], media: JsonObject): JsonObject {
  return Object.fromEntries(mediaTypes.map((type) => [type, media]))
}
