/** A file of the reference. */
export type DocsFile = { readonly name: string; readonly contentType: string }

const STYLE = 'text/css; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'

/** The files that the page loads: no other is served. They are Swagger UI's, but for the script that starts it. */
export const DOCS_FILES = {
  style: { name: 'swagger-ui.css', contentType: STYLE },
  layout: { name: 'index.css', contentType: STYLE },
  script: { name: 'swagger-ui-bundle.js', contentType: SCRIPT },
  start: { name: 'start.js', contentType: SCRIPT },
  icon: { name: 'favicon-32x32.png', contentType: 'image/png' },
} as const satisfies { readonly [member: string]: DocsFile }

/** One of the files, by what it is to the page. */
export type DocsFileKind = keyof typeof DOCS_FILES
