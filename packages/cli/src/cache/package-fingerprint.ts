import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { digestOf } from './digest.js'

/** Folders of a package that hold nothing a run loads. */
const IDLE = new Set(['node_modules', 'test', 'docs', '.turbo', '.git'])

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
    return digestOf([manifest, ...(isInstalled ? [] : filesIn(place))].join('\n'))
  } catch {
    return undefined
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return IDLE.has(entry.name) ? [] : filesIn(path)
    const { size, mtimeMs } = lstatSync(path)
    return [`${path} ${size} ${mtimeMs}`]
  })
}
