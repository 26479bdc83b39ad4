import { definePlugin, parseSchema, type Configured, type DefinedPlugin, type PluginSpec, type Schema } from '../../src/index.js'
import { z } from 'zod'

/** A schema of two models, parsed by the real parser. */
export function schemaOf(models: string): Schema {
  const text = `datasource db {\n  provider = "sqlite"\n}\n${models}`
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) throw new Error(diagnostics.map((d) => d.message).join('\n'))
  return schema
}

/** The schema most tests need. */
export const small = schemaOf('model A {\n  id Int @id\n}\nmodel B {\n  id Int @id\n  name String @unique\n}\n')

/** A plugin of which a test cares about a part. */
export function plugin(spec: Partial<PluginSpec<z.ZodType, unknown, never, never, never>> & { readonly name: string }): Configured & { handle: DefinedPlugin<z.ZodType, unknown>['handle'] } {
  const defined = definePlugin({ version: '1.0.0', doc: 'A test.', apiVersion: 1, core: '*', options: z.strictObject({}), ...spec })
  return { ...defined(), handle: defined.handle }
}
