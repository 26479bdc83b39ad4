import { byCodeUnit } from '../order.js'
import type { DocumentEntry } from '../plugin/document.js'
import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import { semver } from './semver.js'

/** A package the output needs. */
export type Dependency = { readonly name: string; readonly range: string; readonly dev: boolean }

/** The dependencies as entries of `package.json`. Ranges that meet become their intersection; others are reported. */
export function dependencyEntries(dependencies: readonly Dependency[], report: Report<typeof catalogue>): DocumentEntry[] {
  const byName = new Map<string, { ranges: Set<string>; dev: boolean }>()
  for (const { name, range, dev } of dependencies) {
    if (name.startsWith('node:')) continue
    const entry = byName.get(name) ?? { ranges: new Set<string>(), dev: true }
    byName.set(name, entry)
    entry.ranges.add(range)
    if (!dev) entry.dev = false
  }
  return [...byName]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, { ranges, dev }]) => ({
      path: 'package.json',
      format: 'json',
      key: [dev ? 'devDependencies' : 'dependencies', name],
      value: intersection(name, [...ranges].sort(byCodeUnit), report),
    }))
}

function intersection(name: string, ranges: readonly string[], report: Report<typeof catalogue>): string {
  const [first = '*', ...rest] = ranges
  let met = first
  for (const range of rest) {
    if (!meet(met, range)) {
      report('dependency-conflict', { name, ranges })
      return first
    }
    met = semver.subset(range, met) ? range : semver.subset(met, range) ? met : `${met} ${range}`
  }
  return met
}

/** Alternatives have no intersection that a range can say, unless one range lies inside the other. */
function meet(a: string, b: string): boolean {
  if (semver.validRange(a) === null || semver.validRange(b) === null || !semver.intersects(a, b)) return false
  return !(a + b).includes('||') || semver.subset(a, b) || semver.subset(b, a)
}
