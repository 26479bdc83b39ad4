import { createRequire } from 'node:module'
import type { Json } from '@ssot-codegen/core'
import type { FormattingOptions, Node } from 'jsonc-parser'
import { lineEnd } from './text-lines.js'
import type { KeyOrder } from './key-order.js'

// Loaded when a document must be edited, which an unchanged run never does.
const require = createRequire(import.meta.url)
const jsonc = () => require('jsonc-parser') as typeof import('jsonc-parser')

/** What a text with comments and trailing commas means; undefined when it has errors. */
export function parseLenient(text: string): Json | undefined {
  const errors: import('jsonc-parser').ParseError[] = []
  const root = jsonc().parseTree(text, errors, { allowTrailingComma: true })
  return root && errors.length === 0 ? (jsonc().getNodeValue(root) as Json) : undefined
}

/**
 * Sets the value at a path of keys, and touches no other byte but the white space of the line it goes into.
 *
 * @param place where the first key that is missing goes, among the keys there
 */
export function setJson(text: string, { path, value, order }: { path: readonly string[]; value: Json; order: (parent: readonly string[]) => KeyOrder }): string {
  const { applyEdits, findNodeAtLocation, modify, parseTree } = jsonc()
  const root = parseTree(text, [], { allowTrailingComma: true })
  let depth = 0
  while (root && depth < path.length - 1 && findNodeAtLocation(root, path.slice(0, depth + 1))) depth++
  const missing = path[depth] ?? ''
  const compare = order(path.slice(0, depth))
  const getInsertionIndex = (keys: string[]) => {
    const index = keys.findIndex((key) => compare(key, missing) > 0)
    return index === -1 ? keys.length : index
  }
  return applyEdits(text, modify(text, [...path], value, { formattingOptions: formatting(text), getInsertionIndex }))
}

/**
 * Removes the property at a path of keys with one comma, and the line it stood on when nothing else is there.
 * Comments around it stay, which `modify` of jsonc-parser would take along.
 */
export function removeJson(text: string, path: readonly string[]): string {
  const { findNodeAtLocation, parseTree } = jsonc()
  const root = parseTree(text, [], { allowTrailingComma: true })
  const property = root && findNodeAtLocation(root, [...path])?.parent
  if (!property) return text
  const siblings = property.parent?.children ?? []
  const previous = siblings[siblings.indexOf(property) - 1]
  const end = property.offset + property.length
  const comma = commaAfter(text, end)
  if (comma !== undefined) return cut(cutAt(text, comma), property.offset, end)
  const without = cut(text, property.offset, end)
  const before = previous && commaAfter(text, endOf(previous))
  return before === undefined ? without : cutAt(without, before)
}

function endOf(node: Node): number {
  return node.offset + node.length
}

function commaAfter(text: string, offset: number): number | undefined {
  const { createScanner, SyntaxKind } = jsonc()
  const scanner = createScanner(text, true)
  scanner.setPosition(offset)
  // The enum is a const one, which a module compiled alone cannot inline; the scanner's numbers are its own.
  const comma: number = SyntaxKind.CommaToken
  return (scanner.scan() as number) === comma ? scanner.getTokenOffset() : undefined
}

function cutAt(text: string, offset: number): string {
  return text.slice(0, offset) + text.slice(offset + 1)
}

function cut(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const tail = /^[^\S\n]*(?:\n|$)/.exec(text.slice(end))
  const alone = text.slice(lineStart, start).trim() === '' && tail !== null
  if (alone) return text.slice(0, lineStart) + text.slice(end + tail[0].length)
  const blanks = /^[^\S\n]*/.exec(text.slice(end))?.[0].length ?? 0
  return text.slice(0, start) + text.slice(end + blanks)
}

function formatting(text: string): FormattingOptions {
  const indent = /^[{[][^\n]*\n(?:[^\S\n]*\n)*([ \t]+)\S/m.exec(text)?.[1] ?? '  '
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length, eol: lineEnd(text) }
}
