import { operation, type Amendment, type AnyPlugin, type Configured, type FinalOperation, type OutputFile } from '@ssot-codegen/core'

/** What a file may be made from. */
export type Reads = Exclude<OutputFile, { readonly kind: 'entries' }>['reads']

/** Who said what in a run: `generate` itself answers only what came of it. */
export type Observed = {
  /** The plugins, to be run in the place of those given. */
  readonly plugins: readonly Configured[]
  readonly operations: readonly FinalOperation[]
  /** The plugin that stated an operation, by the operation's id. */
  readonly statedBy: ReadonlyMap<string, string>
  readonly amendments: readonly { readonly plugin: string; readonly amendment: Amendment }[]
  /** What a file is made from, by its path. */
  readonly reads: ReadonlyMap<string, Reads>
}

/** The plugins, each with an onlooker around its phases: they say the same, and it is noted who said it. */
export function observe(plugins: readonly Configured[]): Observed {
  const statedBy = new Map<string, string>()
  const amendments: { plugin: string; amendment: Amendment }[] = []
  const reads = new Map<string, Reads>()
  const seen: { operations: readonly FinalOperation[] } = { operations: [] }

  const observed = (plugin: AnyPlugin): AnyPlugin => ({
    ...plugin,
    // What the engine does not take throws there, and is not noted.
    *contribute(context) {
      for (const contribution of plugin.contribute(context)) {
        yield contribution
        if (contribution.slot.id !== operation.slot.id) continue
        const { id } = contribution.item as { readonly id: string }
        if (!statedBy.has(id)) statedBy.set(id, plugin.name)
      }
    },
    *amend(context) {
      for (const amendment of plugin.amend(context)) {
        yield amendment
        amendments.push({ plugin: plugin.name, amendment })
      }
    },
    *emit(context) {
      seen.operations = context.operations
      for (const file of plugin.emit(context)) {
        yield file
        if (file.kind !== 'entries' && !reads.has(file.path)) reads.set(file.path, file.reads)
      }
    },
  })
  return {
    plugins: plugins.map(({ plugin, input }) => ({ plugin: observed(plugin), input })),
    get operations() {
      return seen.operations
    },
    statedBy,
    amendments,
    reads,
  }
}
