import { join } from 'node:path'
import ts from 'typescript'
import type { Project } from '../support/project.js'

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts'],
  types: [],
}

const libraries = new Map<string, ts.SourceFile | undefined>()

/** What the compiler has against the generated TypeScript of a project. */
export function compileErrors({ root, tree }: Project): string[] {
  const paths = Object.keys(tree()).filter((path) => path.startsWith('src/gen/') && path.endsWith('.ts'))
  const host = ts.createCompilerHost(OPTIONS)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (path, ...more) => {
    if (path.startsWith(root)) return read(path, ...more)
    if (!libraries.has(path)) libraries.set(path, read(path, ...more))
    return libraries.get(path)
  }
  const program = ts.createProgram(paths.map((path) => join(root, path)), OPTIONS, host)
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}
