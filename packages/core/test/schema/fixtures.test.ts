import { createRequire } from 'node:module'
import { fixture, fixtures } from '@ssot-codegen/fixtures'
import { describe, expect, it } from 'vitest'
import { parseSchema, type Field } from '../../src/schema/index.js'

// Its own declarations; `require` is untyped.
const parser = createRequire(import.meta.url)('@prisma/prisma-schema-wasm') as { native_types: (files: string) => string }

const fieldsOf = (name: string): readonly Field[] => parseSchema(fixture(name).files).schema?.models.flatMap((m) => m.fields) ?? []

it.each(fixtures())('$name says its idea in its first comment', ({ files }) => {
  expect(files.some(({ text }) => /^\uFEFF?\/\/ \S/.test(text))).toBe(true)
})

describe.each(['postgresql', 'mysql', 'sqlserver', 'cockroachdb'])('the fixtures of %s', (provider) => {
  it('have every native type', () => {
    const datasource = [['schema.prisma', `datasource db {\n  provider = "${provider}"\n}\n`]]
    const all = (JSON.parse(parser.native_types(JSON.stringify(datasource))) as { name: string }[]).map(({ name }) => name)
    const used = new Set(fieldsOf(`native-types-${provider}`).map((f) => f.kind === 'scalar' && f.native?.name))
    expect(all.filter((name) => !used.has(name))).toEqual([])
  })

  it('have every referential action', () => {
    const relations = fieldsOf(`referential-actions-${provider}`).filter((f) => f.kind === 'relation')
    // SQL Server knows no Restrict.
    const all = ['Cascade', ...(provider === 'sqlserver' ? [] : ['Restrict']), 'NoAction', 'SetNull', 'SetDefault']
    for (const ends of [relations.map((f) => f.onDelete), relations.map((f) => f.onUpdate)]) {
      expect(all.filter((action) => !ends.includes(action))).toEqual([])
    }
  })
})
