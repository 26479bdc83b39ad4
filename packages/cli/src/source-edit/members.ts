import { Node, SyntaxKind, type ArrayLiteralExpression, type ObjectLiteralElementLike, type ObjectLiteralExpression } from 'ts-morph'
import { indentOf, lineEndOf, type Insertion } from './insertion.js'

/** The name of a property; undefined where that is only known when it runs. */
export function nameOf(property: ObjectLiteralElementLike): string | undefined {
  if (property.isKind(SyntaxKind.SpreadAssignment)) return undefined
  const name = property.getNameNode()
  if (name.isKind(SyntaxKind.ComputedPropertyName)) return undefined
  return name.isKind(SyntaxKind.StringLiteral) ? name.getLiteralText() : name.getText()
}

/** A member behind the last one of an object or a list, in the way that is written; a comma that the last one lacks goes before it. */
export function memberInsertions(list: ObjectLiteralExpression | ArrayLiteralExpression, member: string): Insertion[] {
  const text = list.getSourceFile().getFullText()
  const close = list.getEnd() - 1
  const last = membersOf(list).at(-1)
  const comma = commaBehind(list)
  const indent = indentOf(text, close)
  if (indent === undefined) {
    const [before, after] = Node.isArrayLiteralExpression(list) ? ['', ''] : [' ', ' ']
    if (!last) return [{ at: close, text: text.charAt(close - 1) === ' ' ? `${member} ` : `${before}${member}${after}` }]
    return comma === undefined ? [{ at: last.getEnd(), text: `, ${member}` }] : [{ at: comma + 1, text: ` ${member},` }]
  }
  const inner = (last && indentOf(text, last.getStart())) ?? `${indent}  `
  const isTrailing = comma !== undefined || !last
  const line = { at: close - indent.length, text: `${inner}${member}${isTrailing ? ',' : ''}${lineEndOf(text)}` }
  return last && comma === undefined ? [{ at: last.getEnd(), text: ',' }, line] : [line]
}

function membersOf(list: ObjectLiteralExpression | ArrayLiteralExpression): Node[] {
  // The library makes its nodes itself: its types say no more than that.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return Node.isArrayLiteralExpression(list) ? list.getElements() : list.getProperties()
}

/** Where the comma behind the last member is. */
function commaBehind(list: ObjectLiteralExpression | ArrayLiteralExpression): number | undefined {
  const last = membersOf(list).at(-1)
  // Comments are among the children.
  const commas = (list.getFirstChildByKind(SyntaxKind.SyntaxList)?.getChildren() ?? []).filter((child) => child.getKind() === SyntaxKind.CommaToken)
  return commas.map((comma) => comma.getStart()).find((at) => last && at >= last.getEnd())
}
