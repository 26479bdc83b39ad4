import type { Contribution } from '../plugin/slot.js'
import { createReport, type Diagnostic, type Report } from '../plugin/diagnostic.js'
import type { Amendment, FinalOperation, Operation } from '../operation/operation.js'
import type { AnyPlugin, Configured, EmitContext, Handle, OutputFile, Remember } from '../plugin/plugin.js'
import type { ProjectFacts } from '../plugin/project.js'
import type { Schema } from '../schema/ir.js'
import { bindRoles } from './bind-roles.js'
import type { catalogue } from './diagnostics.js'
import { readAnnotations, type AnnotationValues } from './read-annotations.js'
import type { Slots } from './slots.js'

/** A phase of a plugin, as a diagnostic names it. */
export type Phase = 'exports' | 'contribute' | 'amend' | 'emit'

/** A plugin that has its options and exports, with its phases ready to be called. */
export type ReadyPlugin = {
  readonly name: string
  readonly definition: AnyPlugin
  readonly contribute: () => Iterable<Contribution>
  readonly amend: (operations: readonly Operation[]) => Iterable<Amendment>
  readonly emit: (operations: readonly FinalOperation[], slots: Slots) => Iterable<OutputFile>
  /** Runs a phase; a throw becomes a diagnostic, and the plugin's later phases are not run. */
  readonly run: (phase: Phase, work: () => void) => void
}

type Preparation = {
  readonly schema: Schema
  readonly project: ProjectFacts
  readonly ordered: readonly Configured[]
  readonly diagnostics: Diagnostic[]
  readonly report: Report<typeof catalogue>
  readonly remember: Remember
}

/** Checks options, annotations and roles, and computes what each plugin exports, dependencies first. */
export function preparePlugins({ schema, project, ordered, diagnostics, report, remember }: Preparation): ReadyPlugin[] {
  const annotations = readAnnotations(schema, ordered.map((c) => c.plugin), diagnostics, report)
  const exported = new Map<string, unknown>()
  const ready: ReadyPlugin[] = []
  for (const { plugin, input } of ordered) {
    if (plugin.requires.some((need) => !exported.has(need.name))) continue
    const options = checkOptions(plugin, input, report)
    if (!options) continue
    const roles = bindRoles(schema, plugin, report)
    if (!roles) continue
    const state = { crashed: false }
    const run: ReadyPlugin['run'] = (phase, work) => {
      if (state.crashed) return
      try {
        work()
      } catch (error) {
        state.crashed = true
        report('plugin-crashed', { plugin: plugin.name, phase, error })
      }
    }
    const base = {
      schema,
      options: options.value,
      project,
      use: usage(plugin, exported),
      has: (other: Handle) => exported.has(other.name),
      report: createReport(plugin.name, plugin.diagnostics, diagnostics),
      annotation: (node: object, name: string) => lookUp(annotations, plugin, node, name),
      role: (name: string) => roles.get(name),
      remember: ownMemory(remember, plugin.name),
    }
    run('exports', () => exported.set(plugin.name, plugin.exports(base)))
    if (state.crashed) continue
    const context = { ...base, self: exported.get(plugin.name) }
    ready.push({
      name: plugin.name,
      definition: plugin,
      contribute: () => plugin.contribute(context),
      amend: (operations) => plugin.amend({ ...context, operations }),
      emit: (operations, slots) => {
        const slot: EmitContext<unknown, unknown, never, never, never>['slot'] = (point) => slots.entries(point).map((entry) => entry.item)
        return plugin.emit({ ...context, operations, slot })
      },
      run,
    })
  }
  return ready
}

/** What a plugin remembers is no other's. */
function ownMemory(remember: Remember, plugin: string): Remember {
  return (key, nodes, compute) => remember(`${plugin} ${key}`, nodes, compute)
}

function checkOptions(plugin: AnyPlugin, input: unknown, report: Report<typeof catalogue>): { value: unknown } | undefined {
  const parsed = parseOptions(plugin, input, report)
  if (!parsed) return undefined
  if (parsed.success) return { value: parsed.data }
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) report('invalid-option', { plugin: plugin.name, path: [...issue.path, key].join('.'), fault: undefined })
    } else report('invalid-option', { plugin: plugin.name, path: issue.path.join('.'), fault: issue.message })
  }
  return undefined
}

/** A transform may throw, and an asynchronous check cannot be run here. */
function parseOptions(plugin: AnyPlugin, input: unknown, report: Report<typeof catalogue>) {
  try {
    return plugin.options.safeParse(input)
  } catch (error) {
    report('plugin-crashed', { plugin: plugin.name, phase: 'options', error })
    return undefined
  }
}

function usage(plugin: AnyPlugin, exported: ReadonlyMap<string, unknown>) {
  const declared = new Set([...plugin.requires, ...plugin.optional].map((handle) => handle.name))
  return <X>(other: Handle<X>): X => {
    if (!declared.has(other.name)) throw new Error(`it uses plugin "${other.name}" without naming it in requires or optional`)
    if (!exported.has(other.name)) throw new Error(`it uses plugin "${other.name}", which is not there; ask has() first`)
    // A handle carries the type of what its plugin exports.
    return exported.get(other.name) as X
  }
}

function lookUp(values: AnnotationValues, plugin: AnyPlugin, node: object, name: string): unknown {
  if (!(name in plugin.annotations)) throw new Error(`it reads annotation "@${name}" without declaring it`)
  return values.get(node)?.get(name)
}
