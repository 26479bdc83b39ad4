import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { Outline } from './outline.js'
import type { Token } from './tokenize.js'

/** Far more than anybody writes, and far less than breaks Prisma's parser down. */
const DEEPEST = 100

/**
 * Reports brackets that stand inside each other so deep that Prisma's parser would break down.
 *
 * @returns whether there are any
 */
export function reportDepth(outlines: ReadonlyMap<string, Outline>, report: Report<typeof catalogue>): boolean {
  let found = false
  const check = (file: string, tokens: readonly Token[]) => {
    // What is so short cannot be so deep.
    const token = tokens.length > DEEPEST ? tooDeep(tokens) : undefined
    if (token) report('too-deep', { most: DEEPEST }, { span: { file, start: token.start, end: token.end } })
    found ||= token !== undefined
  }
  for (const [file, { blocks }] of outlines) {
    for (const { members, attributes } of blocks) {
      for (const attribute of attributes) check(file, attribute.args)
      for (const { value, attributes: own } of members) {
        check(file, value)
        for (const attribute of own) check(file, attribute.args)
      }
    }
  }
  return found
}

function tooDeep(tokens: readonly Token[]): Token | undefined {
  let depth = 0
  for (const token of tokens) {
    if (token.kind === '(' || token.kind === '[' || token.kind === '{') depth++
    else if (token.kind === ')' || token.kind === ']' || token.kind === '}') depth--
    if (depth > DEEPEST) return token
  }
  return undefined
}
