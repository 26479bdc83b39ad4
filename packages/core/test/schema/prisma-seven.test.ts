import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { parseSchema, prismaSevenForm } from '../../src/schema/index.js'

// Its own declarations; `require` is untyped.
const parser = createRequire(import.meta.url)('@prisma/prisma-schema-wasm') as { validate: (params: string) => void }

it('makes a schema of Prisma 6 one of Prisma 7 and leaves the rest as it was', () => {
  const files = [
    { path: 'models.prisma', text: 'generator erd {\n  provider = "erd"\n}\n\n/// A user.\nmodel User {\n  id Int @id   // odd   blanks\n}\n\nview V {\n  id Int @unique\n}\n\n/// Draws\ngenerator dbml {\n  provider = "dbml"\n}\n' },
    {
      path: 'schema.prisma',
      text: '// My schema\ngenerator client {\n  provider = "prisma-client-js"\n  previewFeatures = ["tracing"]\n}\n\ndatasource db {\n  provider   = "postgresql"\n  url        = env("URL") // secret\n  extensions = [citext]\n}\n',
    },
  ]
  const seven = prismaSevenForm(files, { clientOutput: '../src/gen/prisma' })
  expect(seven[0]?.text).toBe('/// A user.\nmodel User {\n  id Int @id   // odd   blanks\n}\n\nview V {\n  id Int @unique\n}\n')
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
