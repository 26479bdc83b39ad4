import { lstatSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { linkOn } from '../../client/place-fault.js'
import { displayPath } from '../../project/display-path.js'
import type { Session } from '../../session.js'

/** Files that are the project's own from the start. They are there together, or not at all. */
export type OwnFiles = {
  /** Writes one where nothing is; why not, is reported. No link is followed. */
  readonly create: (path: string, text: string) => boolean
  /** Takes away what was written, and folders that were made for it. */
  readonly undo: () => void
  /** Their paths, relative to the folder. */
  readonly paths: readonly string[]
}

/**
 * @param session where faults are reported
 * @param folder the project, absolute; made when the first file is
 */
export function createOwnFiles(session: Session, folder: string): OwnFiles {
  const paths: string[] = []
  const made: string[] = []
  const makeFolder = (path: string): void => {
    if (lstatSync(path, { throwIfNoEntry: false })) return
    makeFolder(dirname(path))
    mkdirSync(path)
    made.push(path)
  }
  return {
    paths,
    create: (path, text) => {
      const place = join(folder, path)
      const link = linkOn(folder, path)
      try {
        if (link !== undefined) throw new Error(`"${link}" is a symbolic link`)
        makeFolder(dirname(place))
        // Whatever comes to be there in the meantime is kept.
        writeFileSync(place, text, { flag: 'wx' })
        paths.push(path)
        return true
      } catch (error) {
        const fault = error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error)
        session.report('out-unusable', { path: displayPath(session.cwd, place), fault })
        return false
      }
    },
    undo: () => {
      for (const path of paths) rmSync(join(folder, path), { force: true })
      for (const path of made.reverse()) removeEmpty(path)
    },
  }
}

function removeEmpty(path: string): void {
  try {
    rmdirSync(path)
  } catch {
    // Something else is in it by now.
  }
}
