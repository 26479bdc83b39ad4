import type { Diagnostic } from '@ssot-codegen/core'
import type { Generated } from './base/snapshot.js'
import { BASES, conflictPath, CONFLICTS } from './state-folder.js'

/**
 * What happens to a path. `merge` changes our entries in a document that is there, or what is generated in a file that was
 * edited. `conflict` leaves the file alone: with a warning when it is an edit that does not go together with what is
 * generated, and the rest of the plan can be applied; with an error otherwise.
 */
export type Action = 'create' | 'update' | 'merge' | 'keep' | 'remove' | 'conflict'

/** One path of the plan. */
export type PlannedAction = {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly action: Action
  /** The plugins that own it, comma-separated; `output` for what nobody emits: our own state, files to remove. */
  readonly plugin: string
  /** What is to be on disk; absent for `keep` and `remove`. */
  readonly text?: string
  /** What is on disk, where it differs from `text` or goes. Bytes that are not UTF-8 are replaced in it. */
  readonly before?: string
  /** What is on disk and stays, with `keep`; absent where it is not ours. */
  readonly kept?: string
  /** Written once: from then on it is the user's. */
  readonly once?: true
}

/** What `applyPlan` will do, sorted by path, and all that is to be said about it. */
export type Plan = {
  /** Absolute. */
  readonly root: string
  readonly actions: readonly PlannedAction[]
  /** With an error among them the plan cannot be applied. */
  readonly diagnostics: readonly Diagnostic[]
  /** The manifest while the files change, when it must say more than before and after. */
  readonly interim?: string
  /** Directories below the managed roots that will hold nothing, the deepest first. */
  readonly emptied: readonly string[]
  /** The managed files as generated, those in conflict left out. */
  readonly generated: readonly Generated[]
}

/**
 * Whether the disk already is what the plan wants. Empty directories do not count, for version control keeps none, nor does what is
 * kept for the next merge.
 */
export function isFresh(plan: Plan): boolean {
  const isForMerges = (path: string) => path.startsWith(`${BASES}/`) || path.startsWith(`${CONFLICTS}/`)
  return !hasErrors(plan) && plan.actions.every((a) => a.action === 'keep' || isForMerges(a.path))
}

/** What is generated for a file in conflict. */
export function generatedFor(plan: Plan, path: string): string | undefined {
  const beside = plan.actions.find((a) => a.path === conflictPath(path))
  return beside?.text ?? beside?.kept
}

/** The files whose edits are in conflict with what is generated. */
export function conflictsOf(plan: Plan): readonly string[] {
  return hasErrors(plan) ? [] : plan.actions.filter((a) => a.action === 'conflict').map(({ path }) => path)
}

/** Whether the plan must not be applied. */
export function hasErrors(plan: Plan): boolean {
  return plan.diagnostics.some((d) => d.severity === 'error')
}
