import { createRequire } from 'node:module'
import type { Json } from '@ssot-codegen/core'
import type * as Jsonc from 'jsonc-parser'

// Loaded when a document must be edited, which an unchanged run never does.
const require = createRequire(import.meta.url)
const jsonc = () => require('jsonc-parser') as typeof Jsonc

/** The syntax tree of a text with comments and trailing commas; undefined when it has errors. */
export function parseNodes(text: string): Jsonc.Node | undefined {
  const errors: Jsonc.ParseError[] = []
  const root = jsonc().parseTree(text, errors, { allowTrailingComma: true })
  return errors.length === 0 ? root : undefined
}

/** What a text with comments and trailing commas means; undefined when it has errors. */
export function parseLenient(text: string): Json | undefined {
  const root = parseNodes(text)
  return root && (jsonc().getNodeValue(root) as Json)
}

/** The value at a path of keys. */
export function nodeAt(root: Jsonc.Node | undefined, path: readonly string[]): Jsonc.Node | undefined {
  return root && jsonc().findNodeAtLocation(root, [...path])
}

/** Where a node ends. */
export function endOf(node: Jsonc.Node): number {
  return node.offset + node.length
}

/** Where the comma is that follows `offset`, white space and comments between. */
export function commaAfter(text: string, offset: number): number | undefined {
  const scanner = jsonc().createScanner(text, true)
  scanner.setPosition(offset)
  scanner.scan()
  const token = scanner.getTokenOffset()
  return text[token] === ',' ? token : undefined
}

/** Where the line of `offset` ends, before its line end, when only white space and comments of that line are between. */
export function endOfRestOfLine(text: string, offset: number): number | undefined {
  const rest = /^(?:[^\S\n\r]|\/\*(?:[^*\n]|\*(?!\/))*\*\/)*(?:\/\/[^\n\r]*)?(?=\r?\n|$)/.exec(text.slice(offset))
  return rest ? offset + rest[0].length : undefined
}

/** The white space at the start of the line that `offset` is on. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? ''
}

/** One step of indentation in the text; two blanks where nothing is indented. */
export function indentUnit(text: string): string {
  return /\n([ \t]+)["/]/.exec(text)?.[1] ?? '  '
}
