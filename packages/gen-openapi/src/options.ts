import * as z from 'zod'

const text = z.string().min(1)

const contact = z
  .strictObject({ name: text.optional(), url: z.url().optional(), email: z.email().optional() })
  .refine((value) => Object.values(value).some((part) => part !== undefined), 'It must have a name, a url or an email.')

const license = z
  .strictObject({ name: text, identifier: text.optional(), url: z.url().optional() })
  .refine(({ identifier, url }) => identifier === undefined || url === undefined, 'It has an identifier or a url, not both.')

const server = z.strictObject({ url: text.regex(/^(?:\/|.*[^/])$/, 'It must not end in a slash.'), description: text.optional() })

/** What can be said of the document. */
export const options = z.strictObject({
  title: text.optional().describe('What the API is called; the name of the project when absent'),
  version: text.default('1.0.0').describe('The version of the API'),
  summary: text.optional().describe('What the API is, in a few words'),
  description: text.optional().describe('What the API is, as Markdown'),
  termsOfService: z.url().optional().describe('Where its terms of service are'),
  contact: contact.optional().describe('Who answers for it: name, url, email; the project by its name when absent'),
  license: license
    .default({ name: 'Proprietary', identifier: 'LicenseRef-Proprietary' })
    .describe('Under which licence it is offered: name, and identifier (SPDX) or url'),
  servers: z
    .array(server)
    .min(1)
    .optional()
    .describe('Where it is served: url and description; where the document was asked for when absent'),
  tags: z.record(text, text).default({}).describe('Descriptions of tags, in place of those of the schema'),
  externalDocs: z.strictObject({ url: z.url(), description: text.optional() }).optional().describe('Where more is written: url and description'),
  select: z
    .boolean()
    .default(true)
    .describe('Whether the parameter select is described; without it generated clients know records as whole ones'),
  serve: z.enum(['always', 'development', 'never']).default('always').describe('Whether /openapi.json is served: in production too, elsewhere only, or not at all'),
  access: z
    .enum(['public', 'unspecified'])
    .default('public')
    .describe('Who may read /openapi.json: everyone, or whom the rules of other plugins let in; production refuses to start where there are none'),
  docs: z
    .union([z.literal(false), z.string().regex(/^(?:\/[a-z0-9-]+)+$/, 'A path such as "/docs" or "/internal/reference" is taken.')])
    .default('/docs')
    .describe('Where a page shows the document; false for nowhere'),
})

/** The checked options. */
export type Options = z.output<typeof options>
