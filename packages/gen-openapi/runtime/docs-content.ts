import { tagPart } from '#runtime/api/entity-tag.js'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import folderOfSwaggerUi from 'swagger-ui-dist/absolute-path.js'
import { DOCS_FILES, type DocsFileKind } from './docs-files.js'
import { DOCS_START } from './docs-start.js'

/** Bytes that do not change while the process runs, and their entity tag. */
export type Content = { readonly bytes: Uint8Array; readonly etag: string }

/** Bytes with their tag. */
export function contentOf(bytes: Uint8Array): Content {
  return { bytes, etag: `"${tagPart(bytes)}"` }
}

const read = new Map<DocsFileKind, Promise<Content>>()

/** A file of the reference. It is read when it is first asked for, from the package that it comes with. */
export function docsContent(kind: DocsFileKind): Promise<Content> {
  const known = read.get(kind)
  if (known) return known
  const reading = bytesOf(kind).then(contentOf)
  read.set(kind, reading)
  // What could not be read now may be there the next time.
  reading.catch(() => read.delete(kind))
  return reading
}

function bytesOf(kind: DocsFileKind): Promise<Uint8Array> {
  if (kind === 'start') return Promise.resolve(Buffer.from(DOCS_START))
  return readFile(join(folderOfSwaggerUi(), DOCS_FILES[kind].name))
}
