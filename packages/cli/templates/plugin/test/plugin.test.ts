import { generate, parseSchema } from '@ssot-codegen/core'
import { syntaxErrors } from '@ssot-codegen/core/testing'
import { describe, expect, test } from 'vitest'
import { helloWorld } from '../src/index.js'

const SCHEMA = `
datasource db {
  provider = "sqlite"
}

model User {
  id     Int    @id
  email  String
  /// @hidden
  origin String
}
`

/** What the plugin makes of a schema: no folder, and nothing to set up. */
function run(text: string, options?: Parameters<typeof helloWorld>[0]) {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) throw new Error(JSON.stringify(diagnostics))
  const result = generate(schema, [helloWorld(options)])
  return { text: result.files[0]?.text ?? '', codes: result.diagnostics.map(({ code }) => code) }
}

describe('the list of models', () => {
  test('names the fields that are not hidden', () => {
    expect(run(SCHEMA)).toEqual({
      text: "/** The models of the API, and their fields. */\nexport const models = {\n  User: ['id', 'email'],\n} as const\n",
      codes: [],
    })
  })

  test('leaves fields out where that is asked for', () => {
    expect(run(SCHEMA, { fields: false }).text).toContain('User: [],')
  })

  test('is code whatever the models are called', () => {
    const { text } = run(SCHEMA.replaceAll('User', 'constructor'))
    expect([text.includes('constructor:'), syntaxErrors(text)]).toEqual([true, []])
  })

  test('says so when there is nothing to list', () => {
    expect(run(SCHEMA.replace('model User', '/// @hidden\nmodel User')).codes).toEqual(['hello-world/no-models'])
  })
})
