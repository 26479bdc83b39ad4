import { join, key, lit, ts, type Code, type FinalOperation, type Printable, type Property, type QueryPart, type ReplySpec, type Shape } from '@ssot-codegen/core'
import { lib } from '../symbols.js'
import type { MethodParts } from './method-parts.js'

/** What calls an operation that is none of those every model has. */
export function callMethod(operation: FinalOperation, parts: MethodParts): Code {
  const input = inputType(operation, parts)
  const { query, body } = operation
  const path = operation.path.map((segment) => (typeof segment === 'string' ? encodeURIComponent(segment) : { name: segment.name }))
  return ts`
    ${lib.callMethod}<${input}, ${replyType(operation, parts)}>(transport, {
      method: ${lit(operation.method)},
      path: ${lit(path)},
      ${query.kind !== 'none' && ts`query: ${lit(query.kind === 'model' ? 'list' : 'parameters')},`}
      ${body.kind !== 'none' && ts`body: ${lit(body.kind === 'raw' ? { raw: body.mediaTypes[0] ?? 'application/octet-stream' } : body.kind)},`}
      reply: ${lit(replyKind(operation))},
      repeat: ${lit(repeatOf(operation))},
    })
  `
}

/** Whether it may be sent again: what only reads, and what HTTP says is the same when it is done twice. */
export function repeatOf({ method, rateClass }: FinalOperation): 'safe' | 'idempotent' | 'never' {
  if (method === 'GET' || rateClass === 'read') return 'safe'
  return method === 'PUT' || method === 'DELETE' ? 'idempotent' : 'never'
}

/** Whether there is nothing that it could be given. */
export function takesNothing({ path, query, body }: FinalOperation): boolean {
  return query.kind === 'none' && body.kind === 'none' && path.every((segment) => typeof segment === 'string')
}

function inputType(operation: FinalOperation, parts: MethodParts): Printable {
  const parameters = operation.path.filter((segment) => typeof segment !== 'string')
  const query = queryMembers(operation, parts)
  const body = bodyType(operation, parts)
  const isOptional = operation.body.kind === 'json' && operation.body.required === false
  const members = [
    parameters.length > 0 && ts`params: ${object(parameters.map(({ name, shape }) => ts`${key(name)}: ${parts.types.typeOf(shape)}`))}`,
    query.lines.length > 0 && ts`${query.optional ? ts`query?` : ts`query`}: ${object(query.lines)}`,
    body && ts`${isOptional ? ts`body?` : ts`body`}: ${body}`,
  ].filter((member) => member !== false && member !== undefined)
  return members.length === 0 ? ts`undefined` : object(members)
}

function object(lines: readonly Printable[]): Code {
  return ts`
    {
      ${lines}
    }
  `
}

/** The members of a query, and whether there need be none. */
function queryMembers({ query }: FinalOperation, parts: MethodParts): { readonly lines: readonly Code[]; readonly optional: boolean } {
  if (query.kind === 'none') return { lines: [], optional: true }
  if (query.kind === 'parameters') {
    const lines = query.parameters.map((property) => member(property, parts))
    return { lines, optional: query.parameters.every(({ optional }) => optional === true) }
  }
  const where = ts`${query.constrained ? ts`where` : ts`where?`}: ${lib.Where}<${lit(query.model)}>`
  const lines: { readonly [P in QueryPart]: readonly Code[] } = {
    where: [where],
    orderBy: [ts`orderBy?: readonly string[]`],
    page: [ts`skip?: number`, ts`take?: number`],
    cursor: [ts`cursor?: string`],
    total: [ts`total?: boolean`],
    include: [ts`include?: readonly string[]`],
    select: [ts`select?: readonly string[]`],
  }
  return { lines: query.parts.flatMap((part) => lines[part]), optional: query.constrained !== true }
}

function member({ name, shape, optional }: Property, { types }: MethodParts): Code {
  return ts`${key(name)}${optional === true && ts`?`}: ${types.typeOf(shape)}`
}

function bodyType({ body }: FinalOperation, { types }: MethodParts): Printable {
  switch (body.kind) {
    case 'none':
      return undefined
    case 'json':
      return types.typeOf(body.shape)
    case 'raw':
      return lib.RequestBody
    case 'multipart':
      return ts`FormData | ${object(body.parts.map((part) => partMember(part, types.typeOf)))}`
  }
}

/** A part of a form: bytes are a file there. */
function partMember({ name, shape, optional }: Property, typeOf: (shape: Shape) => Printable): Code {
  const file = (item: Shape): Printable => (item.kind === 'binary' || item.kind === 'stream' ? lib.FilePart : typeOf(item))
  const type = shape.kind === 'list' ? ts`readonly (${file(shape.items)})[]` : file(shape)
  return ts`${key(name)}${optional === true && ts`?`}: ${type}`
}

function successes({ replies }: FinalOperation): readonly ReplySpec[] {
  return replies.filter(({ status }) => status >= 200 && status < 300)
}

function replyKind(operation: FinalOperation): 'json' | 'bytes' | 'stream' | 'nothing' {
  const bodies = successes(operation).flatMap(({ body }) => body ?? [])
  if (bodies.length === 0) return 'nothing'
  if (bodies.some(({ kind }) => kind === 'stream')) return 'stream'
  return bodies.some(({ kind }) => kind === 'binary') ? 'bytes' : 'json'
}

function replyType(operation: FinalOperation, { types }: MethodParts): Printable {
  const replies = successes(operation)
  const kind = replyKind(operation)
  if (kind === 'nothing') return ts`undefined`
  if (kind === 'bytes') return ts`Uint8Array`
  if (kind === 'stream') return ts`ReadableStream<Uint8Array>`
  const bodies = replies.flatMap(({ body }) => body ?? [])
  const mayBeEmpty = replies.some(({ body }) => body === undefined)
  return join([...bodies.map((body) => types.typeOf(body)), ...(mayBeEmpty ? [ts`undefined`] : [])], ' | ')
}
