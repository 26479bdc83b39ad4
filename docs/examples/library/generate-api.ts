import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { generate, parseSchema, type Configured, type Diagnostic } from '@ssot-codegen/core'
import { applyPlan, isFresh, loadRuntime, planOutput } from '@ssot-codegen/output'

/** What is generated, from what, and where to. */
export type Job = {
  /** The Prisma schema. */
  readonly schema: string
  /** The project's folder; it need not exist. */
  readonly out: string
  readonly plugins: readonly Configured[]
}

/**
 * Generates into a folder, unless something is wrong: then nothing is written.
 *
 * @returns what there is to say, and whether a file changed
 */
export function generateApi({ schema: path, out, plugins }: Job): { readonly diagnostics: readonly Diagnostic[]; readonly changed: boolean } {
  const parsed = parseSchema([{ path: basename(path), text: readFileSync(path, 'utf8') }])
  if (!parsed.schema) return { diagnostics: parsed.diagnostics, changed: false }

  const output = generate(parsed.schema, plugins, { runtime: loadRuntime, project: { name: basename(out) } })
  const plan = planOutput(out, output)
  const diagnostics = [...parsed.diagnostics, ...output.diagnostics, ...plan.diagnostics]
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics, changed: false }

  applyPlan(plan)
  return { diagnostics, changed: !isFresh(plan) }
}
