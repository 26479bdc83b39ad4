// Shows that the client drives the blog from end to end, as the package that a stranger installs.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { browserIsThere, openBrowser, watchedPage } from '../src/browser.js'
import { driveBlog, type BlogClient } from '../src/client/drive-blog.js'
import { expectedOfDrive } from '../src/client/expected-of-drive.js'
import { flakyProxy, type FlakyProxy } from '../src/client/flaky-proxy.js'
import { installPackagedClient } from '../src/client/packaged-client.js'
import { servePage } from '../src/client/page-server.js'
import { runTool } from '../src/output/node-tool.js'
import { compile, COMPILER_CHECKS } from '../src/output/tools.js'
import { ROOT } from '../src/project.js'
import { postgresIsUp } from '../src/services.js'

const schema = readFileSync(join(ROOT, 'examples/blog/prisma/schema.prisma'), 'utf8')

let app: AppUnderTest
let proxy: FlakyProxy
let stranger: string
let name: string
const packaged = () => join(stranger, 'node_modules', name)

beforeAll(async () => {
  app = await bootApp('client', schema, 'sqlite', { args: ['--plugins', 'client,express'] })
  proxy = await flakyProxy(app.server.url)
  stranger = installPackagedClient(app.folder)
  name = (JSON.parse(readFileSync(join(app.folder, 'dist-client/package.json'), 'utf8')) as { name: string }).name
}, 300_000)
afterAll(async () => {
  await proxy.close()
  await app.close()
  rmSync(stranger, { recursive: true, force: true })
})

test('the package depends on nothing, and holds code and types', () => {
  expect(name).toMatch(/-client$/)
  expect(readdirSync(join(stranger, 'node_modules')).filter((entry) => !entry.startsWith('.'))).toEqual([name])
  expect(JSON.parse(readFileSync(join(packaged(), 'package.json'), 'utf8'))).not.toHaveProperty('dependencies')
  const files = readdirSync(packaged(), { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path))
  expect(files).toEqual(expect.arrayContaining(['README.md', 'client/index.js', 'client/index.d.ts', 'client/resources/posts.d.ts', 'runtime/client/transport.js']))
  expect(files.filter((path) => path.endsWith('.js')).filter((path) => /from '(?!\.)/.test(readFileSync(join(packaged(), path), 'utf8')))).toEqual([])
  for (const path of files) expect(readFileSync(join(packaged(), path), 'utf8')).not.toContain('notes')
})

const PROGRAM = `import { createClient, isProblem } from 'NAME'
const client = createClient({ baseUrl: 'https://blog.example' })
export async function titles(): Promise<string[]> {
  const { data } = await client.posts.list({ include: ['author'], select: ['title', 'author.name'] })
  return data.map(({ title, author }) => title + author.name)
}
export const isMissing = (error: unknown): boolean => isProblem(error, 'not-found')
`

/** Those of a browser, without `skipLibCheck`: the declarations of the package are checked too. */
const OPTIONS = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true, target: 'es2022', module: 'nodenext', lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'], types: [] }

test.each(COMPILER_CHECKS)("a stranger's program compiles strictly with its types: %s", { timeout: 120_000 }, async (compiler) => {
  writeFileSync(join(stranger, 'program.ts'), PROGRAM.replace('NAME', name))
  writeFileSync(join(stranger, 'mistaken.ts'), PROGRAM.replace('NAME', name).replace('author.name', 'author.nme'))
  writeFileSync(join(stranger, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS, files: ['program.ts', 'mistaken.ts'] }))
  const { text } = await runTool([...compile(compiler), '-p', '.', '--pretty', 'false'], stranger)
  expect(text).toMatch(/^mistaken\.ts.*nme/)
  // Lines that begin with blanks go on with the error before.
  expect(text.split('\n').filter((line) => /^\S/.test(line) && !line.startsWith('mistaken.ts'))).toEqual([])
})

test('in Node it does all that the API does', { timeout: 120_000 }, async () => {
  const module = (await import(/* @vite-ignore */ pathToFileURL(join(packaged(), 'client/index.js')).href)) as BlogClient
  const seen = await driveBlog(module, { url: app.server.url, flaky: proxy.url, tag: 'node' })
  expect(seen).toEqual(expectedOfDrive('node'))
  // The tag that nobody knew to be made was made, once.
  expect(proxy.done).toMatchObject({ late: 1, '503': 1, '429': 1 })
  expect(await app.db.rows(`SELECT "name" FROM "Tag" WHERE "name" LIKE 'node%' ORDER BY "name"`)).toMatchObject([{ name: 'node' }, { name: 'node-limited' }, { name: 'node-unsure' }])
})

test.skipIf(!postgresIsUp)('against PostgreSQL it does the same', { timeout: 300_000 }, async () => {
  const other = await bootApp('client-postgresql', schema, 'postgresql', { args: ['--plugins', 'client,express'] })
  const between = await flakyProxy(other.server.url)
  try {
    const module = (await import(/* @vite-ignore */ pathToFileURL(join(packaged(), 'client/index.js')).href)) as BlogClient
    expect(await driveBlog(module, { url: other.server.url, flaky: between.url, tag: 'node' })).toEqual(expectedOfDrive('node'))
    expect(between.done).toMatchObject({ late: 1, '503': 1, '429': 1 })
    expect(await other.db.rows(`SELECT "name" FROM "Tag" WHERE "name" LIKE 'node%' ORDER BY "name"`)).toMatchObject([{ name: 'node' }, { name: 'node-limited' }, { name: 'node-unsure' }])
  } finally {
    await between.close()
    await other.close()
  }
})

test.skipIf(!browserIsThere)('in a browser a page that imports it does the same', { timeout: 180_000 }, async () => {
  const pages = await servePage(packaged())
  const browser = await openBrowser()
  try {
    const { page, complaints, requested } = await watchedPage(browser)
    const places = new URLSearchParams({ url: app.server.url, flaky: proxy.url, tag: 'browser' })
    await page.goto(`${pages.url}/?${String(places)}`)
    await page.waitForFunction('window.outcome !== undefined', undefined, { timeout: 120_000 })
    expect(await page.evaluate('window.outcome')).toEqual({ seen: expectedOfDrive('browser') })
    expect(requested().some((url) => url.endsWith('/package/runtime/client/transport.js'))).toBe(true)
    // Beside those that are to fail, nothing does.
    expect(complaints().filter((text) => text.startsWith('thrown:'))).toEqual([])
    if (process.env['UPDATE'] === '1') await page.screenshot({ path: join(ROOT, 'docs/images/client.png') })
  } finally {
    await browser.close()
    await pages.close()
  }
})
