import { Node, SyntaxKind, type CallExpression, type Expression, type Statement } from 'ts-morph'

/** The application, as statements name it. */
type Named = { readonly name: string; readonly framework: string }

/** What a statement is to the router: to be before it, a parser of bodies, neither, or the first that it has to be before. */
type Standing = 'before' | 'parser' | 'neither' | 'behind'

const PARSERS = /^(?:(?:express|bodyParser)\.)?(?:json|urlencoded|raw|text)\(/
/** Settings and hooks of an application. They hold for what comes later. */
const SETTINGS: ReadonlySet<string> = new Set(['set', 'enable', 'disable', 'engine', 'param', 'setErrorHandler', 'setNotFoundHandler', 'setValidatorCompiler', 'setSerializerCompiler', 'addSchema'])
const HOOKS: ReadonlySet<string> = new Set(['addHook', 'decorate', 'decorateRequest', 'decorateReply', 'addContentTypeParser'])
/** What handlers of routes and of what is not found are called. */
const HANDLERS = /rout|notfound|not_found|404|error|fallback|static/i

/**
 * The last of the statements that the router is to stand behind: middlewares come before it, so that they guard it as well, routes and
 * handlers of errors come after it. Parsers of bodies come after it where no middleware follows them, for it reads bodies itself.
 */
export function lastBefore(statements: readonly Statement[], named: Named): Statement | undefined {
  let last: Statement | undefined
  for (const statement of statements) {
    const standing = standingOf(statement, named)
    if (standing === 'behind') return last
    if (standing === 'before') last = statement
  }
  return last
}

/** Statements after which nothing runs. */
const ENDS: ReadonlySet<SyntaxKind> = new Set([SyntaxKind.ReturnStatement, SyntaxKind.ThrowStatement])

function standingOf(statement: Statement, named: Named): Standing {
  if (!isAbout(statement, named)) return ENDS.has(statement.getKind()) ? 'behind' : 'neither'
  const expression = statement.asKind(SyntaxKind.ExpressionStatement)?.getExpression()
  if (expression) return standingOfCall(callIn(expression), named)
  const condition = statement.asKind(SyntaxKind.IfStatement)
  if (!condition) return 'behind'
  const branches = [condition.getThenStatement(), condition.getElseStatement()].filter((branch) => branch !== undefined)
  const inner = branches.flatMap((branch) => branch.asKind(SyntaxKind.Block)?.getStatements() ?? [branch]).map((one) => standingOf(one, named))
  return inner.includes('behind') ? 'behind' : inner.includes('before') ? 'before' : 'neither'
}

function isAbout(statement: Statement, { name }: Named): boolean {
  return new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(statement.getText())
}

function callIn(expression: Expression): CallExpression | undefined {
  return (expression.asKind(SyntaxKind.AwaitExpression)?.getExpression() ?? expression).asKind(SyntaxKind.CallExpression)
}

function standingOfCall(call: CallExpression | undefined, { name, framework }: Named): Standing {
  const callee = call?.getExpression()
  if (!call || !Node.isPropertyAccessExpression(callee) || callee.getExpression().getText() !== name) return 'behind'
  const method = callee.getName()
  if (SETTINGS.has(method)) return 'neither'
  if (HOOKS.has(method)) return 'before'
  const given = call.getArguments()
  if (framework === 'fastify') return method === 'register' && isForAll(given[0]) ? 'before' : 'behind'
  if (method !== 'use' || given.length === 0) return 'behind'
  if (given.every((one) => PARSERS.test(one.getText()))) return 'parser'
  return given.every(isMiddleware) ? 'before' : 'behind'
}

/** Plugins of the framework's own kind, such as for headers or CORS: `cors`, or `import('@fastify/cors')`. */
function isForAll(plugin: Node | undefined): boolean {
  if (!plugin) return false
  const from = /^import\(\s*['"]([^'"]+)['"]/.exec(plugin.getText())?.[1] ?? importOf(plugin)
  return from !== undefined && /^(?:@fastify\/|fastify-)/.test(from) && !/static|swagger|autoload/.test(from)
}

function importOf(node: Node): string | undefined {
  const name = node.getText()
  const lines = node.getSourceFile().getImportDeclarations()
  return lines.find((line) => line.getDefaultImport()?.getText() === name || line.getNamedImports().some((one) => (one.getAliasNode()?.getText() ?? one.getName()) === name))?.getModuleSpecifierValue()
}

/** What handles any request and hands it on, as far as that is to be seen. */
function isMiddleware(node: Node): boolean {
  // With two arguments it answers whatever comes, with four it is for errors.
  if (Node.isArrowFunction(node) || Node.isFunctionExpression(node)) return node.getParameters().length === 3
  if (Node.isIdentifier(node) || Node.isPropertyAccessExpression(node)) return !HANDLERS.test(node.getText())
  return Node.isCallExpression(node) && !HANDLERS.test(node.getExpression().getText())
}
