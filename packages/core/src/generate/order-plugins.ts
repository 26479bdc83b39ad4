import { byCodeUnit } from '../order.js'
import type { Report } from '../plugin/diagnostic.js'
import type { Configured } from '../plugin/plugin.js'
import { version } from '../version.js'
import type { catalogue } from './diagnostics.js'
import { semver } from './semver.js'

/**
 * The plugins that can run, dependencies first and ties by name, so that the order of the config never shows.
 * A plugin whose needs are not met is reported and left out, with all that need it.
 */
export function orderPlugins(configured: readonly Configured[], report: Report<typeof catalogue>): Configured[] {
  const byName = new Map<string, Configured>()
  const plugins = configured.filter((entry) => isPlugin(entry, report))
  for (const entry of plugins.sort((a, b) => byCodeUnit(a.plugin.name, b.plugin.name))) {
    const { name } = entry.plugin
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) report('plugin-name', { plugin: name })
    else if (byName.has(name)) report('plugin-duplicate', { plugin: name })
    else if (fitsContract(entry, report)) byName.set(name, entry)
  }
  const listed = new Set(plugins.map((c) => c.plugin.name))
  const state = new Map<string, 'open' | 'ready' | 'left out'>()
  const ordered: Configured[] = []
  const visit = (entry: Configured, trail: readonly string[]): boolean => {
    const { name, requires, optional } = entry.plugin
    const known = state.get(name)
    if (known === 'open') report('plugin-cycle', { cycle: [...trail.slice(trail.indexOf(name)), name] })
    if (known) return known === 'ready'
    state.set(name, 'open')
    let ready = true
    for (const need of [...requires].sort((a, b) => byCodeUnit(a.name, b.name))) {
      const other = byName.get(need.name)
      if (!other && !listed.has(need.name)) report('plugin-missing', { plugin: name, needs: need.name })
      if (!other || !visit(other, [...trail, name])) ready = false
    }
    for (const wish of [...optional].sort((a, b) => byCodeUnit(a.name, b.name))) {
      const other = byName.get(wish.name)
      if (other) visit(other, [...trail, name])
    }
    state.set(name, ready ? 'ready' : 'left out')
    if (ready) ordered.push(entry)
    return ready
  }
  for (const entry of byName.values()) visit(entry, [])
  return ordered
}

/** A config in JavaScript may list anything, a plugin that was not called among it. */
function isPlugin(entry: Configured, report: Report<typeof catalogue>): boolean {
  const { plugin } = entry as { readonly plugin?: Partial<Configured['plugin']> }
  if (typeof plugin?.name === 'string' && typeof plugin.emit === 'function') return true
  report('plugin-name', { plugin: typeof plugin?.name === 'string' ? plugin.name : '(no plugin)' })
  return false
}

function fitsContract({ plugin }: Configured, report: Report<typeof catalogue>): boolean {
  // Typed as 1, but a plugin is another package, which may have been written for any version.
  const apiVersion: number = plugin.apiVersion
  if (apiVersion !== 1) {
    report('plugin-contract', { plugin: plugin.name, wants: `version ${apiVersion} of the plugin contract`, has: 'version 1' })
    return false
  }
  if (plugin.core === `^${version}` || semver.satisfies(version, plugin.core, { includePrerelease: true })) return true
  report('plugin-contract', { plugin: plugin.name, wants: `@ssot-codegen/core ${plugin.core}`, has: version })
  return false
}
