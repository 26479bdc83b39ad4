import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from './error-code.js'

/** How often a folder is tried whose parent somebody else takes away meanwhile. */
const TRIES = 100

/**
 * Makes a folder and those above it that are not there. Node's own way to do so never ends in a place where the system says of each new
 * folder that the one above is not there, as it does in `/proc`.
 *
 * @param path absolute
 * @param mode the permissions of what is made
 * @returns the topmost that was made; undefined where all were there
 * @throws what the system says
 */
export function makeFolder(path: string, mode?: number): string | undefined {
  let topmost: string | undefined
  for (let left = TRIES; ; left--) {
    try {
      mkdirSync(path, mode)
      return topmost ?? path
    } catch (error) {
      if (isFolder(path)) return topmost
      if (!hasCode(error, ['ENOENT']) || dirname(path) === path || left === 0) throw error
      topmost = makeParent(path, mode, error) ?? topmost
    }
  }
}

/** A link that leads nowhere is in its own place, but nothing can be below it: that is what is said then. */
function makeParent(path: string, mode: number | undefined, missing: unknown): string | undefined {
  try {
    return makeFolder(dirname(path), mode)
  } catch (error) {
    throw hasCode(error, ['EEXIST']) ? missing : error
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
