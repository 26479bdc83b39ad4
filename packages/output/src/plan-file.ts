import type { GeneratedFile } from '@ssot-codegen/core'
import { canonicalText, digest } from './canonical-text.js'
import { inspect, stamp, unstamped } from './header.js'
import type { Recorded } from './manifest.js'
import { placeFor, type Planning } from './planning.js'
import type { PlannedAction } from './planned.js'

/** A file's action, and its hash where only the manifest can carry it. */
export type FilePlan = { readonly action: PlannedAction; readonly recorded?: Recorded }

/** Decides what happens to one file of the output; its path is harmless by itself. */
export function planFile(file: GeneratedFile, planning: Planning): FilePlan {
  const { path, plugin } = file
  const stamped = file.mode === 'managed' ? stamp(path, file.text, file.source) : undefined
  const text = stamped ?? canonicalText(file.text)
  // A user may turn a scaffold into a link or whatever else: we never write to it again.
  if (file.mode === 'scaffold' && ['file', 'other', 'directory'].includes(targetKind(path, planning))) {
    return { action: { path, plugin, action: 'keep', once: true } }
  }
  const place = placeFor(path, planning)
  if (place === undefined) return { action: { path, plugin, action: 'conflict' } }
  const recorded = file.mode === 'managed' && stamped === undefined ? { recorded: new Set([digest(text)]) } : {}
  if (place === 'absent') {
    const once = file.mode === 'scaffold' ? { once: true as const } : {}
    return { action: { path, plugin, action: 'create', text, ...once }, ...recorded }
  }

  const raw = planning.disk.read(path)
  const before = raw ?? planning.disk.readLossy(path)
  if (raw !== undefined && canonicalText(raw) === text) return { action: { path, plugin, action: 'keep', kept: raw }, ...recorded }
  const standing = stamped === undefined ? headerless(raw, planning.manifest.files.get(path)) : headed(file, raw)
  if (standing !== 'ours' && !planning.force) {
    planning.report(standing, { path })
    return { action: { path, plugin, action: 'conflict', text, before } }
  }
  return { action: { path, plugin, action: 'update', text, before }, ...recorded }
}

function targetKind(path: string, { disk }: Planning): string {
  const found = disk.look(path)
  return found.kind === 'symlink' && found.at === path ? 'other' : found.kind
}

function headerless(text: string | undefined, recorded: Recorded | undefined): 'ours' | 'edited' | 'foreign' {
  if (!recorded) return 'foreign'
  return text !== undefined && recorded.has(digest(canonicalText(text))) ? 'ours' : 'edited'
}

/** A file whose body is just what we would write holds nothing to lose, whatever its header says after a merge. */
function headed(file: GeneratedFile, text: string | undefined): 'ours' | 'edited' | 'foreign' {
  if (text === undefined) return 'foreign'
  const { state, rest } = inspect(file.path, text)
  if (state === 'intact' || rest === unstamped(file.path, file.text)) return 'ours'
  return state === 'edited' ? 'edited' : 'foreign'
}
