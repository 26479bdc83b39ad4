/**
 * How one file of the output imports another.
 *
 * @param from the importing file, relative to the project's root
 * @param to the imported file; `.ts` becomes `.js`, as Node's resolution wants it
 */
export function relativeSpecifier(from: string, to: string): string {
  let folder = folderOf(from)
  let up = ''
  for (; !to.startsWith(folder); folder = folderOf(folder.slice(0, -1))) up += '../'
  const end = to.endsWith('.ts') ? to.length - 3 : to.length
  return `${up === '' ? './' : up}${to.slice(folder.length, end)}${end < to.length ? '.js' : ''}`
}

/** With its slash; empty for what lies in the root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
