import type { Editor, Unreadable } from './editor.js'
import type { JsonEntry } from './fresh-json.js'
import { blankObjectAt, putObject, removeJson, setJson } from './json-edit.js'
import { parseLenient } from './json-text.js'
import { canonicalJson, isObject, jsonPointer, pointerPath, valueAt, type JsonObject } from './json-value.js'
import { keyOrder } from './key-order.js'

/**
 * Opens a JSON document, comments and trailing commas allowed. Formatting, comments and the order of keys stay.
 *
 * @param given the document as it is
 * @param about its path, which decides the order of keys, our entries, free of faults, and the empty objects that were there before entries came
 * into them
 */
export function createJsonEditor(
  given: string,
  { document, entries, blanks }: { readonly document: string; readonly entries: readonly JsonEntry[]; readonly blanks: ReadonlyMap<string, string> },
): Editor | Unreadable {
  let text = given
  const parsed = parse(text)
  if (!parsed) return { fault: 'it is not a JSON object' }
  let root: JsonObject = parsed
  const ours = new Map(entries.map((entry) => [jsonPointer(entry.key), entry]))

  const become = (next: string): boolean => {
    const value = parse(next)
    if (!value) return false
    text = next
    root = value
    return true
  }
  const state = (pointer: string) => {
    const value = valueAt(root, pointerPath(pointer))
    return value === undefined ? undefined : canonicalJson(value)
  }
  return {
    wanted: new Map([...ours].map(([pointer, { value }]) => [pointer, canonicalJson(value)])),
    state,
    write(pointer) {
      const entry = ours.get(pointer)
      if (!entry || !hasRoom(root, entry.key)) return false
      const before = text
      const next = setJson(text, { path: entry.key, value: entry.value, order: (parent) => keyOrder(document, parent) })
      // A key that stands twice is edited at its first place and read at its last.
      if (become(next) && state(pointer) === canonicalJson(entry.value)) return true
      become(before)
      return false
    },
    remove(pointer) {
      for (let path = pointerPath(pointer); path.length > 0; path = path.slice(0, -1)) {
        if (!become(removeJson(text, path))) return
        const parent = path.slice(0, -1)
        const isNeeded = entries.some(({ key }) => key.length > parent.length && parent.every((segment, i) => key[i] === segment))
        if (isNeeded || blankObjectAt(text, parent) === undefined) return
        const before = blanks.get(jsonPointer(parent))
        if (before !== undefined) {
          become(putObject(text, parent, before))
          return
        }
      }
    },
    label: (pointer) => `"${pointerPath(pointer).join('.')}"`,
    text: () => text,
    blanks: new Map([...blanksFor(given, parsed, entries), ...blanks]),
    blank: () => !blanks.has('') && Object.keys(root).length === 0 && /^\s*\{\s*\}\s*$/.test(text),
  }
}

/** The empty objects that entries would come into. */
function blanksFor(text: string, root: JsonObject, entries: readonly JsonEntry[]): [pointer: string, text: string][] {
  const parents = new Map(entries.flatMap(({ key }) => key.map((_, depth) => [jsonPointer(key.slice(0, depth)), key.slice(0, depth)] as const)))
  return [...parents].flatMap(([pointer, path]) => {
    const value = valueAt(root, path)
    // Most documents have none, and only then are they parsed with their places.
    if (!isObject(value) || Object.keys(value).length > 0) return []
    const object = blankObjectAt(text, path)
    return object === undefined ? [] : [[pointer, object] as [string, string]]
  })
}

/** Whether every value on the way is an object or missing. */
function hasRoom(root: JsonObject, path: readonly string[]): boolean {
  return path.slice(0, -1).every((_, i) => {
    const value = valueAt(root, path.slice(0, i + 1))
    return value === undefined || isObject(value)
  })
}

function parse(text: string): JsonObject | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = parseLenient(text)
  }
  return isObject(value) ? value : undefined
}
