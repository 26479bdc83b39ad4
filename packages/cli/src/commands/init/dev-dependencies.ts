import { byCodeUnit } from '@ssot-codegen/core'
import { applyEdits, modify, parse } from 'jsonc-parser'

/** The text of a `package.json` with more development dependencies; those that it names already stay as they are. */
export function withDevDependencies(text: string, wanted: { readonly [name: string]: string }): string {
  const manifest = recordOf(parse(text))
  const dev = recordOf(manifest['devDependencies'])
  const fresh = Object.entries(wanted).filter(([name]) => !(name in dev) && !(name in recordOf(manifest['dependencies'])))
  if (fresh.length === 0) return text
  const all = Object.fromEntries([...Object.entries(dev), ...fresh].sort(([a], [b]) => byCodeUnit(a, b)))
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  return applyEdits(text, modify(text, ['devDependencies'], all, { formattingOptions: { insertSpaces: true, tabSize: 2, eol } }))
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
