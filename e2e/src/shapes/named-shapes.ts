import { definePlugin, generate, parseSchema, shape, type Configured, type GenerateResult, type RuntimeFolder, type Shape } from '@ssot-codegen/core'
import type { TestSchema } from '@ssot-codegen/fixtures'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import * as z from 'zod'

/** A named shape of a project, and where its validator is declared, if it has one. */
export type NamedShape = { readonly name: string; readonly shape: Shape; readonly validator?: { readonly path: string; readonly name: string } }

/** The shapes of the project that is made of a schema, and its files. */
export type ShapesOfProject = { readonly shapes: readonly NamedShape[]; readonly files: GenerateResult['files'] }

/** Generates in this process, and keeps what the slot of shapes has. */
export function shapesOf({ name, files }: TestSchema): ShapesOfProject {
  const { schema, diagnostics } = parseSchema(files)
  if (!schema) throw new Error(`${name} cannot be read: ${diagnostics.map(({ message }) => message).join(' ')}`)
  const shapes: NamedShape[] = []
  const result = generate(schema, [project(), api({ access: 'public' }), express(), listener(shapes)], { runtime })
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`${name} cannot be generated: ${errors.map(({ message }) => message).join(' ')}`)
  return { shapes, files: result.files }
}

function listener(found: NamedShape[]): Configured {
  const plugin = definePlugin({
    name: 'listener',
    version: '0.1.0',
    doc: 'Keeps the shapes',
    apiVersion: 1,
    core: '^0.1.0',
    options: z.strictObject({}),
    emit({ slot }) {
      for (const { name, shape: of, validator } of slot(shape)) {
        const path = validator?.from.kind === 'file' ? validator.from.path : undefined
        found.push({ name, shape: of, ...(validator && path !== undefined && { validator: { path, name: validator.name } }) })
      }
      return []
    },
  })
  return plugin()
}

const folders = new Map<string, RuntimeFolder>()

/** A disk is read once, and not once for each schema. */
function runtime(url: URL): RuntimeFolder {
  const folder = folders.get(url.href) ?? loadRuntime(url)
  folders.set(url.href, folder)
  return folder
}
