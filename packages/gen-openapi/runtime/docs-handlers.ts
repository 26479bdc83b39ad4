import type { Context } from '#runtime/api/context.js'
import { matchesRepresentation } from '#runtime/api/entity-tag.js'
import type { HttpRequest } from '#runtime/api/http-request.js'
import { readIfNoneMatch } from '#runtime/api/precondition.js'
import { Problem } from '#runtime/api/problem.js'
import type { Reply } from '#runtime/api/reply.js'
import { contentOf, docsContent, type Content } from './docs-content.js'
import { DOCS_FILES, type DocsFileKind } from './docs-files.js'
import { DOCS_POLICY, docsPage } from './docs-page.js'

/** What an answer needs of the input of its operation. */
type Asked = { readonly request: HttpRequest }

type Answer = (ctx: Context, input: Asked) => Promise<Reply>

/** What answers at the reference's path, and what at the paths of the files it loads. */
export type DocsHandlers = Readonly<Record<'page' | DocsFileKind, Answer>>

/** Caches keep what they have and ask whether it is still that: an upgrade never mixes old files with new ones. */
const CACHING = { 'cache-control': 'no-cache' }

/**
 * Answers with the reference: a page that shows the description of the API, and what that page loads.
 *
 * @param path the segments of the page's path, below what the API is mounted under
 * @param serve where: everywhere, or not in production, as the document is
 */
export function docsHandlers(path: readonly string[], serve: 'always' | 'development' = 'always'): DocsHandlers {
  const page = Promise.resolve(contentOf(Buffer.from(docsPage(path))))
  const answering =
    (contentType: string, contentFor: () => Promise<Content>): Answer =>
    async (_ctx, { request }) => {
      if (serve === 'development' && process.env['NODE_ENV'] === 'production') throw new Problem('not-found', { detail: 'The reference is not served in production.' })
      return answer(request, { content: await contentFor(), contentType })
    }
  const file = (kind: DocsFileKind): Answer => answering(DOCS_FILES[kind].contentType, () => docsContent(kind))
  return {
    page: answering('text/html; charset=utf-8', () => page),
    style: file('style'),
    layout: file('layout'),
    script: file('script'),
    start: file('start'),
    icon: file('icon'),
  }
}

/** Every reply has the page's own policy, in place of the one by which an API keeps browsers from loading anything. */
function answer(request: HttpRequest, { content: { bytes, etag }, contentType }: { readonly content: Content; readonly contentType: string }): Reply {
  const headers = { ...CACHING, 'content-security-policy': DOCS_POLICY, 'x-content-type-options': 'nosniff', etag }
  const known = readIfNoneMatch(request)
  if (known && matchesRepresentation(known, etag)) return { status: 304, headers }
  return { status: 200, headers, body: { kind: 'bytes', bytes, contentType } }
}
