import { refusedFixtures } from '@ssot-codegen/fixtures'
import { describe, expect, it } from 'vitest'
import { parseSchema, schemaDiagnostics } from '../../src/schema/index.js'

const cases = refusedFixtures()
const wanted = (text: string) => (/^\/\/ refused: (.+)$/m.exec(text)?.[1] ?? '').split(' ')

describe.each(cases)('$name', ({ files }) => {
  const { schema, diagnostics } = parseSchema(files)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const text = files.map((file) => file.text).join('')

  it('has exactly the faults its first line says', () => {
    expect(schema).toBeUndefined()
    expect(errors.map(({ code }) => code)).toEqual(wanted(text))
  })

  it('says of each where it is and what mends it', () => {
    for (const { code, message, help, span } of errors) {
      expect(message, code).toMatch(/^["`A-Z].*[.)]$/s)
      expect(message, code).not.toMatch(/\u001b|Please|prisma format|https?:/)
      expect(help, code).toMatch(/\S/)
      // Where nothing stands, nothing can be pointed at.
      if (code === 'schema/no-datasource') continue
      const line = files.find(({ path }) => path === span?.file)?.text.slice(span?.start).split('\n')[0] ?? ''
      expect(line.trim(), code).not.toBe('')
      expect(span?.end ?? 0, code).toBeGreaterThan(span?.start ?? 0)
    }
  })
})

it('of MongoDB that is all that is said', () => {
  const { files = [] } = cases.find(({ name }) => name === 'mongodb') ?? {}
  expect(parseSchema(files).diagnostics).toHaveLength(1)
})

it('there is one for every error, but for those that take a config, or a schema nobody writes', () => {
  const elsewhere = ['parser-crashed', 'unknown-model', 'unknown-field', 'config-value']
  const errors = Object.entries(schemaDiagnostics).filter(([, row]) => row.severity === 'error').map(([code]) => code)
  const shown = new Set(cases.flatMap(({ files }) => files.flatMap(({ text }) => wanted(text))))
  expect(errors.filter((code) => !shown.has(`schema/${code}`))).toEqual(elsewhere)
})
