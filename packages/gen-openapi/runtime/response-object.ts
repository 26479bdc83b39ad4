import type { Property, Shape } from '#runtime/api/shape.js'
import { headerName } from './header-name.js'
import { given, type JsonObject } from './json.js'
import { headerObject, type SchemaOf } from './parameter-object.js'
import { prose } from './prose.js'

/** One answer an operation may give. */
export type ReplySpec = { readonly status: number; readonly doc: string; readonly body?: Shape; readonly headers?: readonly Property[] }

/** What every reply has, whatever the operation: the id of the request. */
const COMMON: JsonObject = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } }
const RETRY_AFTER: JsonObject = { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }

/** Statuses after which a client may try again. */
const RETRIED: ReadonlySet<number> = new Set([429, 503])

/**
 * A reply as documents describe it.
 *
 * @param headerOf a header as it stands in the reply: as it is, or a reference to it
 */
export function responseObject({ status, doc, body, headers = [] }: ReplySpec, schemaOf: SchemaOf, headerOf: (header: Property, schemaOf: SchemaOf) => JsonObject = headerObject): JsonObject {
  const own = headers.map((header) => [headerName(header.name), headerOf(header, schemaOf)] as const)
  const retried = RETRIED.has(status) && isProblem(body) ? RETRY_AFTER : {}
  return given({
    description: prose(doc),
    headers: { ...Object.fromEntries(own), ...retried, ...COMMON },
    content: body && contentOf(body, schemaOf),
  })
}

/** Whether it is the document of a problem, RFC 9457. */
export function isProblem(body: Shape | undefined): boolean {
  return body?.kind === 'ref' && body.name === 'Problem'
}

function contentOf(body: Shape, schemaOf: SchemaOf): JsonObject {
  // Of a body that is not JSON, its media type says all.
  if (body.kind === 'binary' || body.kind === 'stream') return { [body.mediaType]: {} }
  return { [isProblem(body) ? 'application/problem+json' : 'application/json']: { schema: schemaOf(body) } }
}
