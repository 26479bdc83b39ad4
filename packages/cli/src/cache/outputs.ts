import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOfAll } from './digest.js'

/** What a run left on disk. Paths are relative to the root, with `/`. */
export type OutputState = {
  readonly root: string
  /** Files whose content is ours, or has our entries in it. */
  readonly files: readonly string[]
  /** The digest of them all, in that order. */
  readonly digest: string
  /** Files that only have to be there. */
  readonly present: readonly string[]
  /** The folders in which files that nobody emits any more are looked for, and a digest of all names in them. */
  readonly managed: { readonly [folder: string]: string }
}

/** The digest of the content of files, in that order. */
export function outputDigest(contents: Iterable<string | Uint8Array>): string {
  return digestOfAll(contents)
}

/** A digest of all names below a folder of the output, but for what is in `except`. */
export function namesDigest(root: string, folder: string, except: string): string {
  const names: string[] = []
  const list = (path: string): void => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inside = `${path}/${entry.name}`
      if (inside === except) continue
      names.push(`${inside}${entry.isSymbolicLink() ? '@' : ''}`)
      if (entry.isDirectory()) list(inside)
    }
  }
  if (existsSync(join(root, folder))) list(folder)
  return digestOfAll(names.sort())
}

/**
 * Whether everything is on disk as the run left it.
 *
 * @param except the folder of the Prisma client, which has a stamp of its own
 */
export function isOnDisk({ root, files, digest, present, managed }: OutputState, except: string): boolean {
  try {
    if (!present.every((path) => existsSync(join(root, path)))) return false
    if (!Object.entries(managed).every(([folder, names]) => namesDigest(root, folder, except) === names)) return false
    return outputDigest(contentsOf(root, files)) === digest
  } catch {
    return false
  }
}

function* contentsOf(root: string, files: readonly string[]): Generator<Uint8Array> {
  for (const path of files) yield readFileSync(join(root, path))
}
