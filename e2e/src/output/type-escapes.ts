import ts from 'typescript'
import type { GeneratedFile } from './generated-files.js'

/** Where a runtime file knows more than it can prove, and says why: the door to the database before all. */
const CASTING = ['door.ts', 'operation.ts'].map((name) => `src/gen/runtime/api/${name}`).concat('src/gen/runtime/project/environment.ts')
const SILENCING = ['src/gen/runtime/api/body-reader.ts']

/** The runtime's files are the same in many projects. */
const known = new Map<string, readonly string[]>()

/**
 * Where code gets round the type checker or the linter: `any`, a cast, a directive that silences them.
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
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const escapes: string[] = []
  const note = (position: number, what: string) => escapes.push(`${path}:${file.getLineAndCharacterOfPosition(position).line + 1} ${what}`)
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) note(node.getStart(), 'any')
    if (isCast(node) && !CASTING.includes(path)) note(node.getStart(), 'cast')
    if (node.getChildCount() === 0) {
      for (const { pos, end } of commentsBefore(text, node.getFullStart())) {
        const [directive] = /@ts-\w+|eslint-\w+/.exec(text.slice(pos, end)) ?? []
        if (directive !== undefined && !SILENCING.includes(path)) note(pos, directive)
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
