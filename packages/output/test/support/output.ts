import { byCodeUnit, type DocumentEntry, type GeneratedDocument, type GeneratedFile, type Json } from '@ssot-codegen/core'

/** What a test generates. */
export type Output = { readonly files?: readonly GeneratedFile[]; readonly documents?: readonly GeneratedDocument[] }

/** A managed file. */
export function file(path: string, text: string, more: Partial<GeneratedFile> = {}): GeneratedFile {
  return { path, text, mode: 'managed', plugin: 'api', source: 'model Post', origins: [], ...more }
}

/** A scaffold. */
export function scaffold(path: string, text: string): GeneratedFile {
  return file(path, text, { mode: 'scaffold' })
}

/** `package.json`, or another JSON document, with these values by dotted path. */
export function json(values: { readonly [path: string]: unknown }, path = 'package.json'): GeneratedDocument {
  const entries = Object.entries(values).map(([key, value]) => {
    return { path, format: 'json' as const, key: key.split('.'), value: value as Json, plugin: 'project' }
  })
  return { path, format: 'json', entries: sorted(entries) }
}

/** `.env.example` with these variables: a value, or a value and its comment. */
export function env(values: { readonly [name: string]: string | readonly [string, string] }): GeneratedDocument {
  const path = '.env.example'
  const entries = Object.entries(values).map(([name, v]) => {
    const [value, doc] = typeof v === 'string' ? [v, ''] : v
    return { path, format: 'env' as const, key: [name] as const, value, doc, plugin: 'project' }
  })
  return { path, format: 'env', entries: sorted(entries) }
}

/** `.gitignore` with these lines. */
export function lines(...keys: string[]): GeneratedDocument {
  const path = '.gitignore'
  const entries = keys.map((key) => ({ path, format: 'lines' as const, key: [key] as const, plugin: 'project' }))
  return { path, format: 'lines', entries: sorted(entries) }
}

function sorted<T extends DocumentEntry>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => byCodeUnit(a.key.join('\0'), b.key.join('\0')))
}
