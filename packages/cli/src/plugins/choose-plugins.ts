import type { Configured } from '@ssot-codegen/core'
import type { Config } from '../config/define-config.js'
import { nearest } from '@ssot-codegen/core'
import type { Session } from '../session.js'
import { loadPlugin, packageOf } from './load-plugin.js'

/** The frameworks there is, or will be, a package for. */
const FRAMEWORKS = ['express', 'fastify']

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
 * the config lists them. With it: those named and what they require, with the options the config gives them.
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
  const chosen: Configured[] = only === undefined ? listed.filter((p) => fits(p, wantedFramework)) : []
  const has = (name: string) => chosen.some((entry) => entry.plugin.name === name)
  const add = async (name: string) => {
    const entry = byName.get(name) ?? (await load(session, name))
    if (entry && !has(entry.plugin.name)) chosen.push(entry)
  }
  if (only === undefined) {
    const own = listed.find((p) => FRAMEWORKS.includes(p.plugin.name))?.plugin.name
    for (const name of ['project', 'api', wantedFramework ?? own ?? 'express']) if (!has(name)) await add(name)
  } else {
    for (const name of only
      .split(',')
      .map((n) => n.trim())
      .filter((n) => n !== ''))
      await add(name)
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

/** Whether the plugin may run when that framework was asked for: there is one application. */
function fits({ plugin }: Configured, framework: string | undefined): boolean {
  return framework === undefined || plugin.name === framework || !FRAMEWORKS.includes(plugin.name)
}

async function load(session: Session, name: string): Promise<Configured | undefined> {
  const { report } = session
  const short = packageOf(name)
  const first = await loadPlugin(short, session, name)
  const loaded = 'fault' in first && (first.fault === 'absent' || first.fault === 'name') ? await loadPlugin(name, session) : first
  if ('configured' in loaded) return loaded.configured
  const isShort = /^[a-z0-9-]+$/.test(name)
  const where = isShort ? short : name
  if (loaded.fault === 'name') report('plugin-name', { plugin: name })
  else if (loaded.fault === 'failed') report('plugin-failed', { package: where, fault: loaded.message })
  else if (loaded.fault === 'none') report('plugin-not-one', { package: where })
  else if (FRAMEWORKS.includes(name)) {
    const available = await installed(FRAMEWORKS, session)
    report('framework-unavailable', { framework: name, package: short, available })
  } else
    report('plugin-not-installed', { plugin: name, package: where, nearest: nearest(name, ['project', 'api', ...FRAMEWORKS]) })
  return undefined
}

async function installed(names: readonly string[], session: Session): Promise<string[]> {
  const found = await Promise.all(
    names.map(async (name) => ('configured' in (await loadPlugin(packageOf(name), session, name)) ? [name] : [])),
  )
  return found.flat()
}
