import { createReport, type Diagnostic } from '../plugin/diagnostic.js'
import type { Amendment } from '../operation/operation.js'
import type { AnnotationSpecs, Configured } from '../plugin/plugin.js'
import type { ProjectFacts } from '../plugin/project.js'
import type { RuntimeLoader } from '../plugin/runtime-folder.js'
import { operation } from '../plugin/slots.js'
import { withoutAnnotationDocs } from '../schema/doc-text.js'
import type { Schema } from '../schema/ir.js'
import { amendOperations, type OwnedAmendment } from './amend-operations.js'
import { buildDocuments } from './build-documents.js'
import { collectRuntime } from './collect-runtime.js'
import { dependencyEntries } from './dependencies.js'
import { sortedDiagnostics } from './diagnostic-order.js'
import { catalogue } from './diagnostics.js'
import { deepFreeze } from './deep-freeze.js'
import { emitFiles } from './emit-files.js'
import { forgetful, recall, type Memory } from './memory.js'
import { checkRoutes } from './check-routes.js'
import { operationFault } from './operation-fault.js'
import { orderPlugins } from './order-plugins.js'
import { preparePlugins } from './prepare-plugins.js'
import { isTagOf } from './read-annotations.js'
import type { GenerateResult } from './result.js'
import { createSlots } from './slots.js'

/** What the host knows and plugins may not find out for themselves. */
export type Host = {
  /** What is known of the project the output goes into. Default: a fresh npm project named `api`. */
  readonly project?: Partial<ProjectFacts>
  /** Loads the runtime folders of plugins; without one, a plugin that needs its own is a diagnostic. */
  readonly runtime?: RuntimeLoader
  /** What earlier runs in this process made, for one that watches the schema (`createMemory`). */
  readonly memory?: Memory
}

/**
 * Turns a schema into the files of a project. Pure and synchronous: the same schema, plugins and options give the
 * same bytes, whatever the order of plugins and models.
 *
 * @param source what `parseSchema` returned
 * @param plugins plugins called with their options, in any order
 * @returns files and documents, printed, and everything there is to say; with an error among the diagnostics,
 * nothing of it should be written. Faults of schema, options or plugins never throw.
 */
export function generate(source: Schema, plugins: readonly Configured[], host: Host = {}): GenerateResult {
  const diagnostics: Diagnostic[] = []
  const report = createReport('generate', catalogue, diagnostics)
  const project: ProjectFacts = deepFreeze({ name: 'api', packageManager: 'npm', placement: 'fresh', schemaPath: 'prisma/schema.prisma', ...host.project })

  const ordered = orderPlugins(plugins, report)
  const plain = withPlainDocs(source, ordered)
  const { schema, remember, recognized, placed } = host.memory ? recall(host.memory, { schema: plain, plugins: ordered, project, sink: diagnostics }) : forgetful(plain)
  const ready = preparePlugins({ schema: deepFreeze(schema), project, ordered, diagnostics, report, remember })

  const slots = createSlots(report)
  for (const plugin of ready) {
    plugin.run('contribute', () => {
      for (const contribution of plugin.contribute()) slots.add(contribution, plugin.name)
    })
  }
  const stated = slots.entries(operation).flatMap(({ item, plugin }) => {
    const fault = operationFault(item)
    if (fault === undefined) return [item]
    report('operation-malformed', { plugin, operation: item.id, fault })
    return []
  })
  const amendments: OwnedAmendment[] = []
  for (const plugin of ready) {
    plugin.run('amend', () => {
      for (const amendment of plugin.amend(stated)) {
        if (typeof (amendment as Partial<Amendment> | null)?.operation !== 'string') throw new TypeError('it yields an amendment that names no operation')
        amendments.push({ amendment, plugin: plugin.name })
      }
    })
  }
  const operations = Object.freeze(amendOperations(stated, amendments, report))
  checkRoutes(operations, report)

  const emitted = emitFiles(ready, { operations, slots, report, remember })
  const running = ready.map((plugin) => plugin.definition)
  const runtime = collectRuntime(emitted.runtimeRoots, running, host.runtime, report)
  const documents = buildDocuments({
    slots,
    entries: emitted.entries,
    files: emitted.paths,
    dependencies: dependencyEntries([...emitted.dependencies, ...runtime.dependencies], report),
    report,
  })
  return { files: recognized(emitted.withFiles(runtime.files)), documents, diagnostics: sortedDiagnostics(placed(diagnostics)) }
}

/** What a plugin declares as an annotation is no part of the text that documents a field. */
function withPlainDocs(schema: Schema, plugins: readonly Configured[]): Schema {
  const specs = new Map(plugins.flatMap(({ plugin }) => Object.entries(plugin.annotations as AnnotationSpecs)))
  return withoutAnnotationDocs(schema, (annotation, place) => {
    const spec = specs.get(annotation.name)
    return spec !== undefined && !isTagOf(spec, annotation, place)
  })
}
