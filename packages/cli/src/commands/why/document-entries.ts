import { createRequire } from 'node:module'
import type { GeneratedDocument } from '@ssot-codegen/core'
import type * as Jsonc from 'jsonc-parser'

// Loaded when a line of a JSON document is asked about: every run of every command would pay for it else.
const require = createRequire(import.meta.url)

type Entries = GeneratedDocument['entries']

/** The entries of a document that a line says something of. */
export function entriesAt({ format, entries }: GeneratedDocument, lines: readonly string[], line: number): Entries {
  const text = lines[line - 1] ?? ''
  if (format === 'lines') return entries.filter(({ key: [own] }) => own === text.trim())
  if (format === 'env') {
    // Comments stand above what they are about.
    const at = lines.findIndex((one, i) => i >= line - 1 && !one.startsWith('#'))
    return entries.filter(({ key: [name] }) => /^\s*(?:export\s+)?([\w.-]+)\s*=/.exec(lines[at] ?? '')?.[1] === name)
  }
  const before = lines.slice(0, line - 1).join('\n')
  const at = (line > 1 ? before.length + 1 : 0) + (text.length - text.trimStart().length) + 1
  const { getLocation } = require('jsonc-parser') as typeof Jsonc
  const path = getLocation(lines.join('\n'), at).path.map(String)
  return entries.filter(({ key }) => path.length > 0 && key.every((name, i) => i >= path.length || path[i] === name))
}
