import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Where a package is installed: in the nearest `node_modules` that has it. Links are not resolved.
 *
 * @param from a folder from which Node would look for it, absolute
 */
export function packageFolder(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
    if (folder === dirname(folder)) return undefined
  }
}
