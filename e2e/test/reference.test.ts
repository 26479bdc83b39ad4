import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pushSchema } from '@ssot-codegen/prisma-offline'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { browserIsThere, openBrowser, watchedPage, type WatchedPage } from '../src/browser.js'
import { createDatabase } from '../src/database.js'
import { generateProject, removeProject, ROOT, schemaFiles, startServer } from '../src/project.js'

const blog = readFileSync(join(ROOT, 'examples/blog/prisma/schema.prisma'), 'utf8')

/** Text that would run where a page took it for markup, or where a policy let it. */
const HOSTILE = `<img src=x onerror="document.title='taken over'"> </script><script>document.title='taken over'</script> [a](javascript:document.title='taken_over')`

const hostile = `datasource db {
  provider = "sqlite"
}

/// ${HOSTILE}
model Note {
  id   Int    @id @default(autoincrement())
  /// ${HOSTILE}
  text String
}
`

type Document = { readonly paths: Readonly<Record<string, object>> }

/** Laying out pages takes as long as all that the machine does besides lets it. */
const PATIENCE = 90_000

describe.skipIf(!browserIsThere)('/docs in a browser', { timeout: PATIENCE }, () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  /** The reference at an address, once it shows what it is about. */
  async function openReference(url: string): Promise<WatchedPage> {
    const watched = await watchedPage(browser)
    await watched.page.goto(url)
    await watched.page.locator('.opblock').first().waitFor()
    return watched
  }

  /** Sends the request of an operation as a reader would, and returns what the page shows of the answer. */
  async function tryOut({ page }: WatchedPage, path: string): Promise<{ readonly status: string; readonly body: string; readonly url: string }> {
    const operation = page.locator('.opblock-get').filter({ has: page.locator(`[data-path="${path}"]`) })
    await operation.locator('.opblock-summary-control').click()
    await operation.getByRole('button', { name: 'Try it out' }).click()
    await operation.getByRole('button', { name: 'Execute' }).click()
    const answer = operation.locator('.live-responses-table .response')
    return {
      status: (await answer.locator('.response-col_status').innerText()).trim(),
      body: await answer.locator('.highlight-code').first().innerText(),
      url: await operation.locator('.request-url').innerText(),
    }
  }

  describe.each(['express', 'fastify'])('of the blog by %s', (framework) => {
    let app: AppUnderTest

    beforeAll(async () => {
      app = await bootApp(`reference-${framework}`, blog, 'sqlite', { args: ['--framework', framework] })
      await app.request('POST', '/api/authors', { email: 'ada@example.com', name: 'Ada' })
      await app.request('POST', '/api/posts', { slug: 'first', title: 'The first post', status: 'PUBLISHED', authorId: 1 })
    })
    afterAll(() => app.close())

    test('it shows every operation but its own, without a complaint, and asks nobody but its server', async () => {
      const reference = await openReference(`${app.server.url}/docs`)
      const { body } = await app.request('GET', '/openapi.json')
      const { paths } = body as Document
      const shown = await reference.page.locator('.opblock-summary-path').evaluateAll((all) => all.map((one) => one.getAttribute('data-path')))
      const others = Object.keys(paths).filter((path) => !path.startsWith('/docs'))
      expect([...new Set(shown)].sort()).toEqual(others.sort())
      expect(shown.length).toBeGreaterThan(30)
      expect(reference.complaints()).toEqual([])
      expect(reference.requested().filter((url) => !url.startsWith(`${app.server.url}/`))).toEqual([])
      if (framework === 'express') await keepPicture(reference, 'reference')
      await reference.page.close()
    })

    test('"Try it out" sends the request and shows the answer', async () => {
      const reference = await openReference(`${app.server.url}/docs`)
      const { status, body } = await tryOut(reference, '/api/posts')
      expect(status).toMatch(/^200/)
      expect(body).toContain('The first post')
      expect(reference.complaints()).toEqual([])
      expect(reference.requested()).toContainEqual(expect.stringMatching(/\/api\/posts(?:\?|$)/))
      await reference.page.locator('.opblock.is-open .responses-wrapper').first().evaluate((button) => button.scrollIntoView())
      if (framework === 'express') await keepPicture(reference, 'reference-answer')
      await reference.page.close()
    })

    test('its policy is its own, and lets nothing inline or foreign in', async () => {
      const policies = await Promise.all(['/docs', '/docs/start.js', '/api/posts'].map(async (path) => (await app.request('GET', path)).headers.get('content-security-policy')))
      expect(policies[0]).toContain("script-src 'self'")
      expect(policies[0]).not.toMatch(/unsafe|\*/)
      expect(policies[1]).toBe(policies[0])
      expect(policies[2]).toBe("default-src 'none';frame-ancestors 'none'")
    })

    test('no path below it leads to another file, and a file that the browser has is not sent again', async () => {
      for (const path of ['/docs/', '/docs/package.json', '/docs/index.html', '/docs/%2e%2e%2fpackage.json', '/docs/..%5cpackage.json', '/docs/%00', '/docs/absolute-path.js', '/Docs']) {
        expect((await app.request('GET', path)).status, path).toBe(404)
      }
      const first = await app.request('GET', '/docs/swagger-ui-bundle.js')
      const etag = first.headers.get('etag') ?? ''
      expect(await app.request('GET', '/docs/swagger-ui-bundle.js', undefined, { 'if-none-match': etag, 'cache-control': 'max-age=0' })).toMatchObject({ status: 304, text: '' })
      expect(await app.request('HEAD', '/docs')).toMatchObject({ status: 200, text: '' })
      expect(await app.request('POST', '/docs', {})).toMatchObject({ status: 405 })
    })
  })

  test('what a schema says is text there, whatever it says', async () => {
    const app = await bootApp('reference-hostile', hostile, 'sqlite')
    try {
      const reference = await openReference(`${app.server.url}/docs`)
      await reference.page.locator('.opblock-post .opblock-summary-control').first().click()
      await reference.page.locator('.opblock-description, .opblock-body').first().waitFor()
      expect(await reference.page.title()).not.toMatch(/taken/)
      expect(await reference.page.locator('[onerror], a[href^="javascript:"], #reference script').count()).toBe(0)
      expect(reference.requested().filter((url) => !url.startsWith(`${app.server.url}/`))).toEqual([])
      await reference.page.close()
    } finally {
      await app.close()
    }
  })

  test('it works where an application of somebody else mounts the API', async () => {
    const folder = generateProject('reference-mounted', blog, ['--framework', 'express'])
    const db = await createDatabase('sqlite', folder)
    await pushSchema({ files: schemaFiles(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') })), url: db.url })
    writeFileSync(join(folder, 'src/server.ts'), HOST)
    const server = await startServer(folder, { DATABASE_URL: db.url, NODE_ENV: 'development' })
    try {
      const reference = await openReference(`${server.url}/v1/docs`)
      const { status, url } = await tryOut(reference, '/api/posts')
      expect(status).toMatch(/^200/)
      expect(url).toContain(`${server.url}/v1/api/posts`)
      expect(reference.complaints()).toEqual([])
      await reference.page.close()
    } finally {
      await server.stop()
      await db.drop()
      removeProject(folder)
    }
  })
})

/** Has a policy of its own for all that it answers. */
const HOST = `
import express from 'express'
import helmet from 'helmet'
import { createDatabase } from './gen/db.js'
import { createRouter } from './gen/http/express/router.js'

const app = express()
app.use(helmet())
app.use('/v1', createRouter({ prisma: createDatabase(process.env['DATABASE_URL'] ?? '') }))
const server = app.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))
`

/** What the documentation shows of the page, kept when asked for by `SSOT_PICTURES=1`. */
async function keepPicture({ page }: WatchedPage, name: string): Promise<void> {
  if (process.env['SSOT_PICTURES'] !== '1') return
  const folder = join(ROOT, 'docs/images')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
