import { isUtf8 } from 'node:buffer'
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, statSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { hasCode } from './error-code.js'
import { foldPath } from '@ssot-codegen/core'

/** What is at a path below the root. `at` is the part of the path that is in the way. */
export type Found =
  | { readonly kind: 'absent' | 'file' | 'directory' | 'other' }
  | { readonly kind: 'symlink' | 'not-a-directory'; readonly at: string }
  | { readonly kind: 'case-twin'; readonly at: string; readonly twin: string }

/** A read-only view of the folder a plan is made for. Each directory is listed once. */
export type Disk = {
  readonly root: string
  /** Whether the root can be a project: a directory, or nothing yet. */
  readonly usable: boolean
  /** What is at the path; no symbolic link below the root is ever followed. */
  readonly look: (path: string) => Found
  /** The entries of a directory; empty where there is none. */
  readonly list: (path: string) => readonly Dirent[]
  /** The text of a file; undefined when its bytes are not UTF-8. */
  readonly read: (path: string) => string | undefined
  /** The text of a file, with U+FFFD for bytes that are not UTF-8. */
  readonly readLossy: (path: string) => string
  /** The first two thousand bytes of a file, as text. */
  readonly head: (path: string) => string
  /** What tells whether somebody has written to a file since. */
  readonly signature: (path: string) => string
}

type Listing = { readonly entries: readonly Dirent[]; readonly byName: Map<string, Dirent>; twins?: Map<string, string> }

/**
 * Opens the view.
 *
 * @param root an absolute path; it may itself be reached through links, for that is the user's choice
 */
export function createDisk(root: string): Disk {
  const listings = new Map<string, Listing>()
  const listing = (path: string): Listing => {
    let found = listings.get(path)
    if (!found) {
      const entries = entriesOf(join(root, path))
      found = { entries, byName: new Map(entries.map((e) => [e.name, e])) }
      listings.set(path, found)
    }
    return found
  }
  const look = (path: string): Found => {
    const segments = path.split('/')
    let parent = ''
    for (const [i, name] of segments.entries()) {
      const at = parent === '' ? name : `${parent}/${name}`
      const here = listing(parent)
      const entry = here.byName.get(name)
      if (!entry) {
        here.twins ??= new Map(here.entries.map((e) => [foldPath(e.name), e.name]))
        const twin = here.twins.get(foldPath(name))
        if (twin === undefined) return { kind: 'absent' }
        return { kind: 'case-twin', at, twin: parent === '' ? twin : `${parent}/${twin}` }
      }
      if (entry.isSymbolicLink()) return { kind: 'symlink', at }
      if (i === segments.length - 1) return { kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other' }
      if (!entry.isDirectory()) return { kind: 'not-a-directory', at }
      parent = at
    }
    return { kind: 'directory' }
  }
  return {
    root,
    usable: statSync(root, { throwIfNoEntry: false })?.isDirectory() !== false,
    look,
    list: (path) => listing(path).entries,
    read(path) {
      const bytes = readFileSync(join(root, path))
      return isUtf8(bytes) ? bytes.toString('utf8') : undefined
    },
    readLossy: (path) => readFileSync(join(root, path), 'utf8'),
    head: (path) => firstBytes(join(root, path)),
    signature(path) {
      const { ino, size, mtimeMs, ctimeMs } = lstatSync(join(root, path))
      return `${ino} ${size} ${mtimeMs} ${ctimeMs}`
    },
  }
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch (error) {
    if (hasCode(error, ['ENOENT', 'ENOTDIR'])) return []
    throw error
  }
}

function firstBytes(file: string): string {
  const buffer = Buffer.alloc(2000)
  const descriptor = openSync(file, 'r')
  try {
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, 0))
  } finally {
    closeSync(descriptor)
  }
}
