import { isDeepStrictEqual } from 'node:util'
import { byCodeUnit } from '../order.js'
import type { Report } from '../plugin/diagnostic.js'
import { documentEntry, npmDependency, type DocumentEntry } from '../plugin/document.js'
import { dependencyEntries } from './dependencies.js'
import type { catalogue } from './diagnostics.js'
import { foldPath, pathFault } from '../code/path-fault.js'
import type { GeneratedDocument } from './result.js'
import type { Slots } from './slots.js'

type Owned = { readonly entry: DocumentEntry; readonly plugin: string }

type Parts = {
  readonly slots: Slots
  /** Entries made in the emit phase. */
  readonly entries: readonly Owned[]
  /** Entries of `package.json` for the packages that code imports. */
  readonly dependencies: readonly DocumentEntry[]
  /** Who owns which file, by folded path. */
  readonly files: ReadonlyMap<string, { readonly plugin: string }>
  readonly report: Report<typeof catalogue>
}

/** Gathers all entries into documents, sorted by path and key. */
export function buildDocuments({ slots, entries, dependencies, files, report }: Parts): GeneratedDocument[] {
  const imported = new Set(dependencies.map(idOf))
  const named = slots.entries(npmDependency)
  const tools = dependencyEntries(named.map(({ item }) => item), report).filter((entry) => !imported.has(idOf(entry)))
  const all: Owned[] = [
    ...slots.entries(documentEntry).map(({ item, plugin }) => ({ entry: item, plugin })),
    ...entries,
    ...[...dependencies, ...tools].map((entry) => ({ entry, plugin: 'core' })),
  ]
  const documents = new Map<string, Map<string, Owned>>()
  for (const owned of all) {
    const { path } = owned.entry
    const fault = pathFault(path)
    if (fault !== undefined) {
      report('file-path', { plugin: owned.plugin, path, fault })
      continue
    }
    const twin = files.get(foldPath(path)) ?? [...documents.values()].map(first).find((owner) => clashes(owner.entry, owned.entry))
    if (twin) {
      report('file-conflict', { path, a: twin.plugin, b: owned.plugin })
      continue
    }
    const keys = documents.get(path) ?? new Map<string, Owned>()
    documents.set(path, keys)
    const other = keys.get(idOf(owned.entry)) ?? prefixOf(owned.entry, keys)
    if (!other) keys.set(idOf(owned.entry), owned)
    else if (!isDeepStrictEqual(other.entry, owned.entry)) {
      report('document-conflict', { path, key: owned.entry.key.join('.'), a: other.plugin, b: owned.plugin })
    }
  }
  return [...documents]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([path, keys]) => {
      const sorted = [...keys].sort(([a], [b]) => byCodeUnit(a, b)).map(([, owned]) => ({ ...owned.entry, plugin: owned.plugin }))
      return { path, format: sorted[0]?.format ?? 'json', entries: sorted }
    })
}

function first(keys: ReadonlyMap<string, Owned>): Owned {
  const [owned] = keys.values()
  if (!owned) throw new Error('A document without entries was made.')
  return owned
}

/** One document has one spelling and one format. */
function clashes(a: DocumentEntry, b: DocumentEntry): boolean {
  return foldPath(a.path) === foldPath(b.path) && (a.path !== b.path || a.format !== b.format)
}

function idOf(entry: DocumentEntry): string {
  return entry.key.join('\0')
}

/** An entry that lies above or below this one cannot be written beside it. */
function prefixOf(entry: DocumentEntry, keys: ReadonlyMap<string, Owned>): Owned | undefined {
  const id = idOf(entry)
  for (const [other, owned] of keys) if (id.startsWith(`${other}\0`) || other.startsWith(`${id}\0`)) return owned
  return undefined
}
