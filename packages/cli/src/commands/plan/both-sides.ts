import { shape, type Diagnostic, type GenerateResult, type Schema } from '@ssot-codegen/core'
import { compareClients, contractOf, type ClientChange, type Contract } from '@ssot-codegen/plan'
import type { Prepared } from '../generate/prepare.js'
import type { Tools } from './tools.js'

/** What comes of one state of the schema, in memory. */
export type Side = { readonly result: GenerateResult; readonly contract: Contract }

/** Generates from a schema what the project would be, and reads off what callers of its API can rely on. */
export function sideOf(schema: Schema, { plugins, project }: Prepared, { API, observe }: Tools): Side {
  let contract = contractOf({ operations: [], shapes: [], api: undefined, insensitiveMode: false })
  const result = observe({ schema, plugins, project }, ({ operations, slot, has, use }) => {
    // Of two states of one database, it matters little whether it can ignore case; both say the same.
    contract = contractOf({ operations, shapes: slot(shape), api: has(API) ? use(API) : undefined, insensitiveMode: true })
  })
  return { result, contract }
}

/** The message of the first error; empty where there is none. */
export function firstError(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.find(({ severity }) => severity === 'error')?.message ?? ''
}

/** What changes in the typed client, where one is generated. */
export function clientChanges(before: Side, now: Side): { readonly client?: readonly ClientChange[] } {
  const has = [...before.result.files, ...now.result.files].some(({ plugin }) => plugin === 'client')
  return has ? { client: compareClients(before.result.files, now.result.files) } : {}
}

/** Whether a path of the output was edited on disk, so that it is not simply rewritten. */
export function editedIn({ out }: Prepared, { result }: Side, { planOutput }: Tools): (path: string) => boolean {
  const documents = new Set(result.documents.map(({ path }) => path))
  const { actions } = planOutput(out, result)
  const edited = new Set(actions.flatMap(({ path, action }) => (action === 'conflict' || (action === 'merge' && !documents.has(path)) ? [path] : [])))
  return (path) => edited.has(path)
}
