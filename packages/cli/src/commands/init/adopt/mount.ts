import { Node, SyntaxKind, type ArrowFunction, type Expression, type FunctionDeclaration, type SourceFile, type Statement, type VariableStatement } from 'ts-morph'
import { importInsertion, isTaken } from '../../../source-edit/imports.js'
import { indentOf, lineEndOf, withInsertions } from '../../../source-edit/insertion.js'
import { isBroken, parse, withoutMark } from '../../../source-edit/parse.js'
import { API } from './api-file.js'
import { lastBefore } from './place.js'

/** How the router is mounted in a file. */
export type Mount = {
  readonly framework: string
  /** Where the router is imported from, as the file writes it. */
  readonly from: string
  /** Such as `/v1`; empty for none. */
  readonly prefix: string
}

/** The file with the router, or why it is as it was. `absent`: it makes no application. */
export type Mounted = { readonly kind: 'mounted'; readonly text: string } | { readonly kind: 'present' } | { readonly kind: 'absent' } | { readonly kind: 'by-hand'; readonly why: string }

/** The application in a file: what it is called, the statement that makes it, and those among which that stands. */
type Application = { readonly name: string; readonly made: VariableStatement | undefined; readonly block: readonly Statement[]; readonly start: number }

/**
 * Mounts the router in the text of a file that makes an application: an import behind the others, and one line behind the
 * middlewares that stand before all routes. Nothing else of it changes. Where it is not sure what would come of it, the file stays as it
 * is.
 */
export function mountIn(text: string, mount: Mount): Mounted {
  return withoutMark(text, (own) => mounted(own, mount))
}

function mounted(text: string, mount: Mount): Mounted {
  const file = parse(text)
  if (isBroken(file)) return byHand('it does not parse')
  if (file.getImportDeclaration((line) => line.getModuleSpecifierValue() === mount.from)) return { kind: 'present' }
  const found = applicationsIn(file, mount.framework)
  const [application] = found
  if (!application) return { kind: 'absent' }
  if (found.length > 1) return byHand('it makes more than one application')
  if (isTaken(file, API)) return byHand(`"${API}" is something else in it`)
  const place = placeIn(text, application, mount.framework)
  if (place === undefined) return byHand('the application is not made on a line of its own')
  const end = application.made?.getText().endsWith(';') === true ? ';' : ''
  const line = `${lineEndOf(text)}${place.indent}${callOf(application.name, mount)}${end}`
  const changed = withInsertions(text, [importInsertion(file, { name: API, from: mount.from }), { at: place.at, text: line }])
  return isBroken(parse(changed)) ? byHand('there is no place for it that is sure to be right') : { kind: 'mounted', text: changed }
}

/** Takes out what `mountIn` put in; undefined where that is not there as it was written. */
export function unmountFrom(text: string, from: string): string | undefined {
  return withoutMark(text, (own) => ({ text: unmounted(own, from) })).text
}

// The line as `callOf` writes it.
const MOUNTED = new RegExp(`^\\w+\\.(?:use|register)\\((?:'[^']*', )?${API}(?:\\(\\)|, \\{ prefix: '[^']*' \\})?\\);?$`)

function unmounted(text: string, from: string): string | undefined {
  const file = parse(text)
  const line = file.getImportDeclaration((one) => one.getModuleSpecifierValue() === from)
  const [call, ...more] = file.getDescendantsOfKind(SyntaxKind.ExpressionStatement).filter((one) => MOUNTED.test(one.getText()))
  if (!line || !call || more.length > 0) return undefined
  const end = line.getEnd()
  const imported = line.getStart() === 0 ? ([0, end + (/^\r?\n/.exec(text.slice(end))?.[0].length ?? 0)] as const) : lineBefore(text, line.getStart(), end)
  const spans = [lineBefore(text, call.getStart(), call.getEnd()), imported].sort(([a], [b]) => b - a)
  const changed = spans.reduce((rest, [start, to]) => rest.slice(0, start) + rest.slice(to), text)
  return isBroken(parse(changed)) || new RegExp(`\\b${API}\\b`).test(changed) ? undefined : changed
}

