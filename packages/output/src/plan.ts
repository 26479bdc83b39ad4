import { resolve } from 'node:path'
import { byCodeUnit, createReport, type Diagnostic, type GenerateResult } from '@ssot-codegen/core'
import { claimPaths } from './claim-paths.js'
import { catalogue } from './diagnostics.js'
import { createDisk } from './disk.js'
import {
  emptyManifest,
  manifestBetween,
  parseManifest,
  serializeManifest,
  type Manifest,
  type Recorded,
  type RecordedDocument,
} from './manifest.js'
import { pathFault } from '@ssot-codegen/core'
import { planDocument } from './plan-document.js'
import { planFile } from './plan-file.js'
import type { Plan, PlannedAction } from './planned.js'
import { placeFor, type Planning } from './planning.js'
import { prune } from './prune.js'
import { MANIFEST, STATE_GITIGNORE } from './state-folder.js'

/** How a plan is made. */
export type PlanOptions = {
  /** Overwrite files that were edited, or were never ours. Entries of documents stay the user's all the same. */
  readonly force?: boolean
  /** Directories in which files that are no longer generated are looked for. Default: `src/gen`. */
  readonly managedRoots?: readonly string[]
}

/**
 * Compares an output with the disk. Reads only; what stands in the way of writing is in `diagnostics`.
 *
 * @param root the project's folder; it need not exist
 * @param output files and documents, as `generate` returns them
 * @throws Error from the file system when something cannot be read
 */
export function planOutput(root: string, output: Pick<GenerateResult, 'files' | 'documents'>, options: PlanOptions = {}): Plan {
  const { force = false, managedRoots = ['src/gen'] } = options
  const diagnostics: Diagnostic[] = []
  const report = createReport('output', catalogue, diagnostics)
  const disk = createDisk(resolve(root))
  if (!disk.usable) {
    report('root', { root })
    return { root: disk.root, actions: [], diagnostics, emptied: [] }
  }
  const planning: Planning = { disk, report, force, manifest: emptyManifest }
  const state = readState(planning)
  const { manifest } = state
  const known: Planning = { ...planning, manifest }

  const documents = output.documents.map((d) => ({ ...d, plugin: d.entries[0]?.plugin ?? 'output' }))
  const { accepted, wanted } = claimPaths([...output.files, ...documents], report)
  const files = output.files.filter((f) => accepted.has(f.path)).map((f) => ({ path: f.path, ...planFile(f, known) }))
  const merged = output.documents.filter((d) => accepted.has(d.path)).map((d) => ({ path: d.path, ...planDocument(d, known) }))
  const dropped = [...manifest.documents]
    .filter(([path]) => !wanted.has(path))
    .map(([path, { format }]) => ({ path, ...planDocument({ path, format, entries: [] }, known) }))
  const pruned = prune(managedRoots.filter((r) => pathFault(r) === undefined), wanted, known)

  const after: Manifest = {
    files: new Map([
      ...pruned.recorded,
      ...files.flatMap((f): [string, Recorded][] => (f.recorded ? [[f.path, f.recorded]] : [])),
    ]),
    documents: new Map([...merged, ...dropped].map((d): [string, RecordedDocument] => [d.path, d.recorded])),
  }
  const text = serializeManifest(after)
  const between = serializeManifest(manifestBetween(manifest, after))
  const actions = [...files, ...merged, ...dropped].flatMap((p) => p.action ?? []).concat(pruned.actions)
  const changes = actions.some((a) => a.action !== 'keep')
  return {
    root: disk.root,
    actions: [...actions, ...stateActions({ state, text, changes })].sort((a, b) => byCodeUnit(a.path, b.path)),
    diagnostics,
    emptied: pruned.emptied,
    ...(changes && between !== undefined && between !== state.text && between !== text && { interim: between }),
  }
}

type State = { readonly text: string | undefined; readonly manifest: Manifest; readonly hasGitignore: boolean }

function readState(planning: Planning): State {
  const hasGitignore = placeFor(STATE_GITIGNORE.path, planning) !== 'absent'
  const text = placeFor(MANIFEST, planning) === 'file' ? planning.disk.readLossy(MANIFEST) : undefined
  const manifest = text === undefined ? emptyManifest : parseManifest(text)
  if (!manifest) planning.report('manifest', { path: MANIFEST })
  return { text, manifest: manifest ?? emptyManifest, hasGitignore }
}

function stateActions({ state, text, changes }: { state: State; text: string | undefined; changes: boolean }): PlannedAction[] {
  const own = { path: MANIFEST, plugin: 'output' }
  const actions: PlannedAction[] = []
  if (state.text === undefined) {
    if (text !== undefined) actions.push({ ...own, action: 'create', text })
  } else if (text === undefined) actions.push({ ...own, action: 'remove', before: state.text })
  else if (text === state.text.replaceAll('\r\n', '\n')) actions.push({ ...own, action: 'keep', kept: state.text })
  else actions.push({ ...own, action: 'update', text, before: state.text })
  const isNew = !state.hasGitignore && (changes || actions.some((a) => a.action !== 'keep'))
  if (isNew) return [...actions, { ...STATE_GITIGNORE, plugin: 'output', action: 'create', once: true }]
  return state.hasGitignore ? [...actions, { path: STATE_GITIGNORE.path, plugin: 'output', action: 'keep', once: true }] : actions
}
