import { Node, SyntaxKind, type SourceFile } from 'ts-morph'
import { lineEndOf, type Insertion } from './insertion.js'

/** Something that a file imports by name. */
export type NamedImport = {
  /** What it is called where it is exported; `default` too. */
  readonly name: string
  /** What it is to be called in the file; absent: the same. */
  readonly local?: string
  readonly from: string
}

/** What it is called in the file, where that imports it already. */
export function importedName(file: SourceFile, { name, from }: NamedImport): string | undefined {
  const lines = file.getImportDeclarations().filter((line) => !line.isTypeOnly() && line.getModuleSpecifierValue() === from)
  const found = lines.flatMap((line) => line.getNamedImports()).find((one) => !one.isTypeOnly() && one.getName() === name)
  if (found) return found.getAliasNode()?.getText() ?? name
  return name === 'default' ? lines.map((line) => line.getDefaultImport()?.getText()).find((one) => one !== undefined) : undefined
}

/** Whether the name stands for anything in the file. */
export function isTaken(file: SourceFile, name: string): boolean {
  return file.getDescendantsOfKind(SyntaxKind.Identifier).some((identifier) => {
    const parent = identifier.getParent()
    const isMember = (Node.isPropertyAccessExpression(parent) || Node.isPropertyAssignment(parent)) && parent.getNameNode() === identifier
    return identifier.getText() === name && !isMember
  })
}

/** A line behind the last import, or at the top, in the way the file writes imports. */
export function importInsertion(file: SourceFile, { name, local = name, from }: NamedImport): Insertion {
  const text = file.getFullText()
  const last = file.getImportDeclarations().at(-1)
  const quote = last?.getModuleSpecifier().getText().charAt(0) ?? "'"
  const semicolon = last?.getText().endsWith(';') === true ? ';' : ''
  const line = `import { ${name === local ? name : `${name} as ${local}`} } from ${quote}${from}${quote}${semicolon}`
  if (!last) return { at: 0, text: line + lineEndOf(text) }
  // Behind what else stands on its line, such as a comment.
  return { at: last.getEnd() + text.slice(last.getEnd()).search(/\r?\n|$/), text: lineEndOf(text) + line }
}
