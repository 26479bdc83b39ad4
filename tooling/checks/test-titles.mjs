import { readFileSync } from 'node:fs'
import ts from 'typescript'

const known = new Map()

/**
 * The tests of a file, each with its titles from the outermost `describe` on, as they are written, and with the text of its call. A
 * title of `test.each` is its template.
 *
 * @returns {readonly { readonly titles: readonly string[]; readonly text: string }[]}
 */
export function testsIn(path) {
  const tests = known.get(path) ?? read(path)
  known.set(path, tests)
  return tests
}

function read(path) {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const tests = []
  const visit = (node, outer) => {
    const call = ts.isCallExpression(node) ? titled(node) : undefined
    if (call?.kind === 'test') tests.push({ titles: [...outer, call.title], text: node.getText(source) })
    const titles = call?.kind === 'describe' ? [...outer, call.title] : outer
    ts.forEachChild(node, (child) => visit(child, titles))
  }
  visit(source, [])
  return tests
}

/** `test('…')`, `test.each(…)('…')`, `describe.runIf(…)('…')` and their like. */
function titled({ expression, arguments: [title] }) {
  if (!title || !ts.isStringLiteralLike(title)) return undefined
  let callee = expression
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) callee = callee.expression
  if (!ts.isIdentifier(callee)) return undefined
  const kind = { test: 'test', it: 'test', describe: 'describe' }[callee.text]
  // `test.skip('…')` shows nothing.
  return kind === undefined || /\.skip\b(?!If)|\.todo\b/.test(expression.getText()) ? undefined : { kind, title: title.text }
}
