import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '@ssot-codegen/output'
import { linkOn } from '../../client/place-fault.js'
import { displayPath } from '../../project/display-path.js'
import type { Session } from '../../session.js'

/**
 * Writes a file of the project that is the user's own: whole, or not at all. No link is followed.
 *
 * @param path relative to the project's root
 * @returns whether it is written; why not, is reported
 */
export function writeOwnFile(session: Session, root: string, path: string, text: string): boolean {
  const place = join(root, path)
  const fault = (why: string) => {
    session.report('out-unusable', { path: displayPath(session.cwd, place), fault: why })
    return false
  }
  const link = linkOn(root, path)
  if (link !== undefined) return fault(`"${link}" is a symbolic link`)
  const fresh = `${place}.${process.pid}.new`
  try {
    makeFolder(dirname(place))
    writeFileSync(fresh, text, { flag: 'wx' })
    renameSync(fresh, place)
    return true
  } catch (error) {
    rmSync(fresh, { force: true })
    return fault(error instanceof Error && 'code' in error ? String(error.code) : String(error))
  }
}
