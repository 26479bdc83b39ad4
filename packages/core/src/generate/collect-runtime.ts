import { byCodeUnit } from '../order.js'
import type { Report } from '../plugin/diagnostic.js'
import type { AnyPlugin } from '../plugin/plugin.js'
import type { RuntimeFolder, RuntimeLoader } from '../plugin/runtime-folder.js'
import { RUNTIME } from '../plugin/runtime-symbol.js'
import { relativeSpecifier } from '../code/relative-path.js'
import type { Dependency } from './dependencies.js'
import type { catalogue } from './diagnostics.js'
import type { GeneratedFile } from './result.js'

/** The runtime files that printed code reaches, and the packages they import. */
export type CollectedRuntime = { readonly files: readonly GeneratedFile[]; readonly dependencies: readonly Dependency[] }

const IMPORT = /^(\s*(?:import|export)\b[^'"`;]*?\bfrom\s*|\s*import\s*)(['"])([^'"\n]+)\2/gm

/**
 * Follows imports from the files that printed code names, through all plugins' runtime folders. Imports between
 * folders (`#runtime/<plugin>/...`) become relative: the output needs no mapping of its own.
 *
 * @param roots files of the output below `src/gen/runtime/`, and who imports them
 */
export function collectRuntime(
  roots: readonly { readonly path: string; readonly by: string }[],
  plugins: readonly AnyPlugin[],
  load: RuntimeLoader | undefined,
  report: Report<typeof catalogue>,
): CollectedRuntime {
  const owners = new Map(plugins.filter((p) => p.runtime).map((p) => [p.name, p]))
  const folders = new Map<string, RuntimeFolder | undefined>()
  const folderOf = (name: string): RuntimeFolder | undefined => {
    const url = owners.get(name)?.runtime
    if (!folders.has(name) && url) {
      if (!load) report('runtime-unavailable', { plugin: name })
      folders.set(name, load && loaded(load, url, (error) => report('plugin-crashed', { plugin: name, phase: 'runtime', error })))
    }
    return folders.get(name)
  }
  const files = new Map<string, GeneratedFile>()
  const dependencies: Dependency[] = []
  const queue = [...roots]
  for (let item = queue.pop(); item; item = queue.pop()) {
    const { path, by } = item
    const [plugin, file] = split(path)
    const folder = folderOf(plugin)
    if (files.has(path) || (owners.has(plugin) && !folder)) continue
    const source = folder?.files.find((f) => f.path === file)
    if (!folder || !source) {
      report('import-unresolved', { path: by, imports: path })
      continue
    }
    const { text, imports, packages } = placed(source, path)
    queue.push(...imports.map((imported) => ({ path: imported, by: path })))
    dependencies.push(...packages.flatMap((specifier) => packagesOf(specifier, folder)))
    files.set(path, { path, text, mode: 'managed', plugin, source: `the runtime of plugin ${plugin}`, origins: [] })
  }
  return { files: [...files.values()].sort((a, b) => byCodeUnit(a.path, b.path)), dependencies }
}

/** A runtime file in its place: what it imports of the output, and of packages. */
type Placed = { readonly path: string; readonly text: string; readonly imports: readonly string[]; readonly packages: readonly string[] }

/** A process that watches loads the folders once, and asks for the same files each time. */
const known = new WeakMap<RuntimeFolder['files'][number], Placed>()

function placed(source: RuntimeFolder['files'][number], path: string): Placed {
  const before = known.get(source)
  if (before?.path === path) return before
  const [imports, packages]: [string[], string[]] = [[], []]
  const text = source.text.replace(IMPORT, (whole, head: string, quote: string, specifier: string) => {
    if (specifier.startsWith('.') || specifier.startsWith('#runtime/')) {
      const target = specifier.startsWith('.') ? resolve(path, specifier) : RUNTIME + specifier.slice('#runtime/'.length)
      const imported = target.replace(/\.js$/, '.ts')
      imports.push(imported)
      return head + quote + relativeSpecifier(path, imported) + quote
    }
    packages.push(specifier)
    return whole
  })
  const now = { path, text, imports, packages }
  known.set(source, now)
  return now
}

/** A folder that is not there is a fault of the plugin's package, and no reason to stop the others. */
function loaded(load: RuntimeLoader, url: URL, onError: (error: unknown) => void): RuntimeFolder | undefined {
  try {
    return load(url)
  } catch (error) {
    onError(error)
    return undefined
  }
}

function split(path: string): [string, string] {
  const rest = path.slice(RUNTIME.length)
  const slash = rest.indexOf('/')
  return [rest.slice(0, slash), rest.slice(slash + 1)]
}

function resolve(from: string, specifier: string): string {
  const segments = from.split('/').slice(0, -1)
  for (const segment of specifier.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

/** The package and, where the manifest has it, its types. */
function packagesOf(specifier: string, { manifest }: RuntimeFolder): Dependency[] {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  const types = `@types/${name.replace(/^@/, '').replace('/', '__')}`
  const range = manifest.dependencies[name] ?? manifest.devDependencies[name]
  const typesRange = manifest.devDependencies[types]
  return [
    ...(range === undefined ? [] : [{ name, range, dev: false }]),
    ...(typesRange === undefined ? [] : [{ name: types, range: typesRange, dev: true }]),
  ]
}
