import { createClient } from '@hey-api/openapi-ts'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  types: [],
  skipLibCheck: true,
  noEmit: true,
}

/**
 * What the compiler has against the client that a widely used generator, `@hey-api/openapi-ts`, makes of a document: a line each.
 *
 * @param text the document
 * @param folder where the client is written to
 * @throws Error where the generator does not take the document
 */
export async function generatedClientFaults(text: string, folder: string): Promise<string[]> {
  await createClient({ input: JSON.parse(text) as Record<string, unknown>, output: folder, logs: { level: 'silent', file: false }, plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'] })
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  const program = ts.createProgram(files.map((path) => join(folder, path)), OPTIONS)
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => `${file?.fileName.slice(folder.length + 1) ?? ''} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}
