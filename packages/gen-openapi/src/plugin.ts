import { definePlugin, documentEntry, forPrograms, memoized, operation, securityScheme, shape, version, type Model, type Remember } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import { DOCUMENT, documentOperation } from './document-operation.js'
import { docsFile } from './docs-file.js'
import { docsOperations } from './docs-operations.js'
import { openapiDocument } from './document.js'
import { createKeptDocument, type KeptDocument } from './kept-document.js'
import { laidOut } from './laid-out.js'
import { options } from './options.js'
import { DOCS, NAME } from './symbols.js'

/** Describes every operation as OpenAPI 3.1: written as `openapi.json`, and served. */
export const openapi = definePlugin({
  name: NAME,
  version,
  doc: 'OpenAPI 3.1: every operation described, in a file and at /openapi.json',
  apiVersion: 1,
  core: '^0.1.0',
  options,
  requires: [api.handle, project.handle],
  runtime: new URL('../runtime/', import.meta.url),

  *contribute({ options: { serve, access, docs } }) {
    if (serve === 'never') return
    yield operation(documentOperation(serve, access))
    if (docs === false) return
    for (const item of docsOperations({ path: segmentsOf(docs), access, serve })) yield operation(item)
    // Else the package that Swagger UI comes in reports every installation to a third party.
    yield documentEntry({ path: 'package.json', format: 'json', key: ['scarfSettings', 'enabled'], value: false })
  },

  *emit({ options: given, project: { name }, operations, slot, use, remember }) {
    const { docs, serve } = given
    if (docs !== false && serve !== 'never') yield { kind: 'code', path: DOCS, reads: 'nothing', code: () => docsFile({ path: segmentsOf(docs), serve }) }
    const { insensitiveMode } = use(project.handle).capabilities
    const parts = { operations: forPrograms(operations), shapes: slot(shape), securitySchemes: slot(securityScheme), options: given, name, insensitiveMode }
    const text = () => {
      const before = keptBy(remember)
      const standsFor = memoized((model: Model) => remember(`what stands for ${model.name}`, [model], () => ({})))
      return laidOut(openapiDocument({ api: use(api.handle), ...parts, standsFor, before }), before.texts)
    }
    yield { kind: 'text', path: DOCUMENT, reads: 'schema', text }
  },
})

/** What is left of the run before; a process that does not watch forgets at once, and need not keep anything. */
function keptBy(remember: Remember): KeptDocument {
  const asked = () => remember<{ document?: KeptDocument }>('document', [], () => ({}))
  const place = asked()
  place.document ??= createKeptDocument(asked() !== place)
  return place.document
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1)
}
