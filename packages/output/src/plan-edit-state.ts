import type { FilePlan } from './file-plan.js'
import { placeFor, type Planning } from './planning.js'
import type { PlannedAction } from './planned.js'
import { basePath, BASES, conflictPath, CONFLICTS } from './state-folder.js'

/** The files that are edited: those of the output, and those that nobody emits any more. */
export type Edits = {
  readonly edited: readonly ({ readonly path: string } & Pick<FilePlan, 'action' | 'base' | 'beside'>)[]
  readonly orphans: readonly string[]
}

/** What happens to our notes about edits, and the directories that will hold none of them. */
export type EditState = { readonly actions: readonly PlannedAction[]; readonly emptied: readonly string[] }

/** Keeps a note for what each edited file is made from and what each conflict is with, and no other. */
export function planEditState({ edited, orphans }: Edits, planning: Planning): EditState {
  const { disk } = planning
  const wanted = new Map<string, string>()
  for (const { path, base, beside } of edited) {
    if (base !== undefined) wanted.set(basePath(path), base)
    if (beside !== undefined) wanted.set(conflictPath(path), beside)
  }
  // Edits that wait for their model to come back, or have lost what they are made from, are not to lose more.
  const kept = new Set([...orphans, ...edited.filter((e) => e.action.action === 'conflict').map(({ path }) => path)].map(basePath))
  const actions: PlannedAction[] = [...wanted].flatMap(([path, text]) => noteAction(path, text, planning))
  const emptied: string[] = []
  /** Whether nothing will be left in the directory. */
  const visit = (directory: string): boolean => {
    let empty = true
    for (const entry of disk.list(directory)) {
      const path = `${directory}/${entry.name}`
      if (entry.isDirectory()) empty = visit(path) && empty
      else if (wanted.has(path) || kept.has(path) || !entry.isFile()) empty = false
      else actions.push({ path, plugin: 'output', action: 'remove', before: disk.readLossy(path) })
    }
    if (empty) emptied.push(directory)
    return empty
  }
  for (const root of [BASES, CONFLICTS]) if (disk.look(root).kind === 'directory') visit(root)
  return { actions, emptied }
}

function noteAction(path: string, text: string, planning: Planning): PlannedAction[] {
  const place = placeFor(path, planning)
  if (place === undefined) return []
  const own = { path, plugin: 'output' }
  if (place === 'absent') return [{ ...own, action: 'create', text }]
  const before = planning.disk.readLossy(path)
  return [before.replaceAll('\r\n', '\n') === text ? { ...own, action: 'keep', kept: before } : { ...own, action: 'update', text, before }]
}
