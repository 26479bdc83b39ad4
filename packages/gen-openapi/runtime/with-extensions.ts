import type { Context } from '#runtime/api/context.js'
import type { OperationDescription } from '#runtime/api/extension-description.js'
import { extensionRoutes } from '#runtime/api/extension-routes.js'
import type { Shape } from '#runtime/api/shape.js'
import type { JsonObject } from './json.js'
import { jsonSchemaOf } from './json-schema.js'
import { operationObject } from './operation-object.js'
import { parameterObject, pathParameters } from './parameter-object.js'
import { pathPattern, pathTemplate, plainPath } from './path-template.js'
import { responseObject } from './response-object.js'
import { rewrittenShape } from './rewritten-shape.js'
import type { Side } from './scalar-schema.js'

/** A document, as far as it is known. */
export type Described = {
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: { readonly [path: string]: JsonObject }
  readonly components: { readonly schemas?: JsonObject; readonly parameters?: JsonObject } & JsonObject
} & JsonObject

/**
 * The document with the operations that the project's extensions add, in the terms in which all others are described.
 *
 * @throws Error as the application does that mounts them
 */
export function withExtensions(document: Described, { extensions, models }: Pick<Context, 'extensions' | 'models'>): Described {
  const routes = extensionRoutes(extensions)
  if (routes.length === 0) return document
  const paths = new Map(Object.entries(document.paths))
  const templates = new Map([...paths.keys()].map((template) => [template.replace(/\{[^}]*\}/g, '{}'), template]))
  const tags = new Map(document.tags.map((tag) => [tag.name, tag]))
  for (const { description } of routes) {
    const path = plainPath(description.path)
    const pattern = pathPattern(path)
    const template = templates.get(pattern) ?? pathTemplate(path)
    templates.set(pattern, template)
    const tag = tagOf(description, models[description.model]?.path, document)
    if (!tags.has(tag)) tags.set(tag, { name: tag, description: `What extensions add to ${description.model}.` })
    const parameters = pathParameters(path, requestSchema)
    const present = paths.get(template) ?? (parameters.length > 0 ? { parameters } : {})
    paths.set(template, { ...present, [description.method.toLowerCase()]: describe(description, tag) })
  }
  return { ...document, tags: [...tags.values()], paths: Object.fromEntries(paths) }
}

function describe({ id, summary, doc, deprecated, query, body, replies }: OperationDescription, tag: string): JsonObject {
  const parameters = query.kind === 'parameters' ? query.parameters : []
  return operationObject({
    id,
    tags: [tag],
    summary,
    doc,
    deprecated,
    parameters: parameters.map((parameter) => parameterObject({ place: 'query', ...parameter }, requestSchema)),
    requestBody: body.kind === 'json' ? { required: true, content: { 'application/json': { schema: requestSchema(body.shape) } } } : undefined,
    responses: replies.map((reply) => ({ status: reply.status, response: responseObject(reply, replySchema) })),
  })
}

/** The tag of what the document has already of the model, which is found by its path; else what the extension is called. */
function tagOf({ id }: OperationDescription, path: string | undefined, { paths }: Described): string {
  const own = `/${path ?? ''}`
  for (const [template, methods] of Object.entries(paths)) {
    if (template !== own && !template.startsWith(`${own}/`)) continue
    for (const operation of Object.values(methods)) {
      const tag = firstTag(operation)
      if (tag !== undefined) return tag
    }
  }
  return id.slice(0, id.indexOf('.'))
}

function firstTag(operation: unknown): string | undefined {
  if (typeof operation !== 'object' || operation === null || !('tags' in operation) || !Array.isArray(operation.tags)) return undefined
  const tag: unknown = operation.tags[0]
  return typeof tag === 'string' ? tag : undefined
}

function requestSchema(shape: Shape): JsonObject {
  return schemaOf(shape, 'request')
}

function replySchema(shape: Shape): JsonObject {
  return schemaOf(shape, 'reply')
}

function schemaOf(shape: Shape, side: Side): JsonObject {
  return jsonSchemaOf(rewrittenShape(shape, (inner) => inner), (name) => `#/components/schemas/${name}`, side)
}
