import { byCodeUnit } from '@ssot-codegen/core'

const CONVENTION = [
  ...['name', 'version', 'description', 'license', 'author', 'private', 'type', 'packageManager', 'engines'],
  ...['bin', 'main', 'types', 'exports', 'files', 'scripts', 'imports'],
  ...['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'],
]
const rank = new Map(CONVENTION.map((key, i) => [key, i]))

/** Orders the keys of one object. */
export type KeyOrder = (a: string, b: string) => number

/** How keys of the object at `parent` are ordered: by name; in a manifest of npm the known ones go first, as all know them. */
export function keyOrder(document: string, parent: readonly string[]): KeyOrder {
  const isManifest = parent.length === 0 && (document === 'package.json' || document.endsWith('/package.json'))
  if (!isManifest) return byCodeUnit
  return (a, b) => (rank.get(a) ?? CONVENTION.length) - (rank.get(b) ?? CONVENTION.length) || byCodeUnit(a, b)
}
