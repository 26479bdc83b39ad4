import { definePlugin, md, mdCode } from '@ssot-codegen/core'
import { z } from 'zod'

/** A page that lists the models: the smallest generator there is. */
export const modelList = definePlugin({
  name: 'model-list',
  version: '0.1.0',
  doc: 'A page that lists the models',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({ title: z.string().default('Models').describe('The heading of the page') }),

  *emit({ schema, options }) {
    yield {
      kind: 'text',
      path: 'docs/models.md',
      reads: 'schema',
      text: () => md`
        # ${options.title}

        ${schema.models.map((model) => md`- ${mdCode(model.name)}: ${model.doc ?? 'no comment'}`)}
      `,
    }
  },
})
