import type { Operation, Property, ReplySpec } from '@ssot-codegen/core'
import { lib } from './symbols.js'

/** The document's file, in the project's root, and its path below what the API is mounted under. */
export const DOCUMENT = 'openapi.json'

const IF_NONE_MATCH: Property = { name: 'if-none-match', shape: { kind: 'string' }, doc: 'Entity tags of replies that need not be sent again.', optional: true }
const ETAG: Property = { name: 'etag', shape: { kind: 'string' }, doc: 'Stands for the document.' }

/** The operation that answers with the document. */
export function documentOperation(serve: 'always' | 'development', access: 'public' | 'unspecified'): Operation {
  return {
    id: 'openapi.document',
    group: 'openapi',
    method: 'GET',
    path: [DOCUMENT],
    summary: 'Describe the API',
    doc: 'The operations, what they take and what they answer with, as OpenAPI 3.1.',
    query: { kind: 'none' },
    headers: [IF_NONE_MATCH],
    body: { kind: 'none' },
    replies: [
      { status: 200, doc: 'The document.', body: { kind: 'json' }, headers: [ETAG] },
      { status: 304, doc: 'The client has this already.', headers: [ETAG] },
      problem(400, 'Something in the request is not allowed; `errors` says what.'),
      ...(serve === 'always' ? [] : [problem(404, 'The document is not served in production.')]),
      problem(500, 'A fault of the server.'),
      problem(503, 'The database cannot be reached, or the server is stopping.'),
    ],
    access: { kind: access },
    rateClass: 'none',
    tags: ['openapi'],
    handler: { symbol: lib.documentHandlers, member: serve === 'always' ? 'document' : 'documentInDevelopment' },
  }
}

function problem(status: number, doc: string): ReplySpec {
  return { status, doc, body: { kind: 'ref', name: 'Problem' } }
}
