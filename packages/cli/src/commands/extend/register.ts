import { Node, Project, SyntaxKind, type ObjectLiteralElementLike, type ObjectLiteralExpression, type SourceFile } from 'ts-morph'

/** An extension, as the index of extensions names it. */
export type Registration = {
  /** What it is registered as: a name of `defineExtensions`. */
  readonly name: string
  /** The constant that its file exports. */
  readonly binding: string
  /** Where it is imported from, such as `./post.js`. */
  readonly from: string
}

/** The index with the extension, or why it is as it was. */
export type Registered =
  | { readonly kind: 'registered'; readonly text: string }
  | { readonly kind: 'present' }
  | { readonly kind: 'by-hand'; readonly why: string }

/** Text to put at a place of a file. */
type Insertion = { readonly at: number; readonly text: string }

/**
 * Registers an extension in the text of `src/extensions/index.ts`: an import behind the others, a property behind the others,
 * in the way the file is written. Nothing else of it changes. Where it is not sure what would come of it, the file stays as it is.
 */
export function registerExtension(text: string, registration: Registration): Registered {
  // The compiler counts places without it.
  if (text.startsWith(BOM)) {
    const rest = registerExtension(text.slice(BOM.length), registration)
    return rest.kind === 'registered' ? { ...rest, text: BOM + rest.text } : rest
  }
  const file = parse(text)
  const object = registry(file)
  if (typeof object === 'string') return byHand(object)
  const names = object.getProperties().map(nameOf)
  if (names.includes(registration.name)) return { kind: 'present' }
  if (names.includes(undefined)) return byHand('what it gives to defineExtensions is spread or computed')
  const known = importedName(file, registration)
  if (known === undefined && isTaken(file, registration.binding)) return byHand(`"${registration.binding}" is something else in it`)
  const property = propertyText(registration, known ?? registration.binding)
  const insertions = [...(known === undefined ? [importLine(file, registration)] : []), ...propertyInsertions(object, property)]
  const changed = withInsertions(text, insertions)
  return holds(changed, registration) ? { kind: 'registered', text: changed } : byHand('there is no place for it that is sure to be right')
}

const BOM = '\ufeff'

/** The object that the extensions are registered in, or why there is none to add to. */
function registry(file: SourceFile): ObjectLiteralExpression | string {
  if (file.getProject().getProgram().getSyntacticDiagnostics(file).length > 0) return 'it does not parse'
  const calls = file.getDescendantsOfKind(SyntaxKind.CallExpression).filter((call) => call.getExpression().getText() === 'defineExtensions')
  const [call] = calls
  if (!call || calls.length > 1) return `it calls defineExtensions ${call ? 'more than once' : 'nowhere'}`
  const args = call.getArguments()
  const [first] = args
  return args.length === 1 && Node.isObjectLiteralExpression(first) ? first : 'what it gives to defineExtensions is not written out there'
}

/** Whether the text has the extension, imported and registered. */
function holds(text: string, registration: Registration): boolean {
  const file = parse(text)
  const object = registry(file)
  return typeof object !== 'string' && object.getProperties().map(nameOf).includes(registration.name) && importedName(file, registration) !== undefined
}

function byHand(why: string): Registered {
  return { kind: 'by-hand', why }
}

function parse(text: string): SourceFile {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true })
  return project.createSourceFile('index.ts', text)
}

/** The name of a property; undefined where that is only known when it runs. */
function nameOf(property: ObjectLiteralElementLike): string | undefined {
  if (property.isKind(SyntaxKind.SpreadAssignment)) return undefined
  const name = property.getNameNode()
  if (name.isKind(SyntaxKind.ComputedPropertyName)) return undefined
  return name.isKind(SyntaxKind.StringLiteral) ? name.getLiteralText() : name.getText()
}

/** What the constant is called in the file, where it is imported already. */
function importedName(file: SourceFile, { binding, from }: Registration): string | undefined {
  const names = file
    .getImportDeclarations()
    .filter((line) => !line.isTypeOnly() && line.getModuleSpecifierValue() === from)
    .flatMap((line) => line.getNamedImports())
  const found = names.find((one) => !one.isTypeOnly() && one.getName() === binding)
  return found && (found.getAliasNode()?.getText() ?? binding)
}

/** Whether the name stands for anything in the file. */
function isTaken(file: SourceFile, name: string): boolean {
  return file.getDescendantsOfKind(SyntaxKind.Identifier).some((identifier) => {
    const parent = identifier.getParent()
    const isMember = (Node.isPropertyAccessExpression(parent) || Node.isPropertyAssignment(parent)) && parent.getNameNode() === identifier
    return identifier.getText() === name && !isMember
  })
}

function propertyText({ name }: Registration, local: string): string {
  return name === local ? name : `${name}: ${local}`
}

/** A line behind the last import, or at the top. */
function importLine(file: SourceFile, { binding, from }: Registration): Insertion {
  const text = file.getFullText()
  const last = file.getImportDeclarations().at(-1)
  const quote = last?.getModuleSpecifier().getText().charAt(0) ?? "'"
  const semicolon = last?.getText().endsWith(';') === true ? ';' : ''
  const line = `import { ${binding} } from ${quote}${from}${quote}${semicolon}`
  if (!last) return { at: 0, text: line + lineEndOf(text) }
  // Behind what else stands on its line, such as a comment.
  return { at: last.getEnd() + text.slice(last.getEnd()).search(/\r?\n|$/), text: lineEndOf(text) + line }
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** A property behind the last one; a comma that the last one lacks goes before it. */
function propertyInsertions(object: ObjectLiteralExpression, property: string): Insertion[] {
  const text = object.getSourceFile().getFullText()
  const brace = object.getEnd() - 1
  const last = object.getProperties().at(-1)
  const comma = commaBehind(object)
  const indent = indentOf(text, brace)
  if (indent === undefined) {
    if (!last) return [{ at: brace, text: text.charAt(brace - 1) === ' ' ? `${property} ` : ` ${property} ` }]
    return comma === undefined ? [{ at: last.getEnd(), text: `, ${property}` }] : [{ at: comma + 1, text: ` ${property},` }]
  }
  const inner = (last && indentOf(text, last.getStart())) ?? `${indent}  `
  const isTrailing = comma !== undefined || !last
  const line = { at: brace - indent.length, text: `${inner}${property}${isTrailing ? ',' : ''}${lineEndOf(text)}` }
  return last && comma === undefined ? [{ at: last.getEnd(), text: ',' }, line] : [line]
}

/** Where the comma behind the last property is. */
function commaBehind(object: ObjectLiteralExpression): number | undefined {
  const last = object.getProperties().at(-1)
  // Comments are among the children.
  const commas = object.getChildSyntaxListOrThrow().getChildren().filter((child) => child.getKind() === SyntaxKind.CommaToken)
  return commas.map((comma) => comma.getStart()).find((at) => last && at >= last.getEnd())
}

/** The blanks before the first thing on a line; undefined where something else comes first. */
function indentOf(text: string, at: number): string | undefined {
  return /(?:^|\n)([ \t]*)$/.exec(text.slice(0, at))?.[1]
}

function withInsertions(text: string, insertions: readonly Insertion[]): string {
  return [...insertions].sort((a, b) => b.at - a.at).reduce((changed, { at, text: added }) => changed.slice(0, at) + added + changed.slice(at), text)
}
