import type { Editor } from './editor.js'
import { endLastLine, lineEnd, placeAmong, splitLines } from './text-lines.js'

/** Why a line cannot be an entry of a document of lines; undefined when it can. */
export function lineFault(line: string): string | undefined {
  if (line === '' || line !== line.trim()) return 'is empty or has blanks around it'
  return /[\0-\x1f\x7f-\x9f\u2028\u2029\uD800-\uDFFF\uFEFF]/u.test(line) ? 'has a control character' : undefined
}

/**
 * Opens a document whose entries are whole lines, such as `.gitignore`.
 *
 * @param text the document as it is; empty for a fresh one
 * @param order our lines
 */
export function createLinesEditor(text: string, order: readonly string[]): Editor {
  const lines = splitLines(text)
  const end = lineEnd(text)
  const indexOf = (key: string) => lines.findIndex((line) => line.trimEnd() === key)
  return {
    wanted: new Map(order.map((line) => [line, line])),
    state: (key) => (indexOf(key) === -1 ? undefined : key),
    write(key) {
      const spot = placeAmong(order, key, indexOf)
      const index = spot ? spot.index + (spot.place === 'after' ? 1 : 0) : lines.length
      if (index === lines.length) endLastLine(lines, end)
      lines.splice(index, 0, key + end)
      return true
    },
    remove(key) {
      const index = indexOf(key)
      if (index !== -1) lines.splice(index, 1)
    },
    label: (key) => `Line "${key}"`,
    text: () => lines.join(''),
    blank: () => lines.every((line) => line.trim() === ''),
  }
}
