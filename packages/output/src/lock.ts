import { closeSync, lstatSync, openSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { hasCode } from './error-code.js'
import { makeFolder } from './make-folder.js'
import { isAlive, startOf } from './process.js'
import { CACHE, LOCK, STATE } from './state-folder.js'

/** The right to write into a project, or the process that has it. */
export type Lock = { readonly held: true; readonly release: () => void } | { readonly held: false; readonly process: number }

/** How another run is waited for. */
export type LockOptions = {
  /** Milliseconds, at most. */
  readonly wait: number
  /** Told once, when the waiting begins, which process has the lock. */
  readonly onWait: (process: number) => void
}

/** Who holds a lock: a process, told from a later one with the same number by when it was started. */
type Holder = { readonly process: number; readonly host: string; readonly started?: string }

/** Milliseconds between two looks at a lock that somebody else has. */
const POLL = 50

/** Milliseconds after which a lock is nobody's in which nobody has written who he is. */
const MAX_AGE_EMPTY = 5_000

/** Milliseconds that nobody is believed to write for, where it cannot be seen whether the process is alive. */
const MAX_AGE = 600_000

/** Those of this process, which a lock with its number may also be a dead one's of before. */
const own = new Set<string>()

/**
 * Waits until no other run writes into a project. A process that was killed holds nothing. Where no lock can be made, because nothing can be
 * written or a link is in the way, none is needed: writing will fail and say why.
 *
 * @param root the project's folder; it need not exist
 * @returns the lock, to be released; or, where the wait was in vain, the process that has it
 * @throws Error from the file system, for anything but a folder that cannot be written
 */
export async function acquireLock(root: string, { wait, onWait }: LockOptions): Promise<Lock> {
  const file = join(root, LOCK)
  const me = JSON.stringify({ process: process.pid, host: hostname(), ...startedOf(process.pid) } satisfies Holder)
  const end = Date.now() + wait
  let topmost: string | undefined
  for (let told = false; ; ) {
    // Each time: the run that is waited for may take the folder away with it.
    const made = makeHome(root)
    if (!made) return { held: true, release: () => undefined }
    topmost = made.topmost ?? topmost
    if (take(file, me)) return { held: true, release: () => release({ root, file, me, topmost }) }
    const found = read(file)
    if (found === undefined) continue
    if (isDead(file, found)) {
      takeOver(file, found)
      continue
    }
    const other = holderIn(found)?.process ?? 0
    if (Date.now() > end) return { held: false, process: other }
    if (!told) onWait(other)
    told = true
    await setTimeout(POLL)
  }
}

/** Makes the folder of the lock; returns the topmost that was not there, undefined where it cannot be made. */
function makeHome(root: string): { readonly topmost: string | undefined } | undefined {
  try {
    for (const folder of [STATE, CACHE]) if (lstatSync(join(root, folder), { throwIfNoEntry: false })?.isSymbolicLink()) return undefined
    return { topmost: makeFolder(join(root, CACHE)) }
  } catch (error) {
    if (isUnwritable(error)) return undefined
    throw error
  }
}

function take(file: string, me: string): boolean {
  try {
    const descriptor = openSync(file, 'wx')
    try {
      writeFileSync(descriptor, me)
    } finally {
      closeSync(descriptor)
    }
    own.add(file)
    return true
  } catch (error) {
    if (hasCode(error, ['EEXIST', 'ENOENT'])) return false
    if (isUnwritable(error)) return true
    throw error
  }
}

/** A lock that is there and empty is one that is just being made, or whose process ended in that moment. */
function isDead(file: string, found: string): boolean {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const holder = holderIn(found)
  if (!holder) return age > MAX_AGE_EMPTY
  if (holder.host !== hostname()) return age > MAX_AGE
  if (holder.process === process.pid) return !own.has(file)
  if (!isAlive(holder.process)) return true
  const started = startOf(holder.process)
  return started !== undefined && holder.started !== undefined ? started !== holder.started : age > MAX_AGE
}

/** Of several that find a dead lock one gets it. Whoever gets a living one by mistake puts it back. */
function takeOver(file: string, found: string): void {
  const aside = `${file}-${process.pid}`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') === found) unlinkSync(aside)
    else renameSync(aside, file)
  } catch (error) {
    if (!hasCode(error, ['ENOENT'])) throw error
  }
}

type Held = { readonly root: string; readonly file: string; readonly me: string; readonly topmost: string | undefined }

function release({ root, file, me, topmost }: Held): void {
  own.delete(file)
  if (read(file) === me) rmSync(file, { force: true })
  if (topmost === undefined) return
  // A run that wrote nothing leaves nothing.
  try {
    for (let folder = join(root, CACHE); folder.startsWith(topmost); folder = dirname(folder)) rmdirSync(folder)
  } catch (error) {
    if (!hasCode(error, ['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY', 'EPERM'])) throw error
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, ['ENOENT'])) return undefined
    throw error
  }
}

function holderIn(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null
    return typeof value?.process === 'number' && typeof value.host === 'string' ? (value as Holder) : undefined
  } catch {
    return undefined
  }
}

function startedOf(id: number): { readonly started?: string } {
  const started = startOf(id)
  return started === undefined ? {} : { started }
}

function isUnwritable(error: unknown): boolean {
  return hasCode(error, ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EDQUOT'])
}
