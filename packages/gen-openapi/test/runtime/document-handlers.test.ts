import { afterEach, expect, test, vi } from 'vitest'
import { createAppState } from '@ssot-codegen/gen-api/runtime/app.js'
import type { Context } from '@ssot-codegen/gen-api/runtime/context.js'
import type { HttpRequest } from '@ssot-codegen/gen-api/runtime/http-request.js'
import { Problem } from '@ssot-codegen/gen-api/runtime/problem.js'
import { RequestAbort } from '@ssot-codegen/gen-api/runtime/request-abort.js'
import { contextFor } from '@ssot-codegen/gen-api/runtime/request-context.js'
import { createDocumentHandlers, type DocumentHandlers } from '../../runtime/document-handlers.js'
import { readDocument } from '../../runtime/document-file.js'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const written = {
  openapi: '3.1.0',
  servers: [{ url: '/' }],
  tags: [],
  paths: {},
  components: { schemas: { Take: { type: 'integer', maximum: 100 } }, parameters: { Skip: { name: 'skip', in: 'query', schema: { type: 'integer', maximum: 10_000 } } } },
}

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => log }
const db = { $connect: () => Promise.resolve(), $disconnect: () => Promise.resolve(), $transaction: () => Promise.reject(new Error('no database')), $queryRaw: () => Promise.resolve([]) }

function contextAt(prefix: string, limits = {}): Context {
  const app = createAppState({ db, log, models: {}, prefix, limits, production: false, capabilities: { insensitiveMode: false, nullsFirst: true } })
  return contextFor(app, 'one', new RequestAbort())
}

async function answer(handler: DocumentHandlers['document'], ctx: Context, headers: { readonly [name: string]: string } = {}) {
  const request: HttpRequest = {
    method: 'GET',
    path: '/openapi.json',
    params: {},
    rawQuery: '',
    header: (name) => headers[name],
    readBody: () => Promise.resolve(new Uint8Array()),
    onDisconnect: () => undefined,
  }
  const reply = await handler(ctx, { params: undefined, query: undefined, body: undefined, request })
  const text = reply.body?.kind === 'bytes' ? Buffer.from(reply.body.bytes).toString() : '{}'
  return { ...reply, document: JSON.parse(text) as typeof written }
}

afterEach(() => vi.unstubAllEnvs())

test('the document says where it is served, and what the limits of the application are', async () => {
  let reads = 0
  const { document } = createDocumentHandlers(() => Promise.resolve((reads++, JSON.stringify(written))))
  const ctx = contextAt('/v1', { maxTake: 500, defaultTake: 50, maxSkip: 7 })
  const first = await answer(document, ctx)
  expect(first.document.servers).toEqual([{ url: '/v1' }])
  expect(first.document.components).toEqual({
    schemas: { Take: { type: 'integer', maximum: 500, default: 50 } },
    parameters: { Skip: { name: 'skip', in: 'query', schema: { type: 'integer', maximum: 7 } } },
  })
  await answer(document, ctx)
  expect(reads).toBe(1)
  expect((await answer(document, contextAt(''))).document.servers).toEqual([{ url: '/' }])
})

test('servers that the project names stay', async () => {
  const servers = [{ url: 'https://api.example.org' }]
  const { document } = createDocumentHandlers(() => Promise.resolve(JSON.stringify({ ...written, servers })))
  expect((await answer(document, contextAt('/v1'))).document.servers).toEqual(servers)
})

test('who has it is told so', async () => {
  const { document } = createDocumentHandlers(() => Promise.resolve(JSON.stringify(written)))
  const ctx = contextAt('')
  const etag = String((await answer(document, ctx)).headers?.['etag'])
  expect(await answer(document, ctx, { 'if-none-match': etag })).toMatchObject({ status: 304, headers: { etag } })
  expect(await answer(document, ctx, { 'if-none-match': '"other"' })).toMatchObject({ status: 200 })
})

test('in production it is not served where it is for development', async () => {
  const { document, documentInDevelopment } = createDocumentHandlers(() => Promise.resolve(JSON.stringify(written)))
  vi.stubEnv('NODE_ENV', 'production')
  await expect(answer(documentInDevelopment, contextAt(''))).rejects.toThrow(Problem)
  expect((await answer(document, contextAt(''))).status).toBe(200)
  vi.stubEnv('NODE_ENV', 'development')
  expect((await answer(documentInDevelopment, contextAt(''))).status).toBe(200)
})

test('the file is found from wherever the code of the project was put, and its absence is told', async () => {
  const root = mkdtempSync(join(tmpdir(), 'ssot-document-'))
  const deep = join(root, 'dist/gen/runtime/openapi')
  mkdirSync(deep, { recursive: true })
  writeFileSync(join(root, 'package.json'), '{}')
  await expect(readDocument(deep)).rejects.toThrow('There is no openapi.json')
  writeFileSync(join(root, 'openapi.json'), 'here')
  expect(await readDocument(deep)).toBe('here')
  expect(await readDocument(root)).toBe('here')
})
