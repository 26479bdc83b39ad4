import { constants, closeSync, existsSync, fstatSync, lstatSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode } from '../error-code.js'
import { createLinkGuard, DiskChangedError } from '../link-guard.js'
import { makeFolder } from '../make-folder.js'
import { CACHE, SNAPSHOT } from '../state-folder.js'

/** A text as it was generated, before anybody could edit it. */
export type Generated = {
  readonly path: string
  readonly text: string
  /** Whether a run before has kept it already. */
  readonly known: boolean
}

/** Begins a record, which is a path, NUL and a text. A text that holds it is not found again, which is all that happens. */
const BEGIN = '\0\0\0'

/** How many times over a project may stand in the snapshot, and what more is given to small ones. */
const MOST_COPIES = 3
const SMALL = 1_000_000

/**
 * Keeps what was generated, so that an edit can be told from it later. New texts are added behind the old ones, so a run
 * that changes one file writes one; when too much is old, it is written anew.
 *
 * @throws DiskChangedError when a link is in the place, or another error of the file system
 */
export function keepGenerated(root: string, generated: readonly Generated[]): void {
  const file = join(root, SNAPSHOT)
  createLinkGuard(root)(CACHE)
  makeFolder(join(root, CACHE))
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new DiskChangedError(`"${SNAPSHOT}" is not a file.`)
  const isNew = !existsSync(file)
  const added = isNew ? generated : generated.filter(({ known }) => !known)
  if (added.length === 0) return
  const total = generated.reduce((sum, { text }) => sum + text.length, 0)
  const size = write(file, recordsOf(added), constants.O_APPEND)
  if (isNew || size <= MOST_COPIES * total + SMALL) return
  const fresh = `${file}-${process.pid}`
  write(fresh, recordsOf(generated), constants.O_TRUNC)
  renameSync(fresh, file)
}

/** The texts kept for a path, the newest first; whether they are whole is for the reader to see. */
export function readSnapshot(root: string): (path: string) => readonly string[] {
  const texts = new Map<string, string[]>()
  for (const record of contentOf(join(root, SNAPSHOT)).split(BEGIN)) {
    const end = record.indexOf('\0')
    const path = record.slice(0, Math.max(end, 0))
    const text = record.slice(end + 1)
    const known = texts.get(path)
    if (known) known.unshift(text)
    else texts.set(path, [text])
  }
  return (path) => texts.get(path) ?? []
}

function recordsOf(generated: readonly Generated[]): string {
  return generated.map(({ path, text }) => BEGIN + path + '\0' + text).join('')
}

function write(file: string, text: string, how: number): number {
  const descriptor = openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW | how, 0o666)
  try {
    writeFileSync(descriptor, text)
    return fstatSync(descriptor).size
  } finally {
    closeSync(descriptor)
  }
}

function contentOf(file: string): string {
  try {
    return lstatSync(file).isFile() ? readFileSync(file, 'utf8') : ''
  } catch (error) {
    if (hasCode(error, ['ENOENT', 'ENOTDIR', 'EACCES'])) return ''
    throw error
  }
}
