import { chmodSync, lstatSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { makeFolder } from './make-folder.js'
import type { PlannedAction } from './planned.js'

/** What waits beside its place: one rename of `temporary` to `path` puts it there. */
export type Staged = {
  /** Relative to the root: the file, or the topmost folder above it that is not there yet. */
  readonly path: string
  readonly temporary: string
}

/**
 * Makes a function that writes new content to the scratch folder. Files of a folder that is not there yet are laid out
 * as they will be, so that the whole folder is placed at once: a rename for each would be most of a first run's work.
 */
export function createStage(root: string, scratch: string) {
  const missing = new Map<string, string | undefined>()
  const made = new Set<string>()
  let count = 0

  /** The topmost folder on the way to a file that does not exist. */
  const newFolderOf = (directory: string): string | undefined => {
    if (directory === '.') return undefined
    if (missing.has(directory)) return missing.get(directory)
    const above = newFolderOf(posix.dirname(directory))
    const found = above ?? (lstatSync(join(root, directory), { throwIfNoEntry: false }) ? undefined : directory)
    missing.set(directory, found)
    return found
  }

  return ({ path, text = '', before }: Pick<PlannedAction, 'path' | 'text' | 'before'>): Staged => {
    const directory = posix.dirname(path)
    const folder = newFolderOf(directory)
    // Paths of the output hold no dots, so they are put together without being looked at: there may be thousands.
    const home = folder === undefined ? `${scratch}/files` : `${scratch}/folders/${directory}`
    if (!made.has(home)) makeFolder(home)
    made.add(home)
    const file = folder === undefined ? `${home}/${count++}` : `${scratch}/folders/${path}`
    writeFileSync(file, text, { flag: 'wx', mode: text.startsWith('#!') ? 0o777 : 0o666 })
    if (before !== undefined) keepPermissions(join(root, path), file)
    return folder === undefined ? { path, temporary: file } : { path: folder, temporary: `${scratch}/folders/${folder}` }
  }
}

function keepPermissions(from: string, to: string): void {
  const replaced = lstatSync(from, { throwIfNoEntry: false })
  if (replaced) chmodSync(to, replaced.mode & 0o777)
}
