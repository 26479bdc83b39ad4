import { generate, parseSchema, type Diagnostic } from '@ssot-codegen/core'
import { corpus, fixtures } from '@ssot-codegen/fixtures'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { expect, test } from 'vitest'

const schemas = [...fixtures(), ...corpus('as-published'), ...corpus('prisma-7')]
const errorsIn = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter((d) => d.severity === 'error').map((d) => `${d.code}: ${d.message}`)

test.each(schemas)('$name is generated without an error', ({ files }) => {
  const { schema, diagnostics } = parseSchema(files)
  expect(errorsIn(diagnostics)).toEqual([])
  const result = generate(schema ?? expect.unreachable(), [project(), api(), express()], { runtime: loadRuntime })
  expect(errorsIn(result.diagnostics)).toEqual([])
  expect(result.files.length).toBeGreaterThan(0)
})
