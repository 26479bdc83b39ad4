import type { Operation, Property, ReplySpec } from '@ssot-codegen/core'
import { DOCS_FILES, type DocsFileKind } from '../runtime/docs-files.js'
import { generated } from './symbols.js'

const IF_NONE_MATCH: Property = { name: 'if-none-match', shape: { kind: 'string' }, doc: 'Entity tags of replies that need not be sent again.', optional: true }
const ETAG: Property = { name: 'etag', shape: { kind: 'string' }, doc: 'Stands for the bytes.' }

const problem = (status: number, doc: string): ReplySpec => ({ status, doc, body: { kind: 'ref', name: 'Problem' } })

const INVALID = problem(400, 'Something in the request is not allowed; `errors` says what.')
const ABSENT = problem(404, 'The reference is not served in production.')
const FAULTS = [problem(500, 'A fault of the server.'), problem(503, 'The database cannot be reached, or the server is stopping.')]

const FILES: Readonly<Record<DocsFileKind, string>> = {
  style: 'The look of the reference',
  layout: 'The look of the page around it',
  script: 'The reference itself',
  start: 'The script that starts it',
  icon: 'Its icon',
}

/** What answers with the reference, and where. */
export type DocsPlace = {
  /** The segments of the page's path; its files lie below. */
  readonly path: readonly string[]
  readonly access: 'public' | 'unspecified'
  /** Where: everywhere, or not in production. */
  readonly serve: 'always' | 'development'
}

/** The operations that answer with the page that shows the document, and with what it loads: a path each, so that there is no other. */
export function docsOperations({ path, access, serve }: DocsPlace): Operation[] {
  const operation = (member: 'page' | DocsFileKind, { at, summary, mediaType }: { readonly at: readonly string[]; readonly summary: string; readonly mediaType: string }): Operation => ({
    id: `docs.${member}`,
    group: 'docs',
    method: 'GET',
    path: [...path, ...at],
    summary,
    audience: 'browser',
    query: { kind: 'none' },
    headers: [IF_NONE_MATCH],
    body: { kind: 'none' },
    replies: [
      { status: 200, doc: 'The file.', body: { kind: 'binary', mediaType }, headers: [ETAG] },
      { status: 304, doc: 'The client has this already.', headers: [ETAG] },
      INVALID,
      ...(serve === 'always' ? [] : [ABSENT]),
      ...FAULTS,
    ],
    access: { kind: access },
    rateClass: 'none',
    tags: ['docs'],
    handler: { symbol: generated.docs, member },
  })
  return [
    operation('page', { at: [], summary: 'The reference of the API, to read and try', mediaType: 'text/html' }),
    ...KINDS.map((kind) => {
      const { name, contentType } = DOCS_FILES[kind]
      return operation(kind, { at: [name], summary: FILES[kind], mediaType: contentType.replace(/;.*/, '') })
    }),
  ]
}

const KINDS = ['style', 'layout', 'script', 'start', 'icon'] as const
