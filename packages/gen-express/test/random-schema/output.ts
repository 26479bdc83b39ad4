import { generate, parseSchema, type Configured, type Diagnostic, type GenerateResult, type RuntimeFolder, type Schema } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { loadRuntime } from '@ssot-codegen/output'
import { fastify } from '@ssot-codegen/gen-fastify'
import { project } from '@ssot-codegen/gen-project'
import { express } from '../../src/index.js'
import type { SchemaFile } from './prisma.js'
import type { RandomSchema } from './random-schema.js'

/** The plugins that make an API of a schema, on every framework. */
export const plugins: readonly Configured[] = [project(), api({ access: 'public' }), express(), fastify()]

/** The output for a schema. */
export function generated(schema: Schema, order: readonly Configured[] = plugins): GenerateResult {
  return generate(schema, order, { runtime })
}

const folders = new Map<string, RuntimeFolder>()

/** A disk is read once, and not once for each schema. */
function runtime(url: URL): RuntimeFolder {
  const folder = folders.get(url.href) ?? loadRuntime(url)
  folders.set(url.href, folder)
  return folder
}

/** What became of a schema. */
export type Outcome = { readonly schema?: Schema; readonly result?: GenerateResult; readonly diagnostics: readonly Diagnostic[] }

/** Reads and generates. */
export function outcomeOf(files: readonly SchemaFile[]): Outcome {
  const { schema, diagnostics } = parseSchema(files)
  if (!schema) return { diagnostics }
  const result = generated(schema)
  return { schema, result, diagnostics: [...diagnostics, ...result.diagnostics] }
}

/** What may be refused where Prisma refuses nothing: annotations that say what cannot be. */
const REFUSALS = /^(?:schema\/annotation-|generate\/annotation-arguments$|generate\/access-unenforced$|api\/annotation-|api\/path-(?:taken|reserved)$|api\/(?:field-access|filled-misfit|version-misfit|soft-delete-misfit|regex-invalid|regex-unsafe)$)/

/** The errors that no schema of that tone may bring about. */
export function unjustified({ tone }: Pick<RandomSchema, 'tone'>, diagnostics: readonly Diagnostic[]): string[] {
  const errors = diagnostics.filter(({ code, severity }) => severity === 'error' && !(tone === 'abused' && REFUSALS.test(code)))
  return errors.map(({ code, message }) => `${code} ${message}`)
}
