import { definePlugin, json, operationGroups, shape } from '@ssot-codegen/core'
import * as z from 'zod'
import { collection } from './collection.js'

/** The API as a Postman collection: one folder for each group of operations, one request for each operation. */
export const postman = definePlugin({
  name: 'postman',
  version: '0.1.0',
  doc: 'The API as a Postman collection',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({
    baseUrl: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000').describe('Where requests go, until the variable baseUrl of the collection says otherwise'),
  }),
  diagnostics: {
    'no-operations': {
      severity: 'warning',
      message: (_: object) => 'There is no operation, so the collection is empty.',
      help: 'Add a plugin that states operations, such as `api()`.',
    },
  },

  *emit({ operations, options, project, slot, report }) {
    if (operations.length === 0) report('no-operations', {})
    const shapes = new Map(slot(shape).map((item) => [item.name, item.shape]))
    const parts = { name: project.name, baseUrl: options.baseUrl, groups: operationGroups(operations), shapes }
    yield { kind: 'text', path: 'postman_collection.json', reads: 'schema', text: () => json(collection(parts)) }
  },
})
