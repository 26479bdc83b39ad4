import { createRequire } from 'node:module'
import { fixtures } from '@ssot-codegen/fixtures'
import { expect, it } from 'vitest'
import { parseSchema, prismaSevenForm } from '../../src/schema/index.js'
import { PREVIEW_FEATURES } from '../../src/schema/preview-features.js'

// Its own declarations; `require` is untyped.
const parser = createRequire(import.meta.url)('@prisma/prisma-schema-wasm') as {
  validate: (params: string) => void
  preview_features: () => string
}

it('knows the preview features of this Prisma', () => {
  expect([...PREVIEW_FEATURES]).toEqual(JSON.parse(parser.preview_features()))
})

it.each(fixtures())('of $name is a fixed point, and the same schema', ({ files }) => {
  const seven = prismaSevenForm(files, { clientOutput: '../src/gen/prisma' })
  parser.validate(JSON.stringify({ prismaSchema: seven.map((f) => [f.path, f.text]) }))
  expect(prismaSevenForm(seven, { clientOutput: '../src/gen/prisma' })).toEqual(seven)
  const [before, after] = [files, seven].map((form) => parseSchema(form).schema)
  expect(withoutPlaces(after)).toEqual(withoutPlaces(before))
})

/** The schema but for where things are. */
function withoutPlaces(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema, (name, value: unknown) => (name === 'span' || name === 'files' ? undefined : value)))
}

it('makes a schema of Prisma 6 one of Prisma 7 and leaves the rest as it was', () => {
  const models = `generator erd {
  provider = "erd"
}

/// A user.
model User {
  id Int @id   // odd   blanks
}

view V {
  id Int @unique
}

/// Draws
generator dbml {
  provider = "dbml"
}
`
  const main = `// My schema
generator client {
  provider = "prisma-client-js"
  previewFeatures = ["tracing"]
}

datasource db {
  provider   = "postgresql"
  url        = env("URL") // secret
  extensions = [citext]
}
`
  const files = [{ path: 'models.prisma', text: models }, { path: 'schema.prisma', text: main }]
  const seven = prismaSevenForm(files, { clientOutput: '../src/gen/prisma' })
  expect(seven[0]?.text).toBe(models.slice(models.indexOf('/// A user'), models.indexOf('\n/// Draws')))
  expect(seven[1]?.text).toBe(`// My schema
generator client {
  provider            = "prisma-client"
  output              = "../src/gen/prisma"
  runtime             = "nodejs"
  moduleFormat        = "esm"
  importFileExtension = "js"
  previewFeatures     = ["postgresqlExtensions", "views"]
}

datasource db {
  provider   = "postgresql"
  extensions = [citext]
}
`)
  parser.validate(JSON.stringify({ prismaSchema: seven.map((f) => [f.path, f.text]) }))
  expect(prismaSevenForm(seven, { clientOutput: '../src/gen/prisma' })).toEqual(seven)
  expect(parseSchema(seven).diagnostics).toEqual([])
})

it('adds the generator where there was none, in the line breaks of the file', () => {
  const text = 'datasource db {\r\n  provider = "sqlite"\r\n}\r\n\r\nmodel A {\r\n  id Int @id\r\n}\r\n'
  const [file] = prismaSevenForm([{ path: 'a', text }], { clientOutput: 'a"b' })
  expect(file?.text.replaceAll('\r\n', '')).not.toContain('\n')
  expect(file?.text).toContain('}\r\n\r\ngenerator client {\r\n')
  parser.validate(JSON.stringify({ prismaSchema: [['a', file?.text]] }))
})
