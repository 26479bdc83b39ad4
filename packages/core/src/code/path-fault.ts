import { latePattern } from './late-pattern.js'

const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i
/** Segments and folders that have been looked at: a few hundred files share a few names. */
const sound = new Set<string>()
const soundFolders = new Set<string>()

/** Printable ASCII, which needs no normalisation. */
const PLAIN = /^[ -~]*$/

const invisible = latePattern('[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]', 'u')

/**
 * Why a path may not be written, as the end of a sentence that begins with the path; undefined when it may. Holds for
 * every system, so that a project generated on one can be checked out on another.
 *
 * @param path relative to the project's root, with `/`
 */
export function pathFault(path: string): string | undefined {
  const cut = path.lastIndexOf('/')
  const folder = path.slice(0, cut + 1)
  if (soundFolders.has(folder) && path.length < 300 && sound.has(path.slice(cut + 1))) return undefined
  if (path === '') return 'is empty'
  if (path.startsWith('/')) return 'is absolute'
  if (path.includes('\\')) return 'has a backslash'
  if (!PLAIN.test(path) && invisible().test(path)) return 'has a control or invisible character'
  if (Buffer.byteLength(path) > 1024) return 'is longer than 1024 bytes'
  for (const segment of path.split('/')) {
    if (sound.has(segment)) continue
    const fault = segmentFault(segment)
    if (fault !== undefined) return fault
    sound.add(segment)
  }
  soundFolders.add(folder)
  return undefined
}

/**
 * Equal for two paths exactly when some file system takes them for the same file: letter case and Unicode
 * normalisation do not count.
 */
export function foldPath(path: string): string {
  if (PLAIN.test(path)) return path.toLowerCase()
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

function segmentFault(segment: string): string | undefined {
  if (segment === '') return 'has an empty segment'
  if (segment === '.' || segment === '..') return `has the segment "${segment}"`
  if (/[. ]$/.test(segment)) return 'has a segment that ends with a dot or a space'
  if (/[:<>"|?*]/.test(segment)) return 'has a character that Windows does not allow'
  if (RESERVED.test(segment.replace(/ *\..*$/, ''))) return `has the segment "${segment}", a device on Windows`
  const folded = foldPath(segment)
  if (folded === '.git' || /^git~\d+$/.test(folded)) return "lies in git's own folder"
  if (Buffer.byteLength(segment) > 255) return 'has a segment longer than 255 bytes'
  return undefined
}
