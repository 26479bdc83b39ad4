import { byCodeUnit } from '@ssot-codegen/core'
import { readManifest, type Manifest } from '../project/manifest.js'
import { packageFolder } from '../project/package-folder.js'
import { ownRoot } from './own-packages.js'

/** What a plugin's package says of itself in its `package.json`, without being imported. */
export type PluginManifest = {
  /** The plugin's own name. */
  readonly name: string
  readonly package: string
  readonly version: string
  readonly doc: string
  /** Paths, or patterns of them, it writes. */
  readonly emits: readonly string[]
  /** Slots it fills, and what of. */
  readonly contributes: readonly string[]
}

/**
 * The plugin that a folder is the package of, and those among its dependencies and among ours. Manifests are read and nothing is imported. A plugin's
 * package says `"ssot": { "plugin": "<name>", "emits": [...], "contributes": [...] }`.
 *
 * @param folder the project, absolute
 * @returns sorted by name; of two packages with one plugin name the project's own wins
 */
export function installedPlugins(folder: string): PluginManifest[] {
  const found = new Map<string, PluginManifest>()
  const here = pluginIn(folder)
  if (here) found.set(here.name, here)
  for (const root of [folder, ownRoot()]) {
    for (const name of dependenciesOf(readManifest(root))) {
      const plugin = pluginIn(packageFolder(name, root))
      if (plugin && !found.has(plugin.name)) found.set(plugin.name, plugin)
    }
  }
  return [...found.values()].sort((a, b) => byCodeUnit(a.name, b.name))
}

function pluginIn(folder: string | undefined): PluginManifest | undefined {
  const manifest = folder === undefined ? undefined : readManifest(folder)
  const ssot = recordOf(manifest?.['ssot'])
  const name = ssot['plugin']
  if (typeof name !== 'string' || typeof manifest?.['name'] !== 'string') return undefined
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    name,
    package: manifest['name'],
    version: text(manifest['version']),
    doc: text(manifest['description']),
    emits: textsOf(ssot['emits']),
    contributes: textsOf(ssot['contributes']),
  }
}

function dependenciesOf(manifest: Manifest | undefined): string[] {
  const named = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) =>
    Object.keys(recordOf(manifest?.[key])),
  )
  return [...new Set(named)]
    .filter((name) => /^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(name) && !name.split('/').includes('..'))
    .sort(byCodeUnit)
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
