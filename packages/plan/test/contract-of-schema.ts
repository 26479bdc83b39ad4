import { definePlugin, generate, parseSchema, shape, type Configured, type Handle } from '@ssot-codegen/core'
import { api, type Api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import * as z from 'zod'
import { contractOf, type Contract } from '../src/index.js'

/** The contract of the API that comes of a schema. */
export function contractOfSchema(text: string, plugins: readonly Configured[] = []): Contract {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  let found: Contract | undefined
  const handle: Handle<Api> = { name: 'api' }
  const onlooker = definePlugin({
    name: 'onlooker',
    version: '0.0.0',
    doc: 'Reads the contract',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    requires: [handle],
    emit: ({ operations, slot, use }) => {
      found = contractOf({ operations, shapes: slot(shape), api: use(handle), insensitiveMode: true })
      return []
    },
  })
  const result = generate(schema, [project(), api(), express(), ...plugins, onlooker()], { runtime: loadRuntime })
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error')
  if (!found || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  return found
}