/** From the end of the line before to the end of what is named. */
function lineBefore(text: string, start: number, end: number): readonly [number, number] {
  const blanks = /(?:\r?\n)?[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0
  return [start - blanks, end]
}

function byHand(why: string): Mounted {
  return { kind: 'by-hand', why }
}

function callOf(name: string, { framework, prefix }: Mount): string {
  if (framework === 'fastify') return `${name}.register(${API}${prefix === '' ? '' : `, { prefix: '${prefix}' }`})`
  return prefix === '' ? `${name}.use(${API}())` : `${name}.use('${prefix}', ${API}())`
}

/** Applications that the file makes; where it makes none, those that are handed to it: a plugin of Fastify's. */
function applicationsIn(file: SourceFile, framework: string): Application[] {
  const makers = file
    .getImportDeclarations()
    .filter((line) => line.getModuleSpecifierValue() === framework && !line.isTypeOnly())
    .flatMap((line) => [
      line.getDefaultImport()?.getText(),
      line.getNamespaceImport()?.getText(),
      ...line.getNamedImports().filter((one) => [framework, 'default'].includes(one.getName())).map((one) => one.getAliasNode()?.getText() ?? one.getName()),
    ])
  const made = file.getDescendantsOfKind(SyntaxKind.VariableDeclaration).flatMap((one): Application[] => {
    const statement = one.getVariableStatement()
    const parent = statement?.getParent()
    const name = one.getNameNode().asKind(SyntaxKind.Identifier)
    const maker = makerOf(one.getInitializer())
    if (!statement || !name || maker === undefined || !makers.includes(maker)) return []
    return Node.isSourceFile(parent) || Node.isBlock(parent) ? [{ name: name.getText(), made: statement, block: parent.getStatements(), start: 0 }] : []
  })
  return made.length > 0 || framework !== 'fastify' ? made : pluginsIn(file)
}

/** Functions that are exported and given an instance of Fastify. */
function pluginsIn(file: SourceFile): Application[] {
  return [...file.getDescendantsOfKind(SyntaxKind.FunctionDeclaration), ...file.getDescendantsOfKind(SyntaxKind.ArrowFunction)].flatMap((one) => {
    const [first] = one.getParameters()
    const body = one.getBody()?.asKind(SyntaxKind.Block)
    if (!first || !body || !isGivenInstance(one) || !isExported(one)) return []
    return [{ name: first.getName(), made: undefined, block: body.getStatements(), start: body.getStart() + 1 }]
  })
}

function isGivenInstance(one: FunctionDeclaration | ArrowFunction): boolean {
  const declared = one.getParentIfKind(SyntaxKind.VariableDeclaration)?.getTypeNode()?.getText() ?? ''
  const [first] = one.getParameters()
  return /\bFastifyInstance\b/.test(first?.getTypeNode()?.getText() ?? '') || /\bFastifyPlugin(?:Async|Callback)?\b/.test(declared)
}

function isExported(one: FunctionDeclaration | ArrowFunction): boolean {
  const exported = one.getSourceFile().getExportAssignments().map((line) => line.getExpression().getText())
  if (one.getParentIfKind(SyntaxKind.ExportAssignment)) return true
  const variable = one.getParentIfKind(SyntaxKind.VariableDeclaration)
  const isMarked = variable ? variable.isExported() : one.asKind(SyntaxKind.FunctionDeclaration)?.isExported() === true
  const name = variable?.getName() ?? one.asKind(SyntaxKind.FunctionDeclaration)?.getName()
  return isMarked || (name !== undefined && exported.includes(name))
}

/** What is called first in `fastify().withTypeProvider()`. */
function makerOf(expression: Expression | undefined): string | undefined {
  if (Node.isAwaitExpression(expression)) return makerOf(expression.getExpression())
  if (!Node.isCallExpression(expression)) return undefined
  const callee = expression.getExpression()
  if (Node.isIdentifier(callee)) return callee.getText()
  return Node.isPropertyAccessExpression(callee) ? makerOf(callee.getExpression()) : undefined
}

/** Where the line goes: behind what stands on the line of the statement before it. */
function placeIn(text: string, { name, made, block, start }: Application, framework: string): { readonly at: number; readonly indent: string } | undefined {
  const last = lastBefore(block.filter((one) => one.getStart() > (made?.getStart() ?? 0)), { name, framework })
  const end = last?.getEnd() ?? made?.getEnd() ?? start
  const from = last?.getStart() ?? made?.getStart()
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? ''
  const indent = from === undefined ? `${/^[ \t]*/.exec(lineOf(text, start))?.[0] ?? ''}  ` : indentOf(text, from)
  return indent === undefined || !/^\s*(?:\/\/.*)?$/.test(rest) ? undefined : { at: end + rest.length, indent }
}

function lineOf(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
}
