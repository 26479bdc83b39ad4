import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
} from 'node:fs'
import { join, posix } from 'node:path'
import { keepGenerated } from './base/snapshot.js'
import { hasCode } from './error-code.js'
import { createLinkGuard, DiskChangedError } from './link-guard.js'
import { makeFolder } from './make-folder.js'
import { hasErrors, type Plan, type PlannedAction } from './planned.js'
import { createStage, type Staged } from './stage.js'
import { BASES, MANIFEST, STATE } from './state-folder.js'
import { sweep } from './sweep.js'

/**
 * Carries a plan out. New content is written to a folder inside the root first; then each file is put in its place by
 * one rename, a folder that is new as a whole by one of its own. So each is the old one or the new one whenever the
 * process ends, and the next run completes what this one began.
 *
 * @throws DiskChangedError when a file or a link appeared, changed or went since the plan was made; nothing, or for a
 * change during the very writing not all, is written then
 * @throws Error when the plan has errors: that is a bug of the caller; or from the file system
 */
export function applyPlan(plan: Plan): void {
  if (hasErrors(plan)) throw new Error('A plan with errors must not be applied.')
  const { root } = plan
  const writes = plan.actions.filter((a) => a.text !== undefined)
  const removals = plan.actions.filter((a) => a.action === 'remove')
  verifyUnchanged(root, [...writes, ...removals])
  if (writes.length > 0 || removals.length > 0) {
    createLinkGuard(root)(STATE)
    makeFolder(join(root, STATE))
    const scratch = mkdtempSync(join(root, STATE, `tmp-${process.pid}-`))
    try {
      // First: from then on any edit of what is placed can be told from it.
      keepGenerated(root, plan.generated)
      changeFiles(plan, { writes, removals, scratch })
    } finally {
      discard(scratch)
    }
  }
  for (const directory of plan.emptied) removeEmpty(root, directory)
  sweep(root)
}

type Changes = { readonly writes: readonly PlannedAction[]; readonly removals: readonly PlannedAction[]; readonly scratch: string }

function changeFiles({ root, interim }: Plan, { writes, removals, scratch }: Changes): void {
  const stage = createStage(root, scratch)
  const manifest = writes.find((a) => a.path === MANIFEST)
  const first = interim === undefined ? [] : [stage({ path: MANIFEST, text: interim, ...(manifest?.before !== undefined && { before: manifest.before }) })]
  // A base is replaced after its file, so that what an edit names is there whenever this ends.
  const bases = writes.filter(isBase).map(stage)
  const staged = writes.filter((a) => a !== manifest && !isBase(a)).map(stage)
  const last = manifest && stage(manifest)
  const guard = createLinkGuard(root)
  const made = new Set<string>()
  const placed = new Set<string>()
  // A rename replaces a link in the place itself, so only the way there has to be looked at.
  const place = ({ path, temporary }: Staged) => {
    if (placed.has(temporary)) return
    placed.add(temporary)
    const directory = posix.dirname(path)
    guard(directory)
    if (!made.has(directory)) makeFolder(join(root, directory))
    made.add(directory)
    renameSync(temporary, join(root, path))
  }
  const remove = ({ path }: PlannedAction) => {
    guard(posix.dirname(path))
    unlinkSync(join(root, path))
  }
  // The manifest speaks for both states before the first file changes, and for the new one alone after the last.
  first.forEach(place)
  staged.forEach(place)
  bases.forEach(place)
  removals.filter((a) => a.path !== MANIFEST).forEach(remove)
  if (last) place(last)
  removals.filter((a) => a.path === MANIFEST).forEach(remove)
}

function isBase({ path }: PlannedAction): boolean {
  return path.startsWith(`${BASES}/`)
}

/** What was placed has left empty folders, and to remove those takes no more than a word each. */
function discard(scratch: string): void {
  try {
    for (const folder of ['files', 'folders', '']) {
      const path = join(scratch, folder)
      if (existsSync(path)) rmdirSync(path)
    }
  } catch {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function verifyUnchanged(root: string, actions: readonly PlannedAction[]): void {
  const guard = createLinkGuard(root)
  const missing = new Map<string, boolean>()
  for (const { path, before } of actions) {
    const directory = posix.dirname(path)
    guard(directory)
    const file = join(root, path)
    let isMissing = missing.get(directory)
    if (isMissing === undefined) missing.set(directory, (isMissing = !existsSync(join(root, directory))))
    // Where there is no folder there is no file, and a first run has some hundred files in each of a few.
    const there = isMissing ? undefined : lstatSync(file, { throwIfNoEntry: false })
    const same = before === undefined ? there === undefined : there?.isFile() === true && readFileSync(file, 'utf8') === before
    if (!same) throw new DiskChangedError(`"${path}" changed while the output was planned.`)
  }
}

function removeEmpty(root: string, directory: string): void {
  createLinkGuard(root)(directory)
  try {
    rmdirSync(join(root, directory))
  } catch (error) {
    // It holds something after all, or is gone already: both are fine.
    if (!hasCode(error, ['ENOTEMPTY', 'EEXIST', 'ENOENT'])) throw error
  }
}
