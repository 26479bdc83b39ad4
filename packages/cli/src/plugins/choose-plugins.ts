import type { Configured } from '@ssot-codegen/core'
import type { Config } from '../config/define-config.js'
import { nearest } from '@ssot-codegen/core'
import { projectFacts } from '../project/facts.js'
import { installCommand } from '../project/install-command.js'
import type { Session } from '../session.js'
import { BUNDLED } from './bundled.js'
import { loadPlugin, packageOf } from './load-plugin.js'

/** What packages of plugins of others are called by. */
const PREFIXED = /^ssot-plugin-/

/** The frameworks there is a package for. */
export const FRAMEWORKS: readonly string[] = ['express', 'fastify']

/** What says which plugins run. */
export type Choice = {
  readonly session: Session
  readonly config: Config
  /** Of `--framework`. */
  readonly framework: string | undefined
  /** Of `--plugins`: names or packages, comma-separated. */
  readonly only: string | undefined
}

/**
 * The plugins of a run. Without `--plugins`: those of the config, and the project, its API and the framework unless
 * the config lists them; where it has no list, the description of the API as well. With it: those named and what they require,
 * with the options the config gives them.
 *
 * @returns undefined where it was reported that one cannot be had
 */
export async function choosePlugins({ session, config, framework, only }: Choice): Promise<readonly Configured[] | undefined> {
  const listed = config.plugins ?? []
  const wantedFramework = framework ?? config.framework
  if (wantedFramework !== undefined && !FRAMEWORKS.includes(wantedFramework)) {
    session.report('framework-unknown', {
      framework: wantedFramework,
      nearest: nearest(wantedFramework, FRAMEWORKS),
      known: FRAMEWORKS,
    })
    return undefined
  }
  const byName = new Map(listed.map((entry) => [entry.plugin.name, entry]))
  const chosen: Configured[] = only === undefined ? listed.filter((p) => fits(p, wantedFramework, byName)) : []
  const has = (name: string) => chosen.some((entry) => entry.plugin.name === name)
  const add = async (name: string) => {
    const entry = byName.get(name) ?? (await loadNamed(session, name))?.configured
    if (entry && !has(entry.plugin.name)) chosen.push(entry)
  }
  if (only === undefined) {
    const own = listed.find((p) => FRAMEWORKS.includes(p.plugin.name))?.plugin.name
    const documented = config.plugins === undefined ? ['openapi'] : []
    for (const name of ['project', 'api', wantedFramework ?? own ?? 'express', ...documented]) if (!has(name)) await add(name)
  } else {
    const names = only.split(',').map((n) => n.trim()).filter((n) => n !== '')
    // Without any plugin all that was generated would go.
    if (names.length === 0) session.report('plugin-name', { plugin: only })
    for (const name of names) await add(name)
    if (framework !== undefined && !has(framework)) await add(framework)
    // The list grows while it is walked: what is required requires in turn.
    for (const entry of chosen) {
      for (const need of entry.plugin.requires) if (!has(need.name)) await addRequired(need.name)
    }
  }
  return session.failed() ? undefined : chosen

  async function addRequired(name: string) {
    const loaded = byName.get(name) ?? (await loadPlugin(packageOf(name), session, name))
    // One that cannot be had is the engine's to report: it knows who needs it.
    if ('plugin' in loaded) chosen.push(loaded)
    else if ('configured' in loaded) chosen.push(loaded.configured)
  }
}

/** Whether the plugin may run when that framework was asked for. One that is listed itself leaves the others that are listed; one that is not takes their place. */
function fits({ plugin }: Configured, framework: string | undefined, listed: ReadonlyMap<string, Configured>): boolean {
  return framework === undefined || listed.has(framework) || !FRAMEWORKS.includes(plugin.name)
}

/**
 * The framework whose application the entry points start: the one that was asked for, else the first that is listed. Undefined
 * where no framework runs, or one that is not ours.
 */
export function frameworkOf({ config, framework }: Pick<Choice, 'config' | 'framework'>, chosen: readonly Configured[]): string | undefined {
  const runs = (name: string | undefined) => chosen.some(({ plugin }) => plugin.name === name)
  const listed = (config.plugins ?? []).map(({ plugin }) => plugin.name).filter((name) => FRAMEWORKS.includes(name))
  return [framework, config.framework, ...listed, ...FRAMEWORKS].find((name) => name !== undefined && FRAMEWORKS.includes(name) && runs(name))
}

/** A plugin that was named: with its defaults, its package, and what that exports it as. */
export type NamedPlugin = { readonly configured: Configured; readonly package: string; readonly exported: string }

/** Loads the plugin of that short name, or of the package of that name; undefined where it was reported that it cannot be had. */
export async function loadNamed(session: Session, name: string): Promise<NamedPlugin | undefined> {
  const { report } = session
  const short = packageOf(name)
  const tried = PREFIXED.test(name) ? [name] : [short, `ssot-plugin-${name}`, name]
  let loaded: Awaited<ReturnType<typeof loadPlugin>> = { fault: 'name' }
  for (const candidate of tried) {
    loaded = await loadPlugin(candidate, session, name)
    if ('configured' in loaded) return { ...loaded, package: candidate }
    if (loaded.fault !== 'absent' && loaded.fault !== 'name') break
  }
  const where = /^[a-z0-9-]+$/.test(name) && !PREFIXED.test(name) ? short : name
  if (loaded.fault === 'name') report('plugin-name', { plugin: name })
  else if (loaded.fault === 'failed') report('plugin-failed', { package: where, fault: loaded.message })
  else if (loaded.fault === 'none') report('plugin-not-one', { package: where })
  else if (FRAMEWORKS.includes(name)) {
    const available = await installed(FRAMEWORKS, session)
    report('framework-unavailable', { framework: name, package: short, available })
  } else {
    const ours = [...BUNDLED.keys()].map((one) => one.slice(packageOf('').length))
    // What no more than a short name is known of may have no package at all.
    const isKnown = ours.includes(name) || where !== short
    const command = isKnown ? installCommand(projectFacts(session.cwd, {}).packageManager, where) : undefined
    report('plugin-not-installed', { plugin: name, tried: isKnown ? [where] : tried, command, nearest: nearest(name, ours), ours })
  }
  return undefined
}

async function installed(names: readonly string[], session: Session): Promise<string[]> {
  const found = await Promise.all(
    names.map(async (name) => ('configured' in (await loadPlugin(packageOf(name), session, name)) ? [name] : [])),
  )
  return found.flat()
}
