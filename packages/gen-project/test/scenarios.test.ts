import { application, definePlugin, generate, local, localType, parseSchema, type GenerateResult } from '@ssot-codegen/core'
import { scenariosIn } from '@ssot-codegen/core/testing'
import { loadRuntime } from '@ssot-codegen/output'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { project } from '../src/index.js'

const folder = new URL('./scenarios/', import.meta.url)
const DATASOURCE = '\ndatasource db {\n  provider = "sqlite"\n}\n'

/** As little of a framework as a project needs. */
const tiny = definePlugin({
  name: 'tiny',
  version: '1.0.0',
  doc: 'A framework',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({}),
  *contribute() {
    const own = (name: string) => local('src/gen/tiny.ts', name)
    yield application({ framework: 'tiny', createApp: own('createTiny'), options: localType('src/gen/tiny.ts', 'Options'), listen: own('listen'), serve: own('serve') })
  },
})

/** @param text of a schema, which may leave its datasource out */
function generateFrom(text: string): GenerateResult {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: text.includes('datasource ') ? text : text + DATASOURCE }])
  if (!schema) return { files: [], documents: [], diagnostics }
  const result = generate(schema, [project(), tiny()], { runtime: loadRuntime })
  // Nothing emits the framework's file.
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics.filter(({ code }) => code !== 'generate/import-unresolved')] }
}

for (const { title, actual, expected } of scenariosIn(folder, generateFrom, { update: process.env['UPDATE'] === '1' })) {
  test(title, () => {
    expect(actual).toEqual(expected)
  })
}

test.each([1, 13, 41])('with %i models each line of a page is one that was meant', (count) => {
  const models = Array.from({ length: count }, (_, i) => `model M${i} {\n  id Int @id\n}\n`)
  const { files } = generateFrom(`datasource db {\n  provider = "postgresql"\n}\n${models.join('')}`)
  const pages = files.filter(({ path }) => path.endsWith('.md'))
  expect(pages.length).toBeGreaterThan(1)
  for (const { path, text } of pages) {
    const prose = text.replace(/^```[^]*?^```$/gm, '')
    expect(prose.match(/^ (?! ).*|.* $/gm), path).toBeNull()
  }
})

test('pages can be left out', () => {
  const { schema } = parseSchema([{ path: 'schema.prisma', text: `model A {\n  id Int @id\n}${DATASOURCE}` }])
  const pages = (...options: Parameters<typeof project>) => (schema ? generate(schema, [project(...options), tiny()], { runtime: loadRuntime }).files : []).filter(({ path }) => path.endsWith('.md')).map(({ path, mode }) => `${path} ${mode}`)
  expect(pages()).toEqual(['README.md scaffold', 'docs/architecture.md managed', 'docs/changelog.md scaffold', 'docs/contributing.md scaffold', 'docs/troubleshooting.md managed'])
  expect(pages({ docs: false })).toEqual(['README.md scaffold'])
  expect(pages({ mounted: true })).toEqual([])
})
