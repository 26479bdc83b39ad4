import { corpus, fixture, fixtures, readSchema, type TestSchema } from '@ssot-codegen/fixtures'
import { documentFaults, generatedClientFaults, redoclyCliFaults } from '@ssot-codegen/openapi-checks'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentOf } from '../src/document-of.js'
import { ROOT } from '../src/project.js'
import { deep, isDue } from '../src/third.js'

const example = (name: string) => ({ ...readSchema(join(ROOT, 'examples', name, 'prisma/schema.prisma')), name })
const examples = [example('blog'), example('ecommerce')]

/** What a fault is planted in: small, for three checkers read all of it each time. */
const posts: TestSchema = { name: 'posts', path: '', files: [{ path: 'schema.prisma', text: 'datasource db {\n  provider = "sqlite"\n}\n\nmodel Post {\n  id    Int    @id @default(autoincrement())\n  title String\n}\n' }] }

/** What is odd about names, keys, types and text, of which an ordinary run has a third; in depth, everything there is, up to a model with 165 relations, which takes as long as five. */
const SOME = ['key-shapes', 'names-of-fields', 'names-beyond-ascii', 'hostile-text', 'native-types-postgresql', 'soft-delete', 'bulk', 'near-empty', 'no-exposed-models']
const schemas = deep ? [...examples, posts, ...fixtures(), ...corpus('as-published'), ...corpus('prisma-7')] : [...examples, posts, ...SOME.filter((_, i) => isDue(i)).map(fixture)]

describe('a document', () => {
  test.each(schemas)('of $name has no fault for the meta-schema, Redocly and Spectral', { timeout: 600_000 }, async (schema) => {
    expect(await documentFaults(documentOf(schema))).toEqual([])
  })

  test('with everything that options say has none either', { timeout: 120_000 }, async () => {
    const text = documentOf(example('blog'), {
      title: 'Blog',
      version: '2.1.0',
      summary: 'Posts',
      description: 'Posts and what is said of them.',
      termsOfService: 'https://example.org/terms',
      contact: { name: 'Ada', email: 'ada@example.org' },
      license: { name: 'MIT', identifier: 'MIT' },
      servers: [{ url: 'https://api.example.org', description: 'The one there is' }],
      tags: { posts: 'What is written.' },
      externalDocs: { url: 'https://example.org/docs' },
      select: false,
      serve: 'development',
    })
    expect(JSON.parse(text)).toMatchObject({ info: { title: 'Blog', version: '2.1.0' }, servers: [{ url: 'https://api.example.org' }] })
    expect(text).toContain('What is written.')
    expect(text).not.toContain('Selection')
    expect(await documentFaults(text)).toEqual([])
  })

  test.each([
    ['a reference to nothing', (text: string) => text.replace('schemas/PostPage"', 'schemas/Nothing"')],
    ['a component that nothing refers to', (text: string) => text.replace('"schemas": {', '"schemas": { "Unused": { "type": "string" },')],
    ['an example that is none', (text: string) => text.replace('"examples": [', '"examples": [[7], ')],
    ['an operation without a summary', (text: string) => text.replace(/"summary": "List posts",/, '')],
    ['a member that OpenAPI does not know', (text: string) => text.replace('"paths": {', '"pahts": {}, "paths": {')],
  ])('with %s is found out', { timeout: 120_000 }, async (_, plant) => {
    const text = documentOf(posts)
    const planted = plant(text)
    expect(planted).not.toBe(text)
    expect(await documentFaults(planted)).not.toEqual([])
  })
})

test.each(examples)('the command line of Redocly has nothing against the document of $name, and finds a fault that is planted', { timeout: 300_000 }, async (schema) => {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-redocly-'))
  const path = join(folder, 'openapi.json')
  try {
    const text = documentOf(schema)
    writeFileSync(path, text)
    expect(await redoclyCliFaults(folder)).toEqual([])
    writeFileSync(path, text.replace('"schemas": {', '"schemas": { "Unused": { "type": "string" },'))
    expect(await redoclyCliFaults(folder)).toEqual([expect.stringMatching(/^redocly no-unused-components .*Unused/)])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test.each([...(deep ? examples : [example('blog')]), fixture('key-shapes')])('what another generator makes of the document of $name passes the compiler', { timeout: 300_000 }, async (schema) => {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-client-'))
  try {
    expect(await generatedClientFaults(documentOf(schema), folder)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test.each([...schemas, ...(deep ? [] : [fixture('many-relations')])])('the bytes of $name are the same each time, and grow with the schema only', (schema) => {
  const text = documentOf(schema)
  expect(documentOf(schema)).toBe(text)
  const fields = schema.files.reduce((sum, { text: source }) => sum + source.split('\n').length, 0)
  expect(text.length).toBeLessThan(40_000 + 6_000 * fields)
})
