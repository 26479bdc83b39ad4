import type { PrintedOrigin } from '../code/print.js'
import type { Diagnostic } from '../plugin/diagnostic.js'
import type { DocumentEntry } from '../plugin/document.js'
import type { Mode } from '../plugin/plugin.js'

/** One file of the output, printed. */
export type GeneratedFile = {
  /** Relative to the project's root, with `/`. */
  readonly path: string
  readonly text: string
  readonly mode: Mode
  /** The plugin that owns it. */
  readonly plugin: string
  /** What it was made from, for its header: `model Post`, `the schema`, `plugin api`. */
  readonly source: string
  /** Which stretches of the text come from which part of the schema. */
  readonly origins: readonly PrintedOrigin[]
}

/** One document of the output: the entries we own in it, sorted by key. */
export type GeneratedDocument = {
  readonly path: string
  readonly format: DocumentEntry['format']
  readonly entries: readonly (DocumentEntry & { readonly plugin: string })[]
}

/** What `generate` returns. With any error among the diagnostics, the rest must not be written. */
export type GenerateResult = {
  /** Sorted by path. */
  readonly files: readonly GeneratedFile[]
  /** Sorted by path. */
  readonly documents: readonly GeneratedDocument[]
  readonly diagnostics: readonly Diagnostic[]
}
