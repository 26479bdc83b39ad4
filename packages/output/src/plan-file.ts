import type { GeneratedFile } from '@ssot-codegen/core'
import { canonicalText, digest } from './canonical-text.js'
import type { FilePlan, Standing } from './file-plan.js'
import { inspect, stamp, unstamped } from './header.js'
import type { Recorded } from './manifest.js'
import { planEdited } from './plan-edited.js'
import { placeFor, type Planning } from './planning.js'

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
  if (file.mode === 'scaffold') return { action: { path, plugin, action: 'create', text, once: true } }

  const kept = (known: boolean) => ({
    generated: { path, text, known },
    ...(stamped === undefined && { recorded: new Set([digest(text)]) }),
  })
  if (place === 'absent') return { action: { path, plugin, action: 'create', text }, ...kept(false) }
  const raw = planning.disk.read(path)
  const before = raw ?? planning.disk.readLossy(path)
  const canonical = canonicalText(before)
  if (raw !== undefined && canonical === text) return { action: { path, plugin, action: 'keep', kept: raw }, ...kept(true) }
  const standing = stamped === undefined ? headerless(canonical, planning.manifest.files.get(path)) : inspect(path, canonical)
  // A file whose body is just what we would write holds nothing to lose, whatever its header says after a merge.
  const isOurs = raw !== undefined && (standing.state === 'intact' || (stamped !== undefined && standing.rest === unstamped(path, file.text)))
  if (isOurs || planning.force || takesOurs(path, planning)) {
    return { action: { path, plugin, action: 'update', text, before }, ...kept(false) }
  }
  if (raw === undefined) {
    planning.report('foreign', { path })
    return { action: { path, plugin, action: 'conflict' } }
  }
  return planEdited({ path, plugin, text, raw, isHeaded: stamped !== undefined, standing }, planning)
}

function targetKind(path: string, { disk }: Planning): string {
  const found = disk.look(path)
  return found.kind === 'symlink' && found.at === path ? 'other' : found.kind
}

/** Whether the user gave the file up by name. */
function takesOurs(path: string, { resolve }: Planning): boolean {
  return resolve?.how === 'ours' && resolve.paths?.has(path) === true
}

/** What a file without header is: the manifest says what it would say itself. */
function headerless(canonical: string, recorded: Recorded | undefined): Standing {
  if (!recorded) return { state: 'unmarked', rest: canonical }
  const state = recorded.has(digest(canonical)) ? 'intact' : 'edited'
  return { state, rest: canonical, named: recorded }
}
