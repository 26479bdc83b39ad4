import { createRequire } from 'node:module'
import { generate, parseSchema } from '@ssot-codegen/core'
import { expect, test } from 'vitest'
import { api } from '../../src/index.js'

const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('regexpp'))

test('the parser of patterns is loaded where a schema has a pattern', () => {
  const codes = (doc: string) => {
    const text = `datasource db {\n  provider = "sqlite"\n}\nmodel A {\n  id Int @id\n${doc}\n  a String\n}\n`
    const { schema } = parseSchema([{ path: 'schema.prisma', text }])
    if (!schema) throw new Error('no schema')
    return generate(schema, [api()]).diagnostics.flatMap(({ code, span }) => (code.startsWith('api/regex') ? [[code, text.slice(span?.start, span?.end)]] : []))
  }
  expect(codes('/// @length(9)')).toEqual([])
  expect(loaded()).toBe(false)
  expect(codes('/// @regex("^(a+)+$")')).toEqual([['api/regex-unsafe', '@regex("^(a+)+$")']])
  expect(loaded()).toBe(true)
})
