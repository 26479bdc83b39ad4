import { generate, parseSchema } from '@ssot-codegen/core'
import type { TestSchema } from '@ssot-codegen/fixtures'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { openapi } from '@ssot-codegen/gen-openapi'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'

/** The description of the API of a schema, as it is generated. */
export function documentOf({ name, files }: TestSchema, options: Parameters<typeof openapi>[0] = {}): string {
  const { schema } = parseSchema(files)
  if (!schema) throw new Error(`The schema "${name}" does not parse.`)
  const { files: output } = generate(schema, [project(), api(), express(), openapi(options)], { runtime: loadRuntime })
  const document = output.find(({ path }) => path === 'openapi.json')
  if (!document) throw new Error(`Of the schema "${name}" there is no openapi.json.`)
  return document.text
}
