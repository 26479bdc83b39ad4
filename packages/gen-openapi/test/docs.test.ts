import { definePlugin, generate, parseSchema, type FinalOperation, type GenerateResult } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { DOCS_FILES } from '../runtime/docs-files.js'
import { docsHandlers } from '../runtime/docs-handlers.js'
import { openapi } from '../src/index.js'
import { options } from '../src/options.js'

const { schema = expect.unreachable() } = parseSchema([{ path: 'schema.prisma', text: 'datasource db {\n  provider = "sqlite"\n}\nmodel Post {\n  id Int @id\n}\n' }])

type Given = Parameters<typeof openapi>[0]

/** What comes of the options: the operations of the reference, and the output. */
function made(given: Given): { readonly operations: readonly FinalOperation[]; readonly output: GenerateResult } {
  let operations: readonly FinalOperation[] = []
  const reader = definePlugin({
    name: 'reader',
    version: '0.1.0',
    doc: 'Reads the operations',
    apiVersion: 1,
    core: '^0.1.0',
    options: z.strictObject({}),
    diagnostics: {},
    *emit(context) {
      operations = context.operations.filter(({ group }) => group === 'docs')
    },
  })
  const output = generate(schema, [api({ access: 'public' }), project(), openapi(given), reader()], { runtime: loadRuntime })
  return { operations, output }
}

const pathOf = ({ path }: FinalOperation) => path.map((segment) => `/${typeof segment === 'string' ? segment : expect.unreachable()}`).join('')

test('the reference is at /docs: an operation for the page, and one for each of its files', () => {
  const { operations, output } = made({})
  expect(operations.map(pathOf).sort()).toEqual(['/docs', ...Object.values(DOCS_FILES).map(({ name }) => `/docs/${name}`)].sort())
  expect(operations.every(({ method, access, query, body }) => method === 'GET' && access.kind === 'public' && query.kind === 'none' && body.kind === 'none')).toBe(true)
  const members = operations.map(({ handler }) => handler.member)
  expect(members.sort()).toEqual(Object.keys(docsHandlers(['docs'])).sort())
  expect(output.files.find(({ path }) => path === 'src/gen/openapi/docs.ts')?.text).toContain("docsHandlers(['docs'])")
})

test('its operations are for browsers, so the document tells of none of them', () => {
  const { operations, output } = made({})
  expect(operations.map(({ audience }) => audience)).toEqual(operations.map(() => 'browser'))
  const document = output.files.find(({ path }) => path === 'openapi.json')?.text ?? expect.unreachable()
  expect(document).toContain('"/openapi.json"')
  expect(document).not.toContain('docs')
})

test('it is where the option says, and nobody is told of its installation', () => {
  const { operations, output } = made({ docs: '/internal/reference', access: 'unspecified' })
  expect(operations.map(pathOf)).toContain('/internal/reference/swagger-ui.css')
  expect(operations.every(({ access }) => access.kind === 'unspecified')).toBe(true)
  expect(output.files.find(({ path }) => path === 'src/gen/openapi/docs.ts')?.text).toContain("docsHandlers(['internal', 'reference'])")
  const entries = output.documents.flatMap((document) => document.entries)
  expect(entries).toContainEqual(expect.objectContaining({ key: ['scarfSettings', 'enabled'], value: false }))
})

test('where the document is served in development only, so is the reference', () => {
  const { operations, output } = made({ serve: 'development' })
  expect(operations).toHaveLength(6)
  expect(operations.every(({ replies }) => replies.some(({ status }) => status === 404))).toBe(true)
  expect(output.files.find(({ path }) => path === 'src/gen/openapi/docs.ts')?.text).toContain("docsHandlers(['docs'], 'development')")
})

test.each([{ docs: false }, { serve: 'never' }] as const)('with %o of it is there: no operation, no file, no package', (given) => {
  const { operations, output } = made(given)
  expect(operations).toEqual([])
  expect(output.files.filter(({ path }) => /docs-|\/docs\./.test(path))).toEqual([])
  expect(JSON.stringify(output.documents)).not.toMatch(/swagger|scarf/)
})

test.each(['docs', '/', '/docs/', '/Docs', '/a/../b', '/a b', '/"', '/:id', '/%64ocs', ''])('%o is no path for it', (docs) => {
  expect(() => options.parse({ docs })).toThrow(/A path such as/)
})
