import { DOCS_FILES } from './docs-files.js'

/**
 * What the page may do: load the files it comes with and ask its own server, and nothing else. No script and no style stands in the
 * page, so what a description of the API smuggles in stays text. Swagger UI's own style sheet has its icons in it, as `data:`.
 */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';')

/**
 * The page. All addresses in it are relative, so it works wherever the API is mounted.
 *
 * @param path the segments of its own path below that; the document lies at `openapi.json` there
 */
export function docsPage(path: readonly string[]): string {
  const folder = path.at(-1) ?? ''
  const document = `${'../'.repeat(path.length - 1)}openapi.json`
  const { style, layout, script, start, icon } = DOCS_FILES
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>API reference</title>
    <link rel="icon" type="image/png" href="${folder}/${icon.name}">
    <link rel="stylesheet" href="${folder}/${style.name}">
    <link rel="stylesheet" href="${folder}/${layout.name}">
  </head>
  <body>
    <div id="reference" data-document="${document}"></div>
    <noscript>This reference is made by a script. The document it shows is <a href="${document}">${document}</a>.</noscript>
    <script src="${folder}/${script.name}"></script>
    <script src="${folder}/${start.name}"></script>
  </body>
</html>
`
}
