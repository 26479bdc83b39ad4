import { readFileSync } from 'node:fs'
import { env, backingService, definePlugin, generate, parseSchema, type FinalOperation, type Schema } from '@ssot-codegen/core'
import { syntaxErrors } from '@ssot-codegen/core/testing'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { quotesIn } from '../../support/quotes.js'
import { outbox } from './plugin.js'
import { createOutbox } from './runtime/outbox.js'
import { relayOnly } from './runtime/relay-only.js'

const EVENT = `
model OutboxEvent {
  id          Int       @id @default(autoincrement())
  topic       String
  payload     Json
  deliveredAt DateTime?
}
`

function schemaOf(models: string): Schema {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: `datasource db {\n  provider = "sqlite"\n}\n${models}` }])
  if (!schema) throw new Error(diagnostics.map((d) => d.message).join('\n'))
  return schema
}

const withEvents = schemaOf(`${EVENT}\nmodel Note {\n  id   Int    @id\n  text String\n}\n`)

/** Sees what all plugins have stated, as a framework would. */
function watched(schema: Schema) {
  const seen: { operations: readonly FinalOperation[]; variables: readonly string[]; services: readonly string[] } = { operations: [], variables: [], services: [] }
  const watcher = definePlugin({
    name: 'watcher',
    version: '1.0.0',
    doc: 'Looks on.',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    *emit({ operations, slot }) {
      seen.operations = operations
      seen.variables = slot(env).map((variable) => variable.name)
      seen.services = slot(backingService).map((service) => service.name)
      yield* []
    },
  })
  const plugins = [outbox(), api({ access: 'public' }), project(), express(), watcher()]
  return { seen, result: generate(schema, plugins, { runtime: loadRuntime }) }
}

describe('the outbox plugin', () => {
  const { seen, result } = watched(withEvents)
  const operation = (id: string) => seen.operations.find((o) => o.id === id)
  const textOf = (path: string) => result.files.find((file) => file.path === path)?.text ?? ''

  test('states an operation, variables and a service', () => {
    expect(operation('outbox.state')).toMatchObject({ method: 'GET', path: ['api', 'outbox'], access: { kind: 'rule', rule: 'relay' } })
    expect(seen.variables).toEqual(expect.arrayContaining(['NATS_URL', 'OUTBOX_TOKEN']))
    expect(seen.services).toContain('nats')
    const entries = result.documents.find((document) => document.path === '.env.example')?.entries
    expect(entries).toContainEqual({ path: '.env.example', format: 'env', key: ['OUTBOX_TOKEN'], value: 'change-me', doc: 'What the relay shows to be let in.', plugin: 'project' })
  })

  test('guards every operation of the model that plays its role, and no other', () => {
    const guarded = seen.operations.filter((o) => o.guards.length > 0).map((o) => o.id)
    expect(guarded).toEqual(['count', 'create', 'delete', 'get', 'list', 'search', 'update'].map((verb) => `outbox-events.${verb}`).concat('outbox.state'))
    expect(operation('outbox-events.list')).toMatchObject({ headers: [{ name: 'x-relay-token' }] })
    expect(operation('outbox-events.list')?.replies.map((reply) => reply.status)).toContain(401)
    expect(operation('notes.list')?.replies.map((reply) => reply.status)).not.toContain(401)
  })

  test('prints what varies and brings its runtime', () => {
    expect(textOf('src/gen/outbox/handlers.ts')).toBe(
      [
        "import { outboxEventService } from '../models/outbox-event/service.js'",
        "import { createOutbox } from '../runtime/outbox/outbox.js'",
        '',
        '/** Answers the operations of the outbox. */',
        'export const outboxHandlers = createOutbox(outboxEventService)',
        '',
      ].join('\n'),
    )
    expect(textOf('src/gen/runtime/outbox/relay-only.ts')).toContain("from '../api/problem.js'")
    expect(textOf('src/gen/http/operations/outbox.ts')).toContain('guards: [relayOnly]')
    expect(textOf('src/gen/http/express/routes/outbox.ts')).toContain("['GET', '/api/outbox', outboxOperations.state],")
    expect(result.files.filter((file) => file.plugin === 'outbox').flatMap((file) => syntaxErrors(file.text))).toEqual([])
    expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  })

  test('says what a schema without the table, or with a wrong or a hidden one, has to change', () => {
    const diagnosticsOf = (models: string) => generate(schemaOf(models), [outbox(), api()], { runtime: loadRuntime }).diagnostics.filter((d) => d.severity === 'error')
    const [missing] = diagnosticsOf('model Note {\n  id Int @id\n}\n')
    expect(missing).toMatchObject({ code: 'generate/role-missing' })
    expect(diagnosticsOf(missing?.help?.split('\n\n')[1] ?? '')).toEqual([])
    expect(diagnosticsOf(EVENT.replace('DateTime?', 'DateTime'))).toMatchObject([{ code: 'generate/role-unfit' }])
    expect(diagnosticsOf(EVENT.replace('model', '/// @hidden\nmodel'))).toMatchObject([{ code: 'outbox/hidden-events', span: { file: 'schema.prisma' } }])
  })
})

test('the handler counts what is and what is not delivered', async () => {
  const asked: unknown[] = []
  const { state } = createOutbox({ count: (_ctx, where) => Promise.resolve(asked.push(where)) })
  // @ts-expect-error the handler only hands the context on
  expect(await state(undefined)).toMatchObject({ status: 200, body: { value: { pending: 1, delivered: 2 } } })
  expect(asked).toEqual([{ columns: { deliveredAt: { isNull: true } } }, { columns: { deliveredAt: { isNull: false } } }])
})

test('the guard lets in who has the token, and nobody while there is none', () => {
  const knock = (token: string | undefined) => {
    // @ts-expect-error the guard looks at a header only
    return () => relayOnly(undefined, { request: { header: (name: string) => (name === 'x-relay-token' ? token : undefined) } })
  }
  vi.stubEnv('OUTBOX_TOKEN', 'open sesame')
  expect(knock('open sesame')).not.toThrow()
  for (const wrong of ['open sesam', '', undefined]) expect(knock(wrong)).toThrow('The request needs credentials.')
  vi.stubEnv('OUTBOX_TOKEN', '')
  expect(knock('')).toThrow('The request needs credentials.')
  vi.unstubAllEnvs()
})

test('the tutorial quotes the plugin as it is, and it is short', () => {
  const files = ['plugin.ts', 'runtime/outbox.ts', 'runtime/relay-only.ts'].map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  expect(files.join('').split('\n').length).toBeLessThan(120)
  const quotes = quotesIn(new URL('../../plugins.md', import.meta.url), 'docs/examples/plugin/')
  expect(quotes.length).toBeGreaterThan(5)
  for (const { path, text } of quotes) expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).toContain(text)
})
