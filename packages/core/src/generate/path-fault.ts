/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i

/** Characters no file system shared between people's machines takes, and those that hide what a name says. */
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const FORBIDDEN = /[\u0000-\u001f\u007f\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/**
 * What is wrong with the path of an output file, or undefined when nothing is: it must be relative, stay below the
 * root, mean the same file on every system, and keep out of git's own folder.
 */
export function pathFault(path: string): string | undefined {
  if (path === '') return 'it is empty'
  if (path.startsWith('/')) return 'it is absolute'
  if (FORBIDDEN.test(path)) return 'it has a character that not every system allows in a file name'
  for (const segment of path.split('/')) {
    if (segment === '') return 'it has an empty segment'
    if (segment === '.' || segment === '..') return `it has the segment "${segment}"`
    if (/[. ]$/.test(segment)) return 'a segment ends with a dot or a blank, which Windows drops'
    if (/^(\.git|git~\d+)$/i.test(segment)) return 'it leads into .git'
    if (DEVICE.test(segment)) return `"${segment}" is a device on Windows`
    if (new TextEncoder().encode(segment).length > 255) return 'a segment is longer than 255 bytes'
  }
  return undefined
}
