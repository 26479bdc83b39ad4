import type { Json } from '@ssot-codegen/core'
import type { Node } from 'jsonc-parser'
import { commaAfter, endOf, endOfRestOfLine, indentAt, indentUnit, nodeAt, parseNodes } from './json-text.js'
import type { KeyOrder } from './key-order.js'
import { lineEnd } from './text-lines.js'

/**
 * Sets the value at a path of keys. No byte of what is there is touched but the value itself: `modify` of
 * jsonc-parser would move comments to another key and format the user's lines anew.
 *
 * @param order how the keys of the object at a path are ordered, for the first key that is missing
 */
export function setJson(
  text: string,
  { path, value, order }: { path: readonly string[]; value: Json; order: (parent: readonly string[]) => KeyOrder },
): string {
  const root = parseNodes(text)
  const present = nodeAt(root, path)
  if (present) return splice(text, present.offset, endOf(present), print(text, value, indentAt(text, present.offset)))
  let depth = 0
  while (nodeAt(root, path.slice(0, depth + 1))) depth++
  const parent = nodeAt(root, path.slice(0, depth))
  if (parent?.type !== 'object') return text
  const missing = path.slice(depth + 1).reduceRight<Json>((inner, key) => Object.fromEntries([[key, inner]]), value)
  return insert(text, { parent, key: path[depth] ?? '', value: missing, order: order(path.slice(0, depth)) })
}

/**
 * Removes the property at a path of keys with one comma, and the line it stood on when nothing else is there.
 * Comments around it stay.
 */
export function removeJson(text: string, path: readonly string[]): string {
  const property = nodeAt(parseNodes(text), path)?.parent
  if (!property) return text
  const siblings = property.parent?.children ?? []
  const previous = siblings[siblings.indexOf(property) - 1]
  const end = endOf(property)
  const comma = commaAfter(text, end)
  if (comma !== undefined) return cut(splice(text, comma, comma + 1, ''), property.offset, end)
  const without = cut(text, property.offset, end)
  const before = previous && commaAfter(text, endOf(previous))
  return before === undefined ? without : splice(without, before, before + 1, '')
}

/** The text of the object at a path of keys where nothing, not even a comment, is inside. */
export function blankObjectAt(text: string, path: readonly string[]): string | undefined {
  const node = nodeAt(parseNodes(text), path)
  if (node?.type !== 'object') return undefined
  const object = text.slice(node.offset, endOf(node))
  return object.slice(1, -1).trim() === '' ? object : undefined
}

/** Writes an object in the place of the one at a path of keys, as it is. */
export function putObject(text: string, path: readonly string[], object: string): string {
  const node = nodeAt(parseNodes(text), path)
  return node ? splice(text, node.offset, endOf(node), object) : text
}

type Insertion = { readonly parent: Node; readonly key: string; readonly value: Json; readonly order: KeyOrder }

function insert(text: string, { parent, key, value, order }: Insertion): string {
  const siblings = parent.children ?? []
  const nameOf = (property: Node | undefined): string => String(property?.children?.[0]?.value)
  const found = siblings.findIndex((property) => order(nameOf(property), key) > 0)
  const index = found === -1 ? siblings.length : found
  const [first, previous] = [siblings[0], siblings[index - 1]]
  const end = lineEnd(text)
  const outer = indentAt(text, parent.offset)
  const isInline = first !== undefined && !text.slice(parent.offset, first.offset).includes('\n')
  const indent = first && !isInline ? indentAt(text, first.offset) : outer + indentUnit(text)
  const property = `${JSON.stringify(key)}: ${isInline ? JSON.stringify(value) : print(text, value, indent)}`

  if (!first) {
    const inner = text.slice(parent.offset + 1, endOf(parent) - 1)
    const rest = inner.includes('\n') ? inner : inner.trimEnd() + end + outer
    return splice(text, parent.offset + 1, endOf(parent) - 1, `${end}${indent}${property}${rest}`)
  }
  const comma = previous && commaAfter(text, endOf(previous))
  const needsComma = previous !== undefined && comma === undefined
  const offset = previous ? (comma === undefined ? endOf(previous) : comma + 1) : parent.offset + 1
  const line = endOfRestOfLine(text, offset)
  const tail = index < siblings.length || comma !== undefined ? ',' : ''
  if (line === undefined || isInline) return splice(text, offset, offset, `${needsComma ? ',' : ''} ${property}${tail}`)
  const inserted = splice(text, line, line, `${end}${indent}${property}${tail}`)
  return needsComma ? splice(inserted, offset, offset, ',') : inserted
}

function print(text: string, value: Json, indent: string): string {
  return JSON.stringify(value, null, indentUnit(text)).replaceAll('\n', lineEnd(text) + indent)
}

function splice(text: string, start: number, end: number, insertion: string): string {
  return text.slice(0, start) + insertion + text.slice(end)
}

function cut(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const tail = /^[^\S\n]*(?:\n|$)/.exec(text.slice(end))
  const alone = text.slice(lineStart, start).trim() === '' && tail !== null
  if (alone) return splice(text, lineStart, end + tail[0].length, '')
  // What is put into a line has one blank before it.
  if (text[start - 1] === ' ') return splice(text, start - 1, end, '')
  const blanks = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0
  return splice(text, start, end + blanks, '')
}
