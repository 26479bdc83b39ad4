import { definePlugin } from '@ssot-codegen/core'
import * as z from 'zod'
import { modelsFile } from './models-file.js'

/** Lists the models of the API, and their fields if that is wanted. */
export const helloWorld = definePlugin({
  name: 'hello-world',
  version: '0.1.0',
  doc: 'Lists the models of the API',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({
    fields: z.boolean().default(true).describe('Whether the fields of each model are listed too'),
  }),
  diagnostics: {
    'no-models': {
      severity: 'warning',
      message: (_: object) => 'The API shows no model, so the list is empty.',
      help: 'Take @hidden off a model, or take this plugin out of the config.',
    },
  },

  *emit({ schema, options, report }) {
    const models = schema.models.filter((model) => model.exposed)
    if (models.length === 0) report('no-models', {})
    yield { kind: 'code', path: 'src/gen/hello-world/models.ts', reads: 'schema', code: () => modelsFile(models, options) }
  },
})
