import { print, type Printed } from '../code/print.js'
import { byCodeUnit } from '../order.js'
import type { FinalOperation } from '../operation/operation.js'
import type { Report } from '../plugin/diagnostic.js'
import type { DocumentEntry } from '../plugin/document.js'
import type { OutputFile, Remember } from '../plugin/plugin.js'
import { RUNTIME } from '../plugin/runtime-symbol.js'
import type { Dependency } from './dependencies.js'
import type { catalogue } from './diagnostics.js'
import { foldPath, pathFault } from '../code/path-fault.js'
import type { ReadyPlugin } from './prepare-plugins.js'
import type { GeneratedFile } from './result.js'
import type { Slots } from './slots.js'

/** Everything the plugins emitted. */
export type Emitted = {
  readonly entries: readonly { readonly entry: DocumentEntry; readonly plugin: string }[]
  readonly dependencies: readonly Dependency[]
  /** The runtime files that printed code imports, and a file that does. */
  readonly runtimeRoots: readonly { readonly path: string; readonly by: string }[]
  /** The paths of the emitted files, folded, and who owns them. */
  readonly paths: ReadonlyMap<string, { readonly plugin: string }>
  /** The emitted files and these, sorted by path; an import that none of them answers is reported. */
  readonly withFiles: (others: readonly GeneratedFile[]) => readonly GeneratedFile[]
}

type Facts = { readonly operations: readonly FinalOperation[]; readonly slots: Slots; readonly report: Report<typeof catalogue>; readonly remember: Remember }

/** Runs the emit phase of every plugin and prints what comes. */
export function emitFiles(plugins: readonly ReadyPlugin[], { operations, slots, report, remember }: Facts): Emitted {
  const files = new Map<string, GeneratedFile>()
  const entries: { entry: DocumentEntry; plugin: string }[] = []
  const dependencies: Dependency[] = []
  const imports = new Map<string, string>()
  const accept = (file: Emitting, plugin: string): void => {
    const fault = pathFault(file.path)
    if (fault !== undefined) return report('file-path', { plugin, path: file.path, fault })
    const folded = foldPath(file.path)
    const twin = files.get(folded)
    if (twin) return report('file-conflict', { path: file.path, a: twin.plugin, b: plugin })
    const { printed, generated } = kept(file, plugin, remember)
    for (const path of printed?.files ?? []) if (!imports.has(path)) imports.set(path, file.path)
    dependencies.push(...(printed?.packages ?? []))
    files.set(folded, generated)
  }
  for (const plugin of plugins) {
    plugin.run('emit', () => {
      for (const file of plugin.emit(operations, slots)) {
        if (file.kind === 'entries') entries.push(...file.entries.map((entry) => ({ entry, plugin: plugin.name })))
        else accept(file, plugin.name)
      }
    })
  }
  return {
    entries,
    paths: files,
    dependencies,
    runtimeRoots: [...imports]
      .filter(([path]) => path.startsWith(RUNTIME))
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([path, by]) => ({ path, by })),
    withFiles(others) {
      for (const file of others) {
        const twin = files.get(foldPath(file.path))
        if (twin) report('file-conflict', { path: file.path, a: twin.plugin, b: file.plugin })
        else files.set(foldPath(file.path), file)
      }
      for (const [path, by] of imports) {
        const answered = files.has(foldPath(path)) || path.startsWith(RUNTIME) || path.startsWith(CLIENT)
        if (!answered) report('import-unresolved', { path: by, imports: path })
      }
      return [...files.values()].sort((a, b) => byCodeUnit(a.path, b.path))
    },
  }
}

type Emitting = Exclude<OutputFile, { kind: 'entries' }>

type Made = { readonly printed?: Printed; readonly generated: GeneratedFile }

/** A file as it was made before, where nothing has changed that it depends on. */
function kept(file: Emitting, plugin: string, remember: Remember): Made {
  const { reads, depends } = file
  const key = `file ${plugin} ${file.path}`
  if (depends) {
    const { nodes, facts } = depends
    const last = remember<{ facts: readonly unknown[]; count: number }>(`facts of ${key}`, nodes, () => ({ facts, count: 0 }))
    const isSame = last.facts.length === facts.length && facts.every((fact, i) => Object.is(fact, last.facts[i]))
    if (!isSame) Object.assign(last, { facts, count: last.count + 1 })
    return remember(`${key} ${last.count}`, nodes, () => made(file, plugin))
  }
  return typeof reads === 'string' ? made(file, plugin) : remember(key, reads, () => made(file, plugin))
}

function made(file: Emitting, plugin: string): Made {
  const printed = file.kind === 'code' ? print(file.path, file.code()) : undefined
  const generated: GeneratedFile = {
    path: file.path,
    text: printed?.text ?? (file.kind === 'text' ? file.text().text : ''),
    mode: file.mode ?? 'managed',
    plugin,
    source: sourceOf(file, plugin),
    origins: printed?.origins ?? [],
  }
  return { ...(printed && { printed }), generated }
}

/** The Prisma client is generated by Prisma, beside our files. */
const CLIENT = 'src/gen/prisma/'

function sourceOf(file: Emitting, plugin: string): string {
  if (file.reads === 'schema') return 'the schema'
  if (file.reads === 'nothing') return `plugin ${plugin}`
  const names = file.reads.map((node) => `${'values' in node ? 'enum' : node.kind} ${node.name}`)
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(', ')
}
