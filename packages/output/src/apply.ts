import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCode } from './error-code.js'
import { hasErrors, type Plan, type PlannedAction } from './planned.js'
import { MANIFEST, STATE } from './state-folder.js'

/** Something on disk is not as it was when the plan was made. The user can run again. */
export class DiskChangedError extends Error {
  override readonly name = 'DiskChangedError'
}

/**
 * Carries a plan out. New content is written to a folder inside the root first; then each file is put in its place by
 * one rename, so it is the old one or the new one whenever the process ends, and the next run completes what this
 * one began.
 *
 * @throws DiskChangedError when a file or a link appeared, changed or went since the plan was made; nothing, or for a
 * change during the very writing not all, is written then
 * @throws Error when the plan has errors: that is a bug of the caller; or from the file system
 */
export function applyPlan(plan: Plan): void {
  if (hasErrors(plan)) throw new Error('A plan with errors must not be applied.')
  const { root, interim } = plan
  const writes = plan.actions.filter((a) => a.text !== undefined)
  const removals = plan.actions.filter((a) => a.action === 'remove')
  for (const action of [...writes, ...removals]) verifyUnchanged(root, action)
  if (writes.length > 0 || removals.length > 0) {
    refuseLinks(root, STATE)
    mkdirSync(join(root, STATE), { recursive: true })
    const scratch = mkdtempSync(join(root, STATE, `tmp-${process.pid}-`))
    try {
      const put = (action: PlannedAction, name: string) => stage({ root, action, file: join(scratch, name) })
      const staged = writes.map((action, i) => ({ path: action.path, temporary: put(action, String(i)) }))
      const isManifest = (a: { readonly path: string }) => a.path === MANIFEST
      // The manifest speaks for both states before the first file changes, and for the new one after the last.
      if (interim !== undefined) {
        const action: PlannedAction = { path: MANIFEST, action: 'update', plugin: 'output', text: interim }
        place(root, { path: MANIFEST, temporary: put(action, 'interim') })
      }
      for (const file of staged) if (!isManifest(file)) place(root, file)
      for (const action of removals) if (!isManifest(action)) remove(root, action.path)
      for (const file of staged) if (isManifest(file)) place(root, file)
      for (const action of removals) if (isManifest(action)) remove(root, action.path)
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  }
  for (const directory of plan.emptied) removeEmpty(root, directory)
  sweep(root)
}

function verifyUnchanged(root: string, { path, before }: PlannedAction): void {
  refuseLinks(root, path)
  const file = join(root, path)
  const there = lstatSync(file, { throwIfNoEntry: false })
  const same = before === undefined ? there === undefined : there?.isFile() === true && readFileSync(file, 'utf8') === before
  if (!same) throw new DiskChangedError(`"${path}" changed while the output was planned.`)
}

/** Writes the new content beside its place, with the permissions of the file it replaces. */
function stage({ root, action, file }: { root: string; action: PlannedAction; file: string }): string {
  const text = action.text ?? ''
  writeFileSync(file, text, { flag: 'wx', mode: text.startsWith('#!') ? 0o777 : 0o666 })
  const replaced = lstatSync(join(root, action.path), { throwIfNoEntry: false })
  if (replaced) chmodSync(file, replaced.mode & 0o777)
  return file
}

function place(root: string, { path, temporary }: { readonly path: string; readonly temporary: string }): void {
  refuseLinks(root, path)
  mkdirSync(dirname(join(root, path)), { recursive: true })
  renameSync(temporary, join(root, path))
}

function remove(root: string, path: string): void {
  refuseLinks(root, path)
  unlinkSync(join(root, path))
}

/** A link put into the path since the plan was made would lead the write elsewhere. */
function refuseLinks(root: string, path: string): void {
  let at = root
  for (const segment of path.split('/')) {
    at = join(at, segment)
    const found = lstatSync(at, { throwIfNoEntry: false })
    if (!found) return
    if (found.isSymbolicLink()) throw new DiskChangedError(`"${path}" has come to lead through a symbolic link.`)
  }
}

function removeEmpty(root: string, directory: string): void {
  refuseLinks(root, directory)
  try {
    rmdirSync(join(root, directory))
  } catch (error) {
    // It holds something after all, or is gone already: both are fine.
    if (!hasCode(error, ['ENOTEMPTY', 'EEXIST', 'ENOENT'])) throw error
  }
}

/** Removes what killed runs left. The folder of a run that is still alive stays; after an hour nobody believes that. */
function sweep(root: string): void {
  const state = join(root, STATE)
  if (lstatSync(state, { throwIfNoEntry: false })?.isDirectory() !== true) return
  for (const name of readdirSync(state)) {
    const run = /^tmp-(?:(\d+)-)?/.exec(name)
    if (!run) continue
    const path = join(state, name)
    const age = Date.now() - (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > 3_600_000 || !isOther(Number(run[1] ?? 0))) rmSync(path, { recursive: true, force: true })
  }
}

/** Whether another process of that id is alive. */
function isOther(id: number): boolean {
  if (id === 0 || id === process.pid) return false
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return hasCode(error, ['EPERM'])
  }
}
