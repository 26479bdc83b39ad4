import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isAlive, makeFolder } from '@ssot-codegen/output'
import { CLIENT } from './stamp.js'

/** Our scratch space in the project, kept out of its repository. */
export const SCRATCH = '.ssot/cache'

/** A client on its way: a folder to generate it into, beside its place on the same file system. */
export type ClientInTransit = {
  /** Absolute. */
  readonly folder: string
  /** Puts it in its place: the old client moves away whole, then the new one moves in. */
  readonly place: () => void
  /** Removes what is left of it and of earlier runs that were killed. */
  readonly discard: () => void
}

/**
 * Opens a scratch folder for a new client. The caller has made sure that no link leads out of the project.
 *
 * @param out the project, absolute
 */
export function createTransit(out: string): ClientInTransit {
  const scratch = join(out, SCRATCH)
  makeFolder(scratch)
  const own = mkdtempSync(join(scratch, `prisma-${process.pid}-`))
  const folder = join(own, 'new')
  mkdirSync(folder)
  const target = join(out, CLIENT)
  return {
    folder,
    place: () => {
      makeFolder(dirname(target))
      if (statSync(target, { throwIfNoEntry: false })) renameSync(target, join(own, 'old'))
      renameSync(folder, target)
    },
    discard: () => {
      rmSync(own, { recursive: true, force: true })
      sweep(scratch)
      if (readdirSync(scratch).length === 0) rmdirSync(scratch)
    },
  }
}

/** Removes what runs left behind that were killed. */
function sweep(scratch: string): void {
  for (const name of readdirSync(scratch)) {
    const id = /^prisma-(\d+)-/.exec(name)?.[1]
    if (id !== undefined && !isAlive(Number(id))) rmSync(join(scratch, name), { recursive: true, force: true })
  }
}
