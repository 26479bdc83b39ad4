import { generate, parseSchema, type GenerateResult } from '@ssot-codegen/core'
import { scenariosIn } from '@ssot-codegen/core/testing'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { expect, test } from 'vitest'
import { client } from '../src/index.js'

const folder = new URL('./scenarios/', import.meta.url)
const DATASOURCE = '\ndatasource db {\n  provider = "sqlite"\n}\n'

/** A scenario shows the models it is about; the datasource is the same for most. */
function generateFrom(models: string): GenerateResult {
  const text = /^datasource /m.test(models) ? models : models + DATASOURCE
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) return { files: [], documents: [], diagnostics }
  const result = generate(schema, [project(), api({ access: 'public' }), express(), client()], { runtime: loadRuntime })
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics] }
}

for (const { title, actual, expected } of scenariosIn(folder, generateFrom, { update: process.env['UPDATE'] === '1' })) {
  test(title, () => {
    expect(actual).toEqual(expected)
  })
}
