import { isDeepStrictEqual } from 'node:util'
import type { Diagnostic } from '../plugin/diagnostic.js'
import type { Configured, Remember } from '../plugin/plugin.js'
import type { ProjectFacts } from '../plugin/project.js'
import type { Schema } from '../schema/ir.js'
import { shareNodes } from '../schema/share-nodes.js'
import { affectedBy } from './affected.js'
import type { GeneratedFile } from './result.js'

/** What `generate` leaves for itself from one run to the next in the same process; nobody else looks into it. */
export type Memory = { '~run'?: PastRun }

type Entry = { readonly nodes: readonly string[]; readonly value: unknown; readonly diagnostics: readonly Diagnostic[] }

type PastRun = {
  readonly schema: Schema
  readonly plugins: readonly Configured[]
  readonly project: ProjectFacts
  readonly entries: Map<string, Entry>
  /** By path. */
  readonly files: Map<string, GeneratedFile>
}

/**
 * What a process that generates again and again hands to each run. What was made from nodes that are the same as in the run
 * before is not made again; the result is that of a run without a memory, except that `origins` of files that were not printed
 * again say where the nodes were when they were.
 */
export function createMemory(): Memory {
  return {}
}

/** One run's view of the memory. */
export type Recall = {
  /** The schema with the nodes of the run before where they say the same. */
  readonly schema: Schema
  /** What `compute` says for these nodes, from an earlier run if they, and what they are related to, have not changed. */
  readonly remember: Remember
  /** The files, each the very one of the run before where it says the same. */
  readonly recognized: (files: readonly GeneratedFile[]) => readonly GeneratedFile[]
  /** The diagnostics, pointing to where their nodes are now. */
  readonly placed: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[]
}

/** A run that remembers nothing. */
export function forgetful(schema: Schema): Recall {
  return { schema, remember: (_key, _nodes, compute) => compute(), recognized: (files) => files, placed: (diagnostics) => diagnostics }
}

/**
 * Begins a run with a memory.
 *
 * @param sink where the run's diagnostics go: those that come up while something is computed are remembered with it
 */
export function recall(
  memory: Memory,
  { schema: source, plugins, project, sink }: { schema: Schema; plugins: readonly Configured[]; project: ProjectFacts; sink: Diagnostic[] },
): Recall {
  const past = memory['~run']
  const shared = past && shareNodes(past.schema, source)
  const schema = shared?.schema ?? source
  const entries = past && isAlike(past, { schema, plugins, project }) ? past.entries : new Map<string, Entry>()
  if (past && shared) forget(entries, affectedBy(shared.changed, [past.schema, schema]))
  const files = past?.files ?? new Map<string, GeneratedFile>()
  memory['~run'] = { schema, plugins, project, entries, files }
  return {
    schema,
    remember(key, nodes, compute) {
      const known = entries.get(key)
      if (known) {
        sink.push(...known.diagnostics)
        return known.value as ReturnType<typeof compute> // a key is computed by one place, which returns one type
      }
      const start = sink.length
      const value = compute()
      entries.set(key, { nodes: nodes.map((node) => node.name), value, diagnostics: sink.slice(start) })
      return value
    },
    recognized(made) {
      const known = made.map((file) => {
        const old = files.get(file.path)
        return old && old.text === file.text && old.mode === file.mode && old.plugin === file.plugin && old.source === file.source ? old : file
      })
      files.clear()
      for (const file of known) files.set(file.path, file)
      return known
    },
    placed: (diagnostics) =>
      diagnostics.map((diagnostic) => {
        const span = diagnostic.span && shared?.moved.get(diagnostic.span)
        return span ? { ...diagnostic, span } : diagnostic
      }),
  }
}

function forget(entries: Map<string, Entry>, affected: ReadonlySet<string>): void {
  if (affected.size === 0) return
  for (const [key, { nodes }] of entries) if (nodes.some((name) => affected.has(name))) entries.delete(key)
}

/** Whether all that nodes do not say is as it was. Which nodes there are decides names, so they count as well. */
function isAlike(past: PastRun, now: Pick<PastRun, 'schema' | 'plugins' | 'project'>): boolean {
  const { plugins } = now
  return (
    plugins.length === past.plugins.length &&
    plugins.every(({ plugin, input }, i) => plugin === past.plugins[i]?.plugin && input === past.plugins[i].input) &&
    isDeepStrictEqual([headOf(now.schema), now.project], [headOf(past.schema), past.project])
  )
}

function headOf({ provider, relationMode, extensions, files, models, enums, ignored }: Schema) {
  return {
    provider,
    relationMode,
    extensions,
    files: files.map(({ path }) => path),
    models: models.map(({ name, kind, exposed, annotations }) => [name, kind, exposed, annotations.map((a) => ({ ...a, span: undefined }))]),
    enums: enums.map(({ name }) => name),
    ignored: ignored.map(({ name }) => name),
  }
}
