import { pathFault } from './path-fault.js'
import { shortHash } from './short-hash.js'

/** So long that nobody misses the rest, and short enough that the whole path fits into the 260 characters of Windows. */
const LONGEST = 80

/**
 * A name for a file or a folder, without its extension. One that some system keeps for itself (`con`, `aux`) gets a
 * prefix; a very long one is cut, and ends in letters and digits that tell it from others with the same beginning.
 *
 * @param name in kebab case
 */
export function fileName(name: string): string {
  if (name.length > LONGEST) return `${name.slice(0, LONGEST).replace(/-[^-]{0,20}$/, '')}-${shortHash(name, 6)}`
  return pathFault(name) === undefined ? name : `x-${name}`
}
