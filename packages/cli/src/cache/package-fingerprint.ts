import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOf } from './digest.js'

/** Folders of a package that hold nothing a run loads. */
const IDLE = new Set(['node_modules', 'test', 'docs', '.turbo', '.git'])

/** Ours run without their sources once they are built. */
const IDLE_OF_BUILT = new Set([...IDLE, 'src'])

const here = dirname(fileURLToPath(import.meta.url))
/** In a checkout, the folder of all packages of ours; only where this one is built. */
const BUILT = basename(here) === 'dist' ? dirname(dirname(here)) : undefined

/**
 * What changes when a package does. An installed one is its name and version. One that is linked from elsewhere, as in a
 * workspace, changes under the same version: there sizes and times of its files count.
 *
 * @param folder the package, absolute
 * @returns undefined where there is no package
 */
export function packageFingerprint(folder: string): string | undefined {
  try {
    const place = realpathSync(folder)
    const manifest = readFileSync(join(place, 'package.json'), 'utf8')
    const isInstalled = place.split(sep).includes('node_modules')
    return digestOf([manifest, ...(isInstalled ? [] : filesIn(place, dirname(place) === BUILT ? IDLE_OF_BUILT : IDLE))].join('\n'))
  } catch {
    return undefined
  }
}

function filesIn(folder: string, idle: ReadonlySet<string>): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return idle.has(entry.name) ? [] : filesIn(path, idle)
    const { size, mtimeMs } = lstatSync(path)
    return [`${path} ${size} ${mtimeMs}`]
  })
}
