import { readdirSync, readFileSync } from 'node:fs'
import { generate, parseSchema } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { describe, expect, test } from 'vitest'
import { outbox } from './examples/plugin/plugin.js'
import { allDiagnostics } from './support/catalogues.js'

const folder = new URL('./diagnostics/', import.meta.url)
const pages = new Map(readdirSync(folder).map((name) => [name.replace(/\.md$/, ''), readFileSync(new URL(name, folder), 'utf8')]))
const severities = await allDiagnostics()

const DATASOURCE = 'datasource db {\n  provider = "sqlite"\n}\n'
const fileOf = (code: string) => code.replace('/', '-')

test('every diagnostic has a page, and every page a diagnostic', () => {
  expect([...pages.keys()].sort()).toEqual([...severities.keys()].map(fileOf).sort())
})

test.each([...severities])('%s: its page has its code, its severity, an example and a fix', (code, severity) => {
  const page = pages.get(fileOf(code)) ?? ''
  expect(page.split('\n').slice(0, 3)).toEqual([`# ${code}`, '', `Severity: ${severity}`])
  expect(page.match(/^## .+$/gm)).toEqual(['## Example', '## Fix'])
  for (const [, target = ''] of page.matchAll(/\]\(([^)]+)\.md\)/g)) expect([...pages.keys()]).toContain(target)
})

describe('what a page shows as an example is reported', () => {
  const examples = [...severities.keys()].flatMap((code) => {
    // What the command line reports is under test where the command line is.
    if (code.startsWith('cli/') || code === 'schema/parser-crashed') return []
    const [, example] = /^## Example\n\n```prisma\n([^]*?)^```$/m.exec(pages.get(fileOf(code)) ?? '') ?? []
    return example === undefined ? [] : [{ code, example }]
  })
  expect(examples.length).toBeGreaterThan(20)

  test.each(examples)('$code', ({ code, example }) => {
    expect(codesOf(code, example)).toContain(code)
  })
})

describe('what a page shows as the fix of an error is in order', () => {
  const fixes = [...severities].flatMap(([code, severity]) => {
    const [, fix] = /^## Fix\n[^]*?^```prisma\n([^]*?)^```$/m.exec(pages.get(fileOf(code)) ?? '') ?? []
    return fix === undefined || severity !== 'error' ? [] : [{ code, fix }]
  })
  expect(fixes.length).toBeGreaterThan(10)

  test.each(fixes)('$code', ({ code, fix }) => {
    expect(codesOf(code, fix).filter((found) => severities.get(found) === 'error')).toEqual([])
  })
})

/** The codes reported for an example. The plugin of the tutorial has a role, so it can show what may be wrong with one. */
function codesOf(code: string, example: string): string[] {
  const text = code === 'schema/no-datasource' || /^datasource /m.test(example) ? example : DATASOURCE + example
  const path = 'schema.prisma'
  const { schema, diagnostics } = parseSchema([{ path, text }])
  const generated = schema ? generate(schema, [project(), api(), express(), ...(example.includes('OutboxEvent') ? [outbox()] : [])], { runtime: loadRuntime }).diagnostics : []
  return [...diagnostics, ...generated].map((diagnostic) => diagnostic.code)
}
