import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '@ssot-codegen/output'
import envPaths from 'env-paths'
import { digestOf } from './digest.js'

/** What is kept: what came of runs, schemas as parsed, modules as compiled. */
export type CacheKind = 'run' | 'schema' | 'module'

/** Entries of a kind that stay when there are too many. */
const KEPT = 32

/** Where entries are: of this user, not of the project, so that no repository brings its own. A variable that is empty names no place. */
function cacheFolder(): string {
  const named = process.env['SSOT_CACHE_DIR']
  return named !== undefined && named !== '' ? named : envPaths('ssot-codegen', { suffix: '' }).cache
}

/**
 * An entry of the cache; undefined where there is none that is whole.
 *
 * @param key letters and digits that say all the entry depends on
 */
export function readCache(kind: CacheKind, key: string): string | undefined {
  try {
    const text = readFileSync(join(cacheFolder(), kind, key), 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    return end > 0 && digestOf(body) === text.slice(0, end) ? body : undefined
  } catch {
    return undefined
  }
}

/** Keeps an entry, whole or not at all. Where nothing can be kept, the next run takes longer, and that is all. */
export function writeCache(kind: CacheKind, key: string, body: string): void {
  const folder = join(cacheFolder(), kind)
  const temporary = join(folder, `.${key}-${randomBytes(6).toString('hex')}`)
  try {
    makeFolder(folder, 0o700)
    writeFileSync(temporary, `${digestOf(body)}\n${body}`, { flag: 'wx', mode: 0o600 })
    renameSync(temporary, join(folder, key))
    dropOldest(folder)
  } catch {
    removeIfThere(temporary)
  }
}

/** Where nothing can be written, the system may refuse to remove something too. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Then it is not there.
  }
}

/** Leaves the newest entries. What a killed process left behind goes with the old ones. */
function dropOldest(folder: string): void {
  const names = readdirSync(folder)
  if (names.length <= 2 * KEPT) return
  const aged = names.map((name) => ({ path: join(folder, name), time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
  for (const { path } of aged.sort((a, b) => b.time - a.time).slice(KEPT)) rmSync(path, { force: true })
}
