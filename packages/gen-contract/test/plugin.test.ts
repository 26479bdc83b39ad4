import { application, definePlugin, generate, local, localType, operation, parseSchema, runtime, type Configured, type GenerateResult } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { contract } from '../src/index.js'

const SCHEMA = `
datasource db {
  provider = "sqlite"
}

/// Words about authors.
model Author {
  id     Int    @id @default(autoincrement())
  /// Words about names.
  name   String
  /// @hidden
  secret String @default("none")
  /// A column that is called like words.
  doc    String
}
`

/** Another framework, as far as this plugin knows of one. */
const other = definePlugin({
  name: 'other',
  version: '0.1.0',
  doc: 'An application more',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({}),
  *contribute() {
    const app = 'src/gen/http/express/app.ts'
    yield application({ framework: 'other', createApp: local(app, 'createExpressApp'), options: localType(app, 'Options'), listen: runtime('express', 'listen.ts', 'listen'), serve: runtime('express', 'serve.ts', 'serve') })
  },
})

function generated(...plugins: readonly Configured[]): GenerateResult {
  const { schema } = parseSchema([{ path: 'schema.prisma', text: SCHEMA }])
  if (!schema) throw new Error('The schema is not read.')
  return generate(schema, [project(), api(), express(), contract(), ...plugins], { runtime: loadRuntime })
}

const fileOf = ({ files }: GenerateResult, path: string) => files.find((file) => file.path === path)?.text
const scriptsOf = ({ documents }: GenerateResult) => JSON.stringify(documents.find(({ path }) => path === 'package.json'))

describe('the contract of a project', () => {
  const result = generated()
  const text = ['authors', 'health'].map((group) => fileOf(result, `src/gen/contract/operations/${group}.ts`) ?? '').join('')

  test('has every operation and shape as data', () => {
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(fileOf(result, 'src/gen/contract/contract.ts')).toContain('...authorsContract.operations,')
    for (const id of ['authors.list', 'authors.create', 'authors.update', 'health.live']) expect(text).toContain(`id: '${id}'`)
    expect(text).toMatch(/^ {4}AuthorCreate: \{/m)
  })

  test('has no words, and keeps a column that is called like them', () => {
    expect(text).not.toContain('Words about')
    expect(text).toContain("{ name: 'doc', shape: { kind: 'string' } }")
  })

  test('does not know of what is hidden', () => expect(text).not.toContain('secret'))

  test('takes what the project says of requests from a file of its own', () => {
    expect(fileOf(result, 'src/contract.ts')).toContain('export const granted: Granted = {}')
    expect(result.files.find(({ path }) => path === 'src/contract.ts')?.mode).toBe('scaffold')
    expect(fileOf(result, 'src/gen/contract/applications.ts')).toContain("import { granted } from '../../contract.js'")
  })

  test('says of operations that they are for browsers', () => {
    const page = definePlugin({
      name: 'page',
      version: '0.1.0',
      doc: 'A page',
      apiVersion: 1,
      core: '^0.1.0',
      options: z.strictObject({}),
      *contribute() {
        yield operation({ id: 'page.show', group: 'page', method: 'GET', path: ['page'], summary: 'A page', audience: 'browser', query: { kind: 'none' }, body: { kind: 'none' }, replies: [{ status: 200, doc: 'It.' }], access: { kind: 'public' }, rateClass: 'none', tags: [], handler: { symbol: local('src/page.ts', 'page') } })
      },
    })
    expect(fileOf(generated(page()), 'src/gen/contract/operations/page.ts')).toContain("audience: 'browser'")
  })

  test('comes without a comparison where there is one application', () => {
    expect(fileOf(result, 'src/gen/contract/equivalence.ts')).toBeUndefined()
    expect(scriptsOf(result)).not.toContain('equivalence')
  })
})

describe('a project of two frameworks', () => {
  const result = generated(other())

  test('compares their applications by a script', () => {
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(fileOf(result, 'src/gen/contract/equivalence.ts')).toContain("frameworks: ['express', 'other'],")
    expect(fileOf(result, 'src/gen/contract/applications.ts')).toMatch(/express: \(parts\) => \w+\(\(state\) => createExpressApp\(\{ \.\.\.parts, \.\.\.state, extensions \}\), \{ \.\.\.parts, \.\.\.address \}\)/)
    expect(scriptsOf(result)).toContain('tsx src/gen/contract/equivalence.ts')
  })

  test('has the runtime of the comparison, and nothing of it in the server', () => {
    expect(fileOf(result, 'src/gen/runtime/contract/equivalence/compare.ts')).toBeDefined()
    expect(fileOf(result, 'src/gen/http/express/app.ts')).not.toContain('contract')
  })
})
