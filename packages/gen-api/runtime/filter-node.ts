import type { Faults } from './faults.js'
import { jsonPointer } from './json-pointer.js'
import type { QueryEntry } from './query-string.js'

/**
 * A place in a filter as the request wrote it, in brackets or as JSON: one grammar is read from both. `at` names it: in
 * brackets where it came in the query string, whichever way, and by a JSON Pointer where it came in a body.
 */
export type FilterNode = BracketNode | JsonNode

/** A place written in brackets: the texts given for it, or what stands in the next bracket. */
export type BracketNode = {
  readonly form: 'brackets'
  readonly at: string
  readonly texts: string[]
  readonly members: Map<string, BracketNode>
}

/** A place in a JSON value. */
export type JsonNode = { readonly form: 'json'; readonly at: string; readonly value: unknown; readonly below: Naming }

/** Names a place below another. */
export type Naming = (at: string, name: string | number) => string

/** `where[title]`, as a query string has it. */
export const bracketed: Naming = (at, name) => `${at}[${name}]`

/** `/where/title`, as RFC 6901 has it. */
export const pointed: Naming = (at, name) => at + jsonPointer([name])

/** The name of a place below a node. */
export function placeBelow(node: FilterNode, name: string): string {
  return (node.form === 'json' ? node.below : bracketed)(node.at, name)
}

/** The tree of parameters that begin with one name. A place has values or places of its own; both is a fault. */
export function bracketTree(name: string, entries: readonly QueryEntry[], faults: Faults): BracketNode {
  const root = bracketNode(name)
  for (const { key, path, value } of entries) {
    let node = root
    for (const segment of path.slice(1)) {
      const next = node.members.get(segment) ?? bracketNode(bracketed(node.at, segment))
      node.members.set(segment, next)
      node = next
    }
    node.texts.push(value)
    if (path.length === 1) faults.add(key, 'malformed-brackets', `What ${name} is about stands in brackets.`)
  }
  reportMixed(root, faults)
  return root
}

function bracketNode(at: string): BracketNode {
  return { form: 'brackets', at, texts: [], members: new Map() }
}

function reportMixed(root: BracketNode, faults: Faults): void {
  // A list of what is left to visit, for the request decides how deep the brackets go.
  const open = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.texts.length > 0 && node.members.size > 0) {
      faults.add(node.at, 'duplicate', 'It has a value and conditions of its own; one of them is to go.')
    }
    open.push(...node.members.values())
  }
}

/** The names in an object and what stands under them; undefined for anything but an object. */
export function membersOf(node: FilterNode): readonly (readonly [string, FilterNode])[] | undefined {
  if (node.form === 'brackets') return node.texts.length === 0 ? [...node.members] : undefined
  if (typeof node.value !== 'object' || node.value === null || Array.isArray(node.value)) return undefined
  return Object.entries<unknown>({ ...node.value }).map(([name, value]) => [
    name,
    { ...node, at: node.below(node.at, name), value },
  ])
}

/** The items of a list, in brackets numbered from 0 without a gap; undefined for anything but a list. */
export function itemsOf(node: FilterNode): readonly FilterNode[] | undefined {
  if (node.form === 'json') {
    if (!Array.isArray(node.value)) return undefined
    return node.value.map((value: unknown, index) => ({ ...node, at: node.below(node.at, index), value }))
  }
  if (node.members.size === 0) return undefined
  const items: BracketNode[] = []
  for (let index = 0; index < node.members.size; index += 1) {
    const item = node.members.get(String(index))
    if (!item) return undefined
    items.push(item)
  }
  return items
}
