import type { Answer } from '../plan/planned-request.js'
import type { DeclaredOperation, DeclaredReply, OpenApiDocument } from './document.js'

/** What is needed of a validator of JSON Schema; Ajv is one. */
export type SchemaValidator = {
  /** What is wrong with a value, by the schema that a URL with a fragment names. */
  readonly faults: (schema: string, value: unknown) => string[]
}

/** Makes a validator that knows a document by the name `openapi`. */
export type CreateValidator = (document: OpenApiDocument) => SchemaValidator

/** Headers that say something of the reply, so that one that is sent is declared. */
const TELLING = ['etag', 'location', 'retry-after', 'x-request-id']

/** A head that is too long. */
const TOO_LONG = 431

/** Statuses of requests that reach no operation. */
const UNREACHED: ReadonlySet<number> = new Set([400, 404, 405, TOO_LONG])

/** What is wrong with a reply, by what the document says of the operation's replies; by what goes for all problems, where the request reaches none. */
export function replyFaults(validator: SchemaValidator, operation: DeclaredOperation | undefined, method: string, answer: Answer): string[] {
  const declared = operation?.replies.get(answer.status)
  // A head that is too long is refused before anybody has looked where it leads.
  if (!operation || (!declared && answer.status === TOO_LONG)) return unreachedFaults(validator, answer)
  if (!declared) return [`The status ${answer.status} is not declared.`]
  return [...bodyFaults(validator, declared, method, answer), ...headerFaults(validator, declared, answer)]
}

function bodyFaults(validator: SchemaValidator, { content, pointer }: DeclaredReply, method: string, { body, headers }: Answer): string[] {
  const type = mediaTypeOf(headers)
  if (method === 'HEAD') return body.byteLength > 0 ? ['A reply to HEAD has a body.'] : []
  if (!content) return body.byteLength > 0 ? ['There is a body, and none is declared.'] : []
  const media = content[type]
  if (!media) return [`The content type "${type}" is not declared: ${Object.keys(content).join(', ')} is.`]
  if (!('schema' in media) || !/[/+]json$/.test(type)) return []
  const value = parsed(body)
  return value.ok ? validator.faults(`openapi#${pointer}/content/${encodeURIComponent(type.replaceAll('~', '~0').replaceAll('/', '~1'))}/schema`, value.json) : ['The body is no JSON.']
}

function headerFaults(validator: SchemaValidator, { headers: declared }: DeclaredReply, { headers }: Answer): string[] {
  const missing = Object.entries(declared).filter(([name, { required }]) => required === true && headers[name] === undefined)
  const strange = TELLING.filter((name) => headers[name] !== undefined && !Object.hasOwn(declared, name))
  const wrong = Object.entries(declared).flatMap(([name, header]) => {
    const value = headers[name]
    return value === undefined || header.schema === undefined ? [] : validator.faults(`openapi#${header.pointer}/schema`, headerValue(value, header.schema)).map((fault) => `The header "${name}": ${fault}`)
  })
  return [...missing.map(([name]) => `The header "${name}" is missing.`), ...strange.map((name) => `The header "${name}" is not declared.`), ...wrong]
}

/** A header is a text; where a number is declared, its digits stand for it. */
function headerValue(text: string, schema: unknown): unknown {
  const type: unknown = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : undefined
  return (type === 'integer' || type === 'number') && text.trim() !== '' ? Number(text) : text
}

function unreachedFaults(validator: SchemaValidator, { status, headers, body }: Answer): string[] {
  if (!UNREACHED.has(status)) return [`The request reaches no operation, and the status is ${status}.`]
  const type = mediaTypeOf(headers)
  if (body.byteLength === 0) return []
  if (type !== 'application/problem+json') return [`The content type is "${type}" and not that of a problem.`]
  const value = parsed(body)
  return value.ok ? validator.faults('openapi#/components/schemas/Problem', value.json) : ['The body is no JSON.']
}

function mediaTypeOf({ 'content-type': type = '' }: Answer['headers']): string {
  return type.replace(/;.*$/s, '').trim().toLowerCase()
}

function parsed(body: Uint8Array): { readonly ok: true; readonly json: unknown } | { readonly ok: false } {
  try {
    return { ok: true, json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) }
  } catch {
    return { ok: false }
  }
}
