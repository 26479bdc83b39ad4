import { doc, lit, ts, type Code } from '@ssot-codegen/core'
import type { DocsPlace } from './docs-operations.js'
import { generated, lib } from './symbols.js'

/** What answers with the reference at its path. */
export function docsFile({ path, serve }: Pick<DocsPlace, 'path' | 'serve'>): Code {
  return ts`
    ${doc(`Answers at \`/${path.join('/')}\` and below.`)}
    export const ${generated.docs} = ${lib.docsHandlers}(${lit(path)}${serve === 'development' && ts`, ${lit(serve)}`})
  `
}
