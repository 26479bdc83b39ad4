import { createRequire } from 'node:module'
import type * as Regexpp from '@eslint-community/regexpp'

const require = createRequire(import.meta.url)

/** What every Node that runs generated code understands. */
const EDITION = 2023

/**
 * The syntax tree of a pattern. The parser is loaded when a schema has a pattern: most have none.
 *
 * @throws SyntaxError where the text is no pattern in the sense of ECMA-262 with the flag `u`
 */
export function parsePattern(source: string): Regexpp.AST.Pattern {
  const { RegExpParser } = require('@eslint-community/regexpp') as typeof Regexpp
  const tree = new RegExpParser({ ecmaVersion: EDITION }).parsePattern(source, 0, source.length, { unicode: true })
  // Names of Unicode properties are what this Node knows.
  new RegExp(source, 'u')
  return tree
}

/** The first and last characters of the ranges in a pattern, and its single characters. */
export function rangeEnds(tree: Regexpp.AST.Pattern): number[] {
  const { visitRegExpAST } = require('@eslint-community/regexpp') as typeof Regexpp
  const ends: number[] = []
  visitRegExpAST(tree, { onCharacterEnter: ({ value }) => ends.push(value) })
  return ends
}
