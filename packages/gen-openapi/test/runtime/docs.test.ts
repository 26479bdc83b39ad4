import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Context } from '#runtime/api/context.js'
import type { HttpRequest } from '#runtime/api/http-request.js'
import type { Reply } from '#runtime/api/reply.js'
import { describe, expect, test, vi } from 'vitest'
import { DOCS_FILES, type DocsFileKind } from '../../runtime/docs-files.js'
import { docsHandlers } from '../../runtime/docs-handlers.js'
import { DOCS_POLICY, docsPage } from '../../runtime/docs-page.js'

const KINDS = Object.keys(DOCS_FILES) as DocsFileKind[]

// No handler of the reference looks at its context.
const ctx = {} as Context

function asked(headers: Readonly<Record<string, string>> = {}): { readonly request: HttpRequest } {
  return {
    request: {
      method: 'GET',
      path: '/docs',
      rawQuery: '',
      params: {},
      header: (name) => headers[name],
      readBody: () => Promise.resolve(new Uint8Array()),
      onDisconnect: () => undefined,
    },
  }
}

function bytesOf({ body }: Reply): Buffer {
  return body?.kind === 'bytes' ? Buffer.from(body.bytes) : expect.unreachable('The reply has no bytes.')
}

describe.each([
  ['/docs', ['docs']],
  ['/internal/reference', ['internal', 'reference']],
])('the page at %s', (path, segments) => {
  const addresses = [...docsPage(segments).matchAll(/(?:href|src|data-document)="([^"]*)"/g)].map(([, address = '']) => address)

  test.each(['', '/v1', '/tenants/a'])('finds its files and the document, mounted at "%s"', (mount) => {
    const found = new Set(addresses.map((address) => new URL(address, `https://api.example${mount}${path}`).href))
    const files = KINDS.map((kind) => `https://api.example${mount}${path}/${DOCS_FILES[kind].name}`)
    expect([...found].sort()).toEqual([...files, `https://api.example${mount}/openapi.json`].sort())
  })

  test('has nothing inline that its policy would have to allow', () => {
    const page = docsPage(segments)
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/)
    expect(page.match(/<script[^>]*>[^<]/g)).toBeNull()
    expect(page.match(/<script /g)).toHaveLength(2)
    expect(DOCS_POLICY).toMatch(/^default-src 'none';/)
    expect(DOCS_POLICY).not.toMatch(/unsafe|\*|https?:/)
  })
})

describe('the answers', () => {
  const docs = docsHandlers(['docs'])

  test('are the page, and the files of Swagger UI as they come, each with its type and the policy', async () => {
    const page = await docs.page(ctx, asked())
    expect(bytesOf(page).toString()).toBe(docsPage(['docs']))
    const require = createRequire(import.meta.url)
    for (const kind of KINDS) {
      const { name, contentType } = DOCS_FILES[kind]
      const reply = await docs[kind](ctx, asked())
      expect(reply).toMatchObject({ status: 200, body: { contentType }, headers: { 'content-security-policy': DOCS_POLICY, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' } })
      if (kind !== 'start') expect(bytesOf(reply).equals(readFileSync(require.resolve(`swagger-ui-dist/${name}`))), name).toBe(true)
    }
  })

  test('the script that starts it is one', async () => {
    const script = bytesOf(await docs.start(ctx, asked())).toString()
    expect(() => new Function(script)).not.toThrow()
  })

  test('a client that has the bytes is told so, and one that has others gets them', async () => {
    const tags = new Set<unknown>()
    for (const member of ['page', ...KINDS] as const) {
      const { headers = {} } = await docs[member](ctx, asked())
      const etag = String(headers['etag'])
      tags.add(etag)
      expect(await docs[member](ctx, asked({ 'if-none-match': `W/"old", ${etag}` }))).toEqual({ status: 304, headers })
      expect(await docs[member](ctx, asked({ 'if-none-match': '"old"' }))).toMatchObject({ status: 200, headers: { etag } })
    }
    expect(tags.size).toBe(KINDS.length + 1)
  })

  test('are none in production where the document is for development', async () => {
    const inDevelopment = docsHandlers(['docs'], 'development')
    vi.stubEnv('NODE_ENV', 'production')
    try {
      for (const member of ['page', ...KINDS] as const) {
        await expect(inDevelopment[member](ctx, asked())).rejects.toMatchObject({ status: 404 })
        await expect(docs[member](ctx, asked())).resolves.toMatchObject({ status: 200 })
      }
    } finally {
      vi.unstubAllEnvs()
    }
    await expect(inDevelopment.page(ctx, asked())).resolves.toMatchObject({ status: 200 })
  })

  test('a precondition that is none, or is one for writes, is refused', async () => {
    await expect(docs.style(ctx, asked({ 'if-none-match': 'old' }))).rejects.toMatchObject({ status: 400 })
    await expect(docs.page(ctx, asked({ 'if-match': '"old"' }))).rejects.toMatchObject({ status: 400 })
  })
})
