import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { api } from '@ssot-codegen/gen-api'
import { afterAll, expect, test } from 'vitest'
import { quotesIn } from '../../support/quotes.js'
import { generateApi } from './generate-api.js'
import { modelList } from './model-list.js'

const folder = mkdtempSync(join(tmpdir(), 'ssot-library-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const schema = join(folder, 'schema.prisma')
writeFileSync(schema, 'datasource db {\n  provider = "sqlite"\n}\n\n/// What *somebody* thinks.\nmodel Note {\n  id   Int    @id\n  text String\n}\n')

test('one generator alone, on an empty folder and again', () => {
  const job = { schema, out: join(folder, 'one'), plugins: [modelList({ title: 'All of them' })] }
  expect(generateApi(job)).toEqual({ diagnostics: [], changed: true })
  expect(readFileSync(join(job.out, 'docs/models.md'), 'utf8').split('\n').slice(2)).toEqual([
    '# All of them',
    '',
    '- `Note`: What \\*somebody\\* thinks.',
    '',
  ])
  expect(generateApi(job).changed).toBe(false)
})

test('the API without a framework: models, operations and the runtime they need', () => {
  const job = { schema, out: join(folder, 'api'), plugins: [api()] }
  expect(generateApi(job)).toEqual({ diagnostics: [], changed: true })
  expect(readdirSync(join(job.out, 'src/gen')).sort()).toEqual(['extensions.ts', 'http', 'models', 'runtime'])
  const { dependencies } = JSON.parse(readFileSync(join(job.out, 'package.json'), 'utf8')) as { dependencies: object }
  expect(dependencies).toHaveProperty('zod')
})

test('what was edited in a file is merged, and in conflict it stays', () => {
  const job = { schema, out: join(folder, 'edited'), plugins: [modelList()] }
  generateApi(job)
  const page = join(job.out, 'docs/models.md')
  appendFileSync(page, 'mine\n')
  const merged = generateApi({ ...job, plugins: [modelList({ title: 'New' })] })
  expect(merged.diagnostics.map((d) => d.code)).toEqual(['output/merged'])
  expect(readFileSync(page, 'utf8')).toMatch(/# New[^]*mine\n$/)
  writeFileSync(page, readFileSync(page, 'utf8').replace('# New', '# Mine'))
  const { diagnostics } = generateApi({ ...job, plugins: [modelList({ title: 'Newer' })] })
  expect(diagnostics.map((d) => d.code)).toEqual(['output/conflict'])
  expect(readFileSync(page, 'utf8')).toMatch(/# Mine[^]*mine\n$/)
})

test('a schema with a fault stops the run before anything is written', () => {
  const broken = join(folder, 'broken.prisma')
  writeFileSync(broken, 'datasource db {\n  provider = "sqlite"\n}\nmodel Note {\n  id Itn @id\n}\n')
  const { diagnostics, changed } = generateApi({ schema: broken, out: join(folder, 'broken'), plugins: [modelList()] })
  expect(diagnostics.map((d) => d.code)).toEqual(['schema/unknown-type'])
  expect(changed).toBe(false)
  expect(readdirSync(folder)).not.toContain('broken')
})

test('the page quotes these files as they are', () => {
  const quotes = quotesIn(new URL('../../library.md', import.meta.url), 'docs/examples/library/')
  expect(quotes.map((quote) => quote.path)).toEqual(['docs/examples/library/generate-api.ts', 'docs/examples/library/model-list.ts'])
  for (const { path, text } of quotes) expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).toContain(text)
})
