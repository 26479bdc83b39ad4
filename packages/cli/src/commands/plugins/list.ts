import { byCodeUnit } from '@ssot-codegen/core'
import type { CommandInput } from '../../args/command-input.js'
import { textFlag } from '../../args/flags.js'
import { loadConfig } from '../../config/load-config.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { choosePlugins } from '../../plugins/choose-plugins.js'
import { installedPlugins } from '../../plugins/installed.js'
import { optionsOf, type OptionRow } from '../../plugins/options.js'
import { printable } from '../../render/printable.js'
import { table } from '../../render/table.js'

type PluginRow = {
  readonly name: string
  readonly version: string
  /** Whether `ssot generate` runs it. */
  readonly active: boolean
  readonly package: string | null
  readonly doc: string
  readonly emits: readonly string[]
  readonly contributes: readonly string[]
  /** `null` for a plugin that nothing names: its package is not imported. */
  readonly options: readonly OptionRow[] | null
}

/** `ssot plugins list`: the plugins that run, and those that are installed and could. */
export async function listPlugins({ session, flags }: CommandInput): Promise<Outcome> {
  const failed: Outcome = { exit: EXIT.user, json: { plugins: [] }, lines: [] }
  const loaded = await session.phase('config', () => loadConfig(session, textFlag(flags, 'config')))
  if (!loaded) return failed
  const choice = { session, config: loaded.config, framework: textFlag(flags, 'framework'), only: textFlag(flags, 'plugins') }
  const chosen = await session.phase('plugins', () => choosePlugins(choice))
  if (!chosen) return failed
  const installed = installedPlugins(session.cwd)
  const active = chosen.map(({ plugin }): PluginRow => {
    const manifest = installed.find((m) => m.name === plugin.name)
    const { emits = [], contributes = [] } = manifest ?? {}
    const base = { name: plugin.name, version: plugin.version, active: true, doc: plugin.doc, emits, contributes }
    return { ...base, package: manifest?.package ?? null, options: optionsOf(plugin) }
  })
  const others = installed
    .filter((m) => !chosen.some(({ plugin }) => plugin.name === m.name))
    .map((m): PluginRow => ({ ...m, active: false, options: null }))
  const plugins = [...active, ...others].sort((a, b) => byCodeUnit(a.name, b.name))
  const { colors } = session.terminal
  const rows = plugins.map((p) => [p.name, p.version, p.active ? 'yes' : 'no', p.doc])
  const lines = [
    ...table(['PLUGIN', 'VERSION', 'RUNS', 'DOES'], rows, colors),
    ...plugins.flatMap((p) => [
      '',
      colors.bold(printable(p.name)),
      ...(p.emits.length > 0 ? [`  emits        ${printable(p.emits.join(', '))}`] : []),
      ...(p.contributes.length > 0 ? [`  contributes  ${printable(p.contributes.join(', '))}`] : []),
      ...optionLines(p.options),
    ]),
  ]
  return { exit: EXIT.ok, json: { plugins }, lines }
}

function optionLines(options: readonly OptionRow[] | null): string[] {
  if (options === null) return ['  options      shown when the config names the plugin']
  if (options.length === 0) return ['  options      none']
  return options.map(({ name, type, default: value, doc }, i) => {
    const label = i === 0 ? 'options' : '       '
    return `  ${label}      ${printable(`${name}: ${type} = ${JSON.stringify(value)}`)}${doc === '' ? '' : `  ${printable(doc)}`}`
  })
}
