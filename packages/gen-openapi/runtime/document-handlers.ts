import type { Context } from '#runtime/api/context.js'
import { entityTag, matchesRepresentation } from '#runtime/api/entity-tag.js'
import type { Handler } from '#runtime/api/operation.js'
import { readIfNoneMatch } from '#runtime/api/precondition.js'
import { Problem } from '#runtime/api/problem.js'
import { readDocument } from './document-file.js'
import { servedDocument, type ServedBy } from './served-document.js'

/** The document as bytes, and the tag that stands for them. */
type Served = { readonly prefix: string; readonly bytes: Buffer; readonly etag: string }

/** What was served last by each application: it is the same until the server ends, unless it is mounted below a path with parameters. */
const served = new WeakMap<Context['limits'], Served>()

type DocumentHandler = Handler<unknown, unknown, unknown>

/** Answers with the description of the API: to anybody, or not in production. */
export type DocumentHandlers = { readonly document: DocumentHandler; readonly documentInDevelopment: DocumentHandler }

/** The handlers of a project. */
export const documentHandlers = createDocumentHandlers(readDocument)

/**
 * Handlers that answer with the description of the API.
 *
 * @param read reads the document that was generated; asked once for each application
 */
export function createDocumentHandlers(read: () => Promise<string>): DocumentHandlers {
  const document: DocumentHandler = async (ctx, { request }) => {
    const known = readIfNoneMatch(request)
    const { bytes, etag } = await current(ctx, read)
    const headers = { etag, 'cache-control': 'no-cache' }
    if (known && matchesRepresentation(known, etag)) return { status: 304, headers }
    return { status: 200, headers, body: { kind: 'bytes', bytes, contentType: 'application/json; charset=utf-8' } }
  }
  const documentInDevelopment: DocumentHandler = async (ctx, input) => {
    if (process.env['NODE_ENV'] === 'production') throw new Problem('not-found', { detail: 'The description of the API is not served in production.' })
    return document(ctx, input)
  }
  return { document, documentInDevelopment }
}

async function current(ctx: ServedBy, read: () => Promise<string>): Promise<Served> {
  const last = served.get(ctx.limits)
  if (last?.prefix === ctx.prefix) return last
  const bytes = Buffer.from(JSON.stringify(servedDocument(await read(), ctx)))
  const next = { prefix: ctx.prefix, bytes, etag: entityTag('openapi', bytes) }
  served.set(ctx.limits, next)
  return next
}
