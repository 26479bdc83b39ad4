import { lstatSync } from 'node:fs'
import { join } from 'node:path'

/** Something on disk is not as it was when the plan was made. The user can run again. */
export class DiskChangedError extends Error {
  override readonly name = 'DiskChangedError'
}

/**
 * Makes a guard against links that were put in the way since the plan was made: they would lead a write elsewhere.
 * It looks at each directory once, so make one per pass over the files.
 *
 * @returns a function of a directory relative to `root` that throws DiskChangedError when a link leads to it
 */
export function createLinkGuard(root: string): (directory: string) => void {
  const checked = new Set<string>(['.', ''])
  const check = (directory: string): void => {
    if (checked.has(directory)) return
    check(directory.slice(0, Math.max(directory.lastIndexOf('/'), 0)))
    if (lstatSync(join(root, directory), { throwIfNoEntry: false })?.isSymbolicLink() === true) {
      throw new DiskChangedError(`"${directory}" has become a symbolic link.`)
    }
    checked.add(directory)
  }
  return check
}
