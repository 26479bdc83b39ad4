import ts from 'typescript'
import type { GeneratedFile } from './generated-files.js'

/** The one file that takes the Prisma client for something that the compiler cannot see in it. */
const DOOR = 'src/gen/runtime/api/door.ts'

/** The runtime's files are the same in many projects. */
const known = new Map<string, readonly string[]>()

/**
 * Where code gets round the type checker or the linter: `any`, a directive that silences them, a cast. In runtime files, which are
 * the same for all schemas and reviewed where they live, a value may be asserted to be what it is known to be, and a rule of
 * the linter set aside for a line with a reason; a cast by way of `unknown` is in the door only.
 *
 * @returns one line for each, `path:line what`
 */
export function typeEscapes(files: readonly GeneratedFile[]): string[] {
  return files.filter(({ path }) => path.endsWith('.ts')).flatMap(({ path, text }) => {
    const key = `${path}\n${text}`
    const escapes = known.get(key) ?? escapesIn(path, text)
    known.set(key, escapes)
    return escapes
  })
}

function escapesIn(path: string, text: string): string[] {
  const isRuntime = path.startsWith('src/gen/runtime/')
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const escapes: string[] = []
  const note = (position: number, what: string) => escapes.push(`${path}:${file.getLineAndCharacterOfPosition(position).line + 1} ${what}`)
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) note(node.getStart(), 'any')
    if (isRuntime ? isDoubleCast(node) && path !== DOOR : isCast(node)) note(node.getStart(), 'cast')
    if (node.getChildCount() === 0) {
      for (const { pos, end } of commentsBefore(text, node.getFullStart())) {
        const [directive, reason] = /@ts-\w+|eslint-\w+(?:-next-line \S+( -- .+)?)?/.exec(text.slice(pos, end)) ?? []
        if (directive !== undefined && !(isRuntime && reason !== undefined)) note(pos, directive)
      }
    }
    for (const child of node.getChildren()) visit(child)
  }
  visit(file)
  return [...new Set(escapes)]
}

/** Those on the line of the token before count too. */
function commentsBefore(text: string, start: number): readonly ts.CommentRange[] {
  return [...(ts.getTrailingCommentRanges(text, start) ?? []), ...(ts.getLeadingCommentRanges(text, start) ?? [])]
}

function isCast(node: ts.Node): boolean {
  return (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) || ts.isTypeAssertionExpression(node) || ts.isNonNullExpression(node)
}

function isDoubleCast(node: ts.Node): boolean {
  return isCast(node) && ts.isAsExpression(node) && isCast(node.expression)
}
