import { Project, type SourceFile } from 'ts-morph'

/** A module of the user's, parsed alone. */
export function parse(text: string): SourceFile {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true })
  return project.createSourceFile('index.ts', text)
}

/** Whether there is anything in it that the compiler does not understand. */
export function isBroken(file: SourceFile): boolean {
  return file.getProject().getProgram().getSyntacticDiagnostics(file).length > 0
}

const BOM = '\ufeff'

/** Runs an edit without the byte-order mark, which the compiler does not count; what comes of it has the mark again. */
export function withoutMark<R extends object>(text: string, edit: (text: string) => R): R {
  if (!text.startsWith(BOM)) return edit(text)
  const edited = edit(text.slice(BOM.length))
  return 'text' in edited && typeof edited.text === 'string' ? { ...edited, text: BOM + edited.text } : edited
}
