import type { Json } from '@ssot-codegen/core'
import { keyOrder } from './key-order.js'

/** One value we own, by its path of keys. */
export type JsonEntry = { readonly key: readonly string[]; readonly value: Json }

type Branch = Tree | { readonly value: Json }
type Tree = Map<string, Branch>

/** A document that holds our entries alone, two blanks of indentation. Entries do not lie inside each other. */
export function freshJson(document: string, entries: readonly JsonEntry[]): string {
  const root: Tree = new Map()
  for (const { key, value } of entries) {
    let tree = root
    for (const segment of key.slice(0, -1)) {
      const next = tree.get(segment)
      const inner: Tree = next instanceof Map ? next : new Map<string, Branch>()
      tree.set(segment, inner)
      tree = inner
    }
    tree.set(key.at(-1) ?? '', { value })
  }
  return `${print(root, { document, path: [] })}\n`
}

function print(tree: Tree, { document, path }: { readonly document: string; readonly path: readonly string[] }): string {
  const order = keyOrder(document, path)
  const indent = '  '.repeat(path.length + 1)
  const lines = [...tree]
    .sort(([a], [b]) => order(a, b))
    .map(([key, node]) => {
      const text =
        node instanceof Map
          ? print(node, { document, path: [...path, key] })
          : JSON.stringify(node.value, null, 2).replaceAll('\n', `\n${indent}`)
      return `${indent}${JSON.stringify(key)}: ${text}`
    })
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent.slice(2)}}`
}
