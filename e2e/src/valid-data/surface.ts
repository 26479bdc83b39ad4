import { definePlugin, generate, type Diagnostic, type FinalOperation, type Schema } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { z } from 'zod'

/** What the API does with a model, and where. */
export type Surface = {
  readonly actions: ReadonlySet<string>
  /** The path of the resource, `/api/posts`. */
  readonly path: string
}

/** What is generated from a schema, as far as a client is told. */
export type Generated = { readonly surfaces: ReadonlyMap<string, Surface>; readonly diagnostics: readonly Diagnostic[] }

/** Generates in memory and reads the operations, as a client generator would. */
export function generatedFrom(schema: Schema): Generated {
  let operations: readonly FinalOperation[] = []
  const reader = definePlugin({
    name: 'reader',
    version: '0.1.0',
    doc: 'Reads the operations',
    apiVersion: 1,
    core: '^0.1.0',
    options: z.strictObject({}),
    diagnostics: {},
    *emit(context) {
      operations = context.operations
    },
  })
  const { diagnostics } = generate(schema, [project(), api(), express(), reader()], { runtime: loadRuntime })
  const surfaces = new Map<string, { actions: Set<string>; path: string }>()
  for (const { model, action, path } of operations) {
    if (model === undefined || action === undefined) continue
    const literals = path.filter((part) => typeof part === 'string').slice(0, ['count', 'search', 'createMany'].includes(action) ? -1 : undefined)
    const surface = surfaces.get(model) ?? { actions: new Set<string>(), path: `/${literals.join('/')}` }
    surface.actions.add(action)
    surfaces.set(model, surface)
  }
  return { surfaces, diagnostics }
}
