import ts from 'typescript'

/**
 * The text of one top-level declaration, with its doc comment.
 *
 * @param text a TypeScript file
 * @param name the declared name
 * @returns undefined when the file declares no such name at its top level
 */
export function declarationOf(text: string, name: string): string | undefined {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true)
  const statement = file.statements.find((node) => namesOf(node).includes(name))
  return statement?.getFullText(file).trim()
}

function namesOf(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((declaration) => declaration.name.getText())
  const { name } = node as { readonly name?: ts.Node } // statements that declare have a name, others have none
  return name ? [name.getText()] : []
}
