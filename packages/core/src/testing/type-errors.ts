import { resolve } from 'node:path'
import ts from 'typescript'
import { createMemoryHost } from './memory-host.js'

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
  return typeErrorsOfMany([{ name: '', files }], { root, shared: [] }).map(({ error }) => error)
}

/**
 * Type-checks the output for many schemas at once, as strictly as `typeErrors` and many times faster: packages are read
 * once for all calls, and what all outputs share is checked once for all of them.
 *
 * @param projects the outputs, each with a name that is a folder of its own
 * @param shared files that each of the projects imports as if they were its own, and does not hold itself
 * @returns the errors; one in a shared file is no project's
 */
export function typeErrorsOfMany(
  projects: readonly { readonly name: string; readonly files: TextFiles }[],
  { root, shared }: { readonly root: string; readonly shared: TextFiles },
): { readonly project?: string; readonly error: string }[] {
  const texts = new Map<string, string>()
  for (const { name, files } of projects) for (const file of files) texts.set(resolve(root, name, file.path), file.text)
  for (const file of shared) texts.set(resolve(root, file.path), file.text)
  const owners = projects.filter(({ name }) => name !== '').map(({ name }) => [`${resolve(root, name)}/`, name] as const)
  const ownerOf = (path: string) => owners.find(([folder]) => path.startsWith(folder))
  const host = createMemoryHost(texts, {
    options: OPTIONS,
    root,
    // What a project does not hold itself is looked for among what is shared.
    elsewhere: (path) => {
      const [folder = ''] = ownerOf(path) ?? []
      return folder === '' ? undefined : resolve(root, path.slice(folder.length))
    },
  })
  const program = ts.createProgram({ rootNames: [...texts.keys()].filter((path) => path.endsWith('.ts')), options: OPTIONS, host })
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
    if (!diagnostic.file || diagnostic.start === undefined) return { error: message }
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start)
    const [folder = `${resolve(root)}/`, project] = ownerOf(diagnostic.file.fileName) ?? []
    return { ...(project !== undefined && { project }), error: `${diagnostic.file.fileName.slice(folder.length)}:${line + 1} ${message}` }
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
