/**
 * How one file of the output imports another.
 *
 * @param from the importing file, relative to the project's root
 * @param to the imported file; `.ts` becomes `.js`, as Node's resolution wants it
 */
export function relativeSpecifier(from: string, to: string): string {
  let shared = 0
  for (let i = 0; i < from.length && from.charCodeAt(i) === to.charCodeAt(i); i++) if (from.charCodeAt(i) === SLASH) shared = i + 1
  let up = ''
  for (let i = shared; i < from.length; i++) if (from.charCodeAt(i) === SLASH) up += '../'
  const end = to.endsWith('.ts') ? to.length - 3 : to.length
  return `${up === '' ? './' : up}${to.slice(shared, end)}${end < to.length ? '.js' : ''}`
}

const SLASH = 47
