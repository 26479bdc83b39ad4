import type { NodeRow } from './schema-nodes.js'
import type { PluginRow } from './plugin-row.js'

/** Why there is a file, or a line of it. */
export type FileAnswer = {
  readonly kind: 'file'
  readonly path: string
  /** The line that was asked about, and what it is on disk. */
  readonly line: { readonly number: number; readonly text: string } | null
  /**
   * Whose it is: `managed`, `scaffold` and `document` are what a plugin makes; `client` is the Prisma client, `state` what is kept
   * between runs, `own` the project's.
   */
  readonly role: 'managed' | 'scaffold' | 'document' | 'client' | 'state' | 'own'
  readonly plugins: readonly PluginRow[]
  /** What it is made from, the line or else the whole; `schema` is all of it. */
  readonly from: readonly NodeRow[] | 'schema' | 'nothing'
  /** The operations that it handles. */
  readonly operations: readonly string[]
  /** The generated files that import it, or the package that the line of a manifest names. */
  readonly importedBy: readonly string[]
  /** The entries that plugins have in it, where it is a document. */
  readonly entries: readonly { readonly key: string; readonly plugin: string }[]
  /** Whether the line is the project's own, or another one than would be generated now. */
  readonly edited: boolean
}

/** Why there is an operation. */
export type OperationAnswer = {
  readonly kind: 'operation'
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly access: string
  readonly handler: { readonly name: string; readonly file: string }
  /** What it serves. */
  readonly from: readonly NodeRow[]
  /** The plugin that states it, and those that amend it. */
  readonly plugins: readonly PluginRow[]
  readonly amendments: readonly { readonly plugin: string; readonly adds: readonly string[] }[]
}

/** What `why` answers. */
export type Answer = FileAnswer | OperationAnswer
