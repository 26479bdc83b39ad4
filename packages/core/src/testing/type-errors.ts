import { dirname, resolve } from 'node:path'
import ts from 'typescript'

/** Files of the output as a test has them: only path and text matter. */
export type TextFiles = readonly { readonly path: string; readonly text: string }[]

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
}

/**
 * Type-checks files that exist in memory only, strictly.
 *
 * @param files paths are relative to `root`
 * @param root a folder whose `node_modules` holds the packages that the files import
 * @returns one line per error, `path:line message`; empty when all is well
 */
export function typeErrors(files: TextFiles, root: string): string[] {
  const texts = new Map(files.map((file) => [resolve(root, file.path), file.text]))
  const folders = new Set<string>()
  for (const path of texts.keys()) {
    for (let folder = dirname(path); !folders.has(folder) && folder !== dirname(folder); folder = dirname(folder)) folders.add(folder)
  }
  const host = ts.createCompilerHost(OPTIONS)
  const disk = { ...host }
  host.getCurrentDirectory = () => root
  host.fileExists = (path) => texts.has(path) || disk.fileExists(path)
  host.readFile = (path) => texts.get(path) ?? disk.readFile(path)
  host.directoryExists = (path) => folders.has(path) || (disk.directoryExists?.(path) ?? true)
  host.getSourceFile = (path, options) => {
    const text = texts.get(path)
    return text === undefined ? disk.getSourceFile(path, options) : ts.createSourceFile(path, text, options, true)
  }
  const program = ts.createProgram({ rootNames: [...texts.keys()].filter((path) => path.endsWith('.ts')), options: OPTIONS, host })
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
    if (!diagnostic.file || diagnostic.start === undefined) return message
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start)
    return `${diagnostic.file.fileName.slice(resolve(root).length + 1)}:${line + 1} ${message}`
  })
}

/**
 * The syntax errors of one TypeScript text: what no printed file may have, whatever the schema holds.
 *
 * @returns one message per error
 */
export function syntaxErrors(text: string): string[] {
  return parsed(text).parseDiagnostics.map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '))
}

/** The compiler keeps what its parser found to itself; a whole program for one text would take twenty times as long. */
function parsed(text: string): { readonly parseDiagnostics: readonly ts.Diagnostic[] } {
  return ts.createSourceFile('file.ts', text, { languageVersion: ts.ScriptTarget.ES2022, impliedNodeFormat: ts.ModuleKind.ESNext }) as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] }
}
