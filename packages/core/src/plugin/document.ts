import type { Json } from '../schema/ir.js'
import type { Contribution } from './slot.js'
import { defineSlot } from './slot.js'

/**
 * One entry of a document: a file that many plugins and the user write, of which we own entries, not the whole.
 * `json` entries are addressed by their path of keys, `env` entries by the variable, `lines` entries by the line.
 */
export type DocumentEntry =
  | { readonly path: string; readonly format: 'json'; readonly key: readonly string[]; readonly value: Json }
  | { readonly path: string; readonly format: 'env'; readonly key: readonly [string]; readonly value: string; readonly doc: string }
  | { readonly path: string; readonly format: 'lines'; readonly key: readonly [string] }

/** Puts an entry into a document. */
export const documentEntry = defineSlot<DocumentEntry>('core/document-entry', (e) => `${e.path}\0${e.key.join('\0')}`)

/** A script of `package.json`. */
export function npmScript(name: string, command: string): Contribution {
  return documentEntry({ path: 'package.json', format: 'json', key: ['scripts', name], value: command })
}

/** A line of `.gitignore`. */
export function gitignore(pattern: string): Contribution {
  return documentEntry({ path: '.gitignore', format: 'lines', key: [pattern] })
}

/**
 * A package the output depends on without importing it in printed code (a tool that a script runs). Imports need
 * none: a printed symbol brings its own.
 */
export const npmDependency = defineSlot<{ readonly name: string; readonly range: string; readonly dev: boolean }>(
  'core/npm-dependency',
  (d) => `${d.name} ${d.range} ${d.dev}`,
)
