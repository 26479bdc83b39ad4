import { documentFaults } from '@ssot-codegen/openapi-checks'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { operatedFiles, operatedSchema } from '../src/extended/operations.js'
import { expectProblem } from '../src/record-contract.js'

type Json = { readonly [key: string]: unknown }
type Document = {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Json } }
  readonly components: { readonly schemas: { readonly [name: string]: Json }; readonly parameters: { readonly [name: string]: { readonly schema: Json } } }
}

describe('/openapi.json', () => {
  let app: AppUnderTest
  let served: Document
  beforeAll(async () => {
    app = await bootApp('described', operatedSchema, 'sqlite', { files: operatedFiles })
    served = (await app.request('GET', '/openapi.json')).body as Document
  }, 120_000)
  afterAll(() => app.close())

  test('is the file that was generated, with the operations of extensions beside it', () => {
    const written = JSON.parse(readFileSync(join(app.folder, 'openapi.json'), 'utf8')) as Document
    expect(served.components).toEqual(written.components)
    for (const [path, methods] of Object.entries(written.paths)) expect(served.paths[path]).toMatchObject(methods)
    expect(Object.keys(written.paths)).not.toContain('/api/posts/{id}/publish')
    expect(served.paths['/api/posts/{id}/publish']).toMatchObject({
      parameters: [{ name: 'id', in: 'path', required: true }],
      post: {
        operationId: 'post.publish',
        tags: ['posts'],
        requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', additionalProperties: false } } } },
        responses: { 200: { content: { 'application/json': {} } }, 404: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
      },
    })
    expect(served.paths['/api/posts/totals/{status}']?.['get']).toMatchObject({ parameters: [{ name: 'least', in: 'query' }] })
  })

  test('has no fault for anybody', async () => {
    // The schema of this test has two operations of its own that are the more certain one to nobody: `/{id}/publish` and `/totals/{status}`.
    const { '/api/posts/totals/{status}': _, ...paths } = served.paths
    expect(await documentFaults(JSON.stringify({ ...served, paths }))).toEqual([])
  }, 120_000)

  test('names nothing that is hidden', () => {
    expect(JSON.stringify(served)).not.toMatch(/token|hush/)
  })

  test('is sent again only where it has changed', async () => {
    const { status, headers, text } = await app.request('GET', '/openapi.json')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    const etag = headers.get('etag') ?? expect.unreachable()
    const again = await app.request('GET', '/openapi.json', undefined, { 'if-none-match': etag })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    expect((await app.request('GET', '/openapi.json', undefined, { 'if-none-match': '"other"' })).text).toBe(text)
    expect(await app.request('HEAD', '/openapi.json')).toMatchObject({ status: 200, text: '' })
  })

  test('takes no parameter and no other method', async () => {
    expectProblem(await app.request('GET', '/openapi.json?x=1'), 400, 'invalid-query')
    expectProblem(await app.request('GET', '/openapi.json', undefined, { 'if-none-match': 'bare' }), 400, 'invalid-header')
    expectProblem(await app.request('POST', '/openapi.json', {}), 405, 'method-not-allowed')
  })
})
