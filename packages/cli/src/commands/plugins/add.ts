import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { identifier } from '@ssot-codegen/core'
import type { CommandInput } from '../../args/command-input.js'
import { textFlag } from '../../args/flags.js'
import { CONFIG_NAMES, loadConfig } from '../../config/load-config.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { loadNamed } from '../../plugins/choose-plugins.js'
import { packageOf } from '../../plugins/load-plugin.js'
import { displayPath } from '../../project/display-path.js'
import { projectFacts } from '../../project/facts.js'
import { installCommand } from '../../project/install-command.js'
import { packageFolder } from '../../project/package-folder.js'
import { changeLines } from '../../render/change.js'
import { printable } from '../../render/printable.js'
import type { NamedImport } from '../../source-edit/imports.js'
import { writeOwnFile } from '../extend/write-own-file.js'
import { summary } from '../generate/summary.js'

const FAILED: Outcome = { exit: EXIT.user, json: { files: [] }, lines: [] }
const START = "import { defineConfig } from '@ssot-codegen/cli'\n\nexport default defineConfig({})\n"
/** What runs as long as the config lists no plugins at all. */
const IMPLIED = ['openapi']

/** `ssot plugins add <name>`: imports a plugin in the config and lists it there. */
export async function addPlugin({ session, flags, words }: CommandInput): Promise<Outcome> {
  const { cwd, report, terminal } = session
  const [name] = words
  if (name === undefined) {
    report('plugin-unnamed', { isNew: false })
    return FAILED
  }
  const named = textFlag(flags, 'config')
  const loaded = await session.phase('config', () => loadConfig(session, named))
  const found = loaded && (await session.phase('plugins', () => loadNamed(session, name)))
  if (!loaded || !found) return FAILED
  const { plugin } = found.configured
  const path = named === undefined ? (CONFIG_NAMES.map((one) => join(cwd, one)).find(existsSync) ?? join(cwd, 'ssot.config.ts')) : resolve(cwd, named)
  const shown = displayPath(cwd, path)
  const { config } = loaded
  if (config.plugins?.some((one) => one.plugin.name === plugin.name) === true) {
    return { exit: EXIT.ok, json: { files: [{ path: shown, action: 'keep' }] }, lines: [`${printable(shown)} has the plugin already.`] }
  }

  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const wanted: NamedImport = importOf(plugin.name, found)
  const implied = IMPLIED.filter((one) => one !== plugin.name).map((one): NamedImport => ({ name: one, from: packageOf(one) }))
  // The compiler is in it, which no other command needs.
  const { registerPlugin } = await import('./register-plugin.js')
  const edited = registerPlugin(before === '' ? START : before, wanted, implied)
  if (edited.kind === 'by-hand') {
    const local = wanted.local ?? wanted.name
    const lines = [`  import { ${wanted.local === undefined ? local : `${wanted.name} as ${local}`} } from '${wanted.from}'`, `  plugins: [..., ${local}()]`].join('\n')
    report('config-by-hand', { file: shown, why: edited.why, lines })
    return FAILED
  }
  if (flags['dry-run'] !== true && !writeOwnFile(session, dirname(path), basename(path), edited.text)) return FAILED
  adviseToInstall()
  const change = { path: shown, action: before === '' ? ('create' as const) : ('update' as const) }
  const lines = [...(await changeLines({ path: shown, before, after: edited.text }, terminal.colors)), summary([change], flags['dry-run'] === true ? 'would be' : undefined)]
  return { exit: EXIT.ok, json: { files: [change] }, lines }

  /** What comes with the command runs, but an editor looks for it among what the project has. */
  function adviseToInstall(): void {
    const imported = before.includes(wanted.from) || config.plugins !== undefined ? [wanted.from] : [...implied.map(({ from }) => from), wanted.from]
    const absent = imported.filter((one) => packageFolder(one, dirname(path)) === undefined)
    const { packageManager } = projectFacts(dirname(path), config)
    if (absent.length > 0) report('plugin-not-in-project', { packages: absent, command: installCommand(packageManager, ...absent) })
  }
}

function importOf(name: string, { exported, package: from }: { readonly exported: string; readonly package: string }): NamedImport {
  return exported === 'default' ? { name: 'default', local: identifier(name, 'binding'), from } : { name: exported, from }
}
