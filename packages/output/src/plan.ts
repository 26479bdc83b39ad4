import { resolve } from 'node:path'
import { byCodeUnit, createReport, pathFault, type Diagnostic, type GeneratedFile, type GenerateResult } from '@ssot-codegen/core'
import { createFindBase } from './base/find-base.js'
import { claimPaths } from './claim-paths.js'
import { canonicalText } from './canonical-text.js'
import { catalogue } from './diagnostics.js'
import { createDisk } from './disk.js'
import {
  emptyManifest,
  manifestBetween,
  parseMerged,
  serializeManifest,
  type Manifest,
  type Recorded,
  type RecordedDocument,
} from './manifest.js'
import { planDocument } from './plan-document.js'
import { planFile } from './plan-file.js'
import type { Plan, PlannedAction } from './planned.js'
import { planEditState } from './plan-edit-state.js'
import { placeFor, type Planning, type Resolve } from './planning.js'
import { prune } from './prune.js'
import { planSeen, type Seen } from './seen.js'
import { FORMER_GITIGNORE, MANIFEST, STATE_GITIGNORE } from './state-folder.js'

/** How a plan is made. */
export type PlanOptions = {
  /** Overwrite files that were edited, or were never ours. Entries of documents stay the user's all the same. */
  readonly force?: boolean
  /** How conflicts are ended; absent: they stay. */
  readonly resolve?: Resolve
  /** Directories in which files that are no longer generated are looked for. Default: `src/gen`. */
  readonly managedRoots?: readonly string[]
  /** What earlier plans of this process have seen (`createSeen`). */
  readonly seen?: Seen
}

/**
 * Compares an output with the disk. Reads only; what stands in the way of writing is in `diagnostics`.
 *
 * @param root the project's folder; it need not exist
 * @param output files and documents, as `generate` returns them
 * @throws Error from the file system when something cannot be read
 */
export function planOutput(root: string, output: Pick<GenerateResult, 'files' | 'documents'>, options: PlanOptions = {}): Plan {
  const { force = false, resolve: ending, managedRoots = ['src/gen'], seen } = options
  const diagnostics: Diagnostic[] = []
  const report = createReport('output', catalogue, diagnostics)
  const disk = createDisk(resolve(root))
  if (!disk.usable) {
    report('root', { root })
    return { root: disk.root, actions: [], diagnostics, emptied: [], generated: [] }
  }
  const planning: Planning = { disk, report, force, resolve: ending, manifest: emptyManifest, findBase: createFindBase(disk) }
  const state = readState(planning)
  const { manifest } = state
  const known: Planning = { ...planning, manifest }

  const documents = output.documents.map((d) => ({ ...d, plugin: d.entries[0]?.plugin ?? 'output' }))
  const { accepted, wanted } = claimPaths([...output.files, ...documents], report)
  const decide = (file: GeneratedFile) => planFile(file, known)
  const planOne = (file: GeneratedFile) => (seen ? planSeen(file, { seen, planning: known, decide }) : decide(file))
  const files = output.files.filter((f) => accepted.has(f.path)).map((f) => ({ path: f.path, ...planOne(f) }))
  const merged = output.documents.filter((d) => accepted.has(d.path)).map((d) => ({ path: d.path, ...planDocument(d, known) }))
  const dropped = [...manifest.documents]
    .filter(([path]) => !wanted.has(path))
    .map(([path, { format }]) => ({ path, ...planDocument({ path, format, entries: [] }, known) }))
  const pruned = prune(managedRoots.filter((r) => pathFault(r) === undefined), wanted, known)
  const inLayout = files.filter(({ layout }) => layout).map(({ path }) => path)
  if (inLayout.length > 0) report('formatted', { paths: inLayout })
  const edits = planEditState({ edited: files, orphans: pruned.edited }, known)

  const after: Manifest = {
    files: new Map([
      ...pruned.recorded,
      ...files.flatMap((f): [string, Recorded][] => (f.recorded ? [[f.path, f.recorded]] : [])),
    ]),
    documents: new Map([...merged, ...dropped].map((d): [string, RecordedDocument] => [d.path, d.recorded])),
  }
  const text = serializeManifest(after)
  const between = serializeManifest(manifestBetween(manifest, after))
  const actions = [...files, ...merged, ...dropped].flatMap((p) => p.action ?? []).concat(pruned.actions, edits.actions)
  const changes = actions.some((a) => a.action !== 'keep')
  return {
    root: disk.root,
    actions: [...actions, ...stateActions({ state, text, changes }, known)].sort((a, b) => byCodeUnit(a.path, b.path)),
    diagnostics,
    emptied: [...pruned.emptied, ...edits.emptied],
    generated: files.flatMap(({ generated }) => generated ?? []),
    ...(changes && between !== undefined && between !== state.text && between !== text && { interim: between }),
  }
}

type State = {
  readonly text: string | undefined
  readonly manifest: Manifest
  readonly gitignore: 'absent' | 'former' | 'there'
}

function readState(planning: Planning): State {
  const gitignore = placeFor(STATE_GITIGNORE.path, planning)
  const text = placeFor(MANIFEST, planning) === 'file' ? planning.disk.readLossy(MANIFEST) : undefined
  const manifest = text === undefined ? emptyManifest : parseMerged(text)
  if (!manifest) planning.report('manifest', { path: MANIFEST })
  const isFormer = gitignore === 'file' && canonicalText(planning.disk.readLossy(STATE_GITIGNORE.path)) === FORMER_GITIGNORE
  return { text, manifest: manifest ?? emptyManifest, gitignore: gitignore === 'absent' ? 'absent' : isFormer ? 'former' : 'there' }
}

function stateActions(
  { state, text, changes }: { state: State; text: string | undefined; changes: boolean },
  planning: Planning,
): PlannedAction[] {
  const own = { path: MANIFEST, plugin: 'output' }
  const actions: PlannedAction[] = []
  if (state.text === undefined) {
    if (text !== undefined) actions.push({ ...own, action: 'create', text })
  } else if (text === undefined) actions.push({ ...own, action: 'remove', before: state.text })
  else if (text === state.text.replaceAll('\r\n', '\n')) actions.push({ ...own, action: 'keep', kept: state.text })
  else actions.push({ ...own, action: 'update', text, before: state.text })
  const ignore = { path: STATE_GITIGNORE.path, plugin: 'output', once: true } as const
  const writes = changes || actions.some((a) => a.action !== 'keep')
  if (state.gitignore === 'absent') return writes ? [...actions, { ...ignore, action: 'create', text: STATE_GITIGNORE.text }] : actions
  if (state.gitignore === 'there' || !writes) return [...actions, { ...ignore, action: 'keep' }]
  return [...actions, { ...ignore, action: 'update', text: STATE_GITIGNORE.text, before: planning.disk.readLossy(ignore.path) }]
}
