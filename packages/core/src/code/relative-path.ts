/**
 * How one file of the output imports another.
 *
 * @param from the importing file, relative to the project's root
 * @param to the imported file; `.ts` becomes `.js`, as Node's resolution wants it
 */
export function relativeSpecifier(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.replace(/\.ts$/, '.js').split('/')
  let shared = 0
  while (shared < here.length && here[shared] === there[shared]) shared++
  const up = '../'.repeat(here.length - shared)
  return (up || './') + there.slice(shared).join('/')
}
