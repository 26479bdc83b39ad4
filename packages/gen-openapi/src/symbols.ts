import { local, runtime } from '@ssot-codegen/core'

/** The plugin's name, and so the name of its folder of runtime files. */
export const NAME = 'openapi'

/** Runtime names that generated code is built on. */
export const lib = {
  documentHandlers: runtime(NAME, 'document-handlers.ts', 'documentHandlers'),
  docsHandlers: runtime(NAME, 'docs-handlers.ts', 'docsHandlers'),
}

/** What answers with the reference at the path it is given. */
export const DOCS = 'src/gen/openapi/docs.ts'

/** Names that are printed. */
export const generated = {
  docs: local(DOCS, 'docs'),
}
