import { readdirSync, readFileSync } from 'node:fs'
import { byCodeUnit, generate, parseSchema, type GenerateResult, type RuntimeFolder } from '@ssot-codegen/core'
import { scenariosIn } from '@ssot-codegen/core/testing'
import { api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import { expect, test } from 'vitest'
import { express } from '../src/index.js'

const folder = new URL('./scenarios/', import.meta.url)
const DATASOURCE = '\ndatasource db {\n  provider = "sqlite"\n}\n'

/** The runtime folder as it lies beside its package; the versions are of no interest here. */
function runtimeAt(url: URL): RuntimeFolder {
  const paths = readdirSync(url, { encoding: 'utf8', recursive: true }).filter((path) => path.endsWith('.ts'))
  const files = paths.sort(byCodeUnit).map((path) => ({ path, text: readFileSync(new URL(path, url), 'utf8') }))
  return { files, manifest: { dependencies: {}, devDependencies: {} } }
}

/** A scenario shows the models it is about; the datasource is the same for most. */
function generateFrom(models: string): GenerateResult {
  const text = /^datasource /m.test(models) ? models : models + DATASOURCE
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) return { files: [], documents: [], diagnostics }
  const result = generate(schema, [project(), api({ access: 'public' }), express()], { runtime: runtimeAt })
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics] }
}

for (const { title, actual, expected } of scenariosIn(folder, generateFrom, { update: process.env['UPDATE'] === '1' })) {
  test(title, () => {
    expect(actual).toEqual(expected)
  })
}
