// Shows that what a generated project says of itself is so: its requests are typed into a shell, its programs run, its troubles made.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { browserIsThere, openBrowser, watchedPage } from '../src/browser.js'
import { ROOT, startServer, writeInto } from '../src/project.js'
import { postgresIsUp } from '../src/services.js'
import { blocksOf, commandsOf, curl } from '../src/shell-blocks.js'

/** Keys that clients choose, several parts of one, a record that needs another, deletion that is none. */
const ODD = `datasource db {
  provider = "sqlite"
}
model Shelf {
  id   String @id @default(uuid())
  code String @unique
  slot Slot[]
}
enum Kind {
  WIDE
  NARROW
}
/// @softDelete
model Slot {
  row       Int
  place     String
  kind      Kind
  note      String?
  deletedAt DateTime?
  shelfId   String
  shelf     Shelf     @relation(fields: [shelfId], references: [id])
  @@id([row, place])
}
/// @requireIfMatch
model Badge {
  id    BigInt  @id @default(autoincrement())
  price Decimal
}
`

const PAGES = ['README.md', 'docs/api.md', 'docs/architecture.md', 'docs/changelog.md', 'docs/client.md', 'docs/contributing.md', 'docs/troubleshooting.md']

const BLOG = readFileSync(join(ROOT, 'examples/blog/prisma/schema.prisma'), 'utf8')

const SCHEMAS = [
  ['the blog', BLOG],
  ['odd keys', ODD],
] as const

describe.each(SCHEMAS)('of %s', (name, schema) => {
  let app: AppUnderTest
  const page = (path: string) => readFileSync(join(app.folder, path), 'utf8')
  beforeAll(async () => {
    app = await bootApp(`pages-${name.replace(' ', '-')}`, schema, 'sqlite', { args: ['--plugins', 'openapi,client,express'] })
  }, 300_000)
  afterAll(() => app.close())

  test('docs/api.md: each request is answered as the page says', { timeout: 120_000 }, () => {
    const commands = commandsOf(page('docs/api.md'))
    let last = ''
    const variables: { ID?: string } = {}
    for (const { says, command } of commands) {
      const given = /^ID='(.*)'$/.exec(command)?.[1]
      if (given !== undefined) {
        const record = JSON.parse(last) as Record<string, unknown>
        variables.ID = (/^(?:the )?(\S+) of/.exec(says)?.[1] ?? '').split('/').map((part) => String(record[part])).join('/')
        // What a database counts begins with one, and what the body says is what it says.
        if (!/^[0-9a-f-]{36}$/.test(variables.ID)) expect(given).toBe(variables.ID)
        continue
      }
      const { status, text } = curl(command, app.server.url, variables)
      // What makes a record that needs another shows a key that leads to none.
      const expected = says === '' ? [201, 409] : [Number(/^\d{3}/.exec(says)?.[0])]
      expect(expected, `${command}\n${text}`).toContain(status)
      if (status === 409) expect(text).toContain('foreign-key')
      last = text
    }
    expect(commands.filter(({ says }) => says !== '').length).toBeGreaterThan(6)
  })

  test('docs/client.md and README.md: their programs run', { timeout: 120_000 }, () => {
    for (const path of ['docs/client.md', 'README.md']) {
      const [program = ''] = blocksOf(page(path), 'ts')
      writeInto(app.folder, 'program.ts', program.replace('http://127.0.0.1:3000', app.server.url))
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'program.ts'], { cwd: app.folder, encoding: 'utf8' })
      expect([path, status, stderr]).toEqual([path, 0, ''])
      expect(stdout).toContain('] false\n')
      rmSync(join(app.folder, 'program.ts'))
    }
  })

  test('README.md: so are its first requests', () => {
    const commands = commandsOf(page('README.md'))
    expect(commands).toHaveLength(2)
    for (const { says, command } of commands) expect(curl(command, app.server.url).status, command).toBe(Number(says.slice(0, 3)))
  })

  test('links of all pages lead somewhere, and the scripts that they name are there', () => {
    for (const path of PAGES) {
      const text = page(path)
      const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => join(app.folder, path, '..', to))
      expect(links.filter((to) => !existsSync(to))).toEqual([])
      for (const [, script = ''] of text.matchAll(/npm run ([\w:]+)/g)) expect(page('package.json')).toContain(`"${script}":`)
    }
  })

  test.skipIf(!browserIsThere)('diagrams are drawn', { timeout: 120_000 }, async () => {
    const diagrams = PAGES.flatMap((path) => blocksOf(page(path), 'mermaid'))
    expect(diagrams).toHaveLength(3)
    const browser = await openBrowser()
    try {
      const { page: tab } = await watchedPage(browser)
      await tab.setContent('<body></body>')
      await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid').replace(/[^/\\]+$/, 'mermaid.min.js') })
      for (const diagram of diagrams) expect(await tab.evaluate(`mermaid.render('drawn', ${JSON.stringify(diagram)}).then(({ svg }) => svg)`)).toMatch(/^<svg/)
    } finally {
      await browser.close()
    }
  })
})

/** The code spans of what is seen, by the rows of a section of the page. */
function symptomsOf(folder: string): string[][] {
  const [, section = ''] = /^## It does not start\n([^]*?)^## /m.exec(readFileSync(join(folder, 'docs/troubleshooting.md'), 'utf8')) ?? []
  const rows = section.split('\n').filter((line) => line.startsWith('| ')).slice(2)
  return rows.map((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text))
}

/** What a server says at its start and of one request, or of why it does not start. */
async function startOf({ folder, db }: AppUnderTest, env: Readonly<Record<string, string>>): Promise<string> {
  try {
    const server = await startServer(folder, { DATABASE_URL: db.url, ...env })
    const [list, ready] = [await fetch(`${server.url}/api/authors`), await fetch(`${server.url}/health/ready`)]
    const seen = `${list.status} /health/ready ${await ready.text()}`
    await server.stop()
    return server.log() + seen
  } catch (error) {
    return String(error)
  }
}

function startWithoutClient({ folder, db }: AppUnderTest): string {
  const client = join(folder, 'src/gen/prisma')
  renameSync(client, join(folder, 'away'))
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/server.ts'], { cwd: folder, encoding: 'utf8', env: { ...process.env, DATABASE_URL: db.url } })
  renameSync(join(folder, 'away'), client)
  return stderr
}

describe('docs/troubleshooting.md: what keeps it from starting is seen as the page says', () => {
  test('on SQLite', { timeout: 240_000 }, async () => {
    const app = await bootApp('troubles', BLOG, 'sqlite')
    const seen = [
      await startOf(app, { DATABASE_URL: '' }),
      startWithoutClient(app),
      await startOf(app, { DATABASE_URL: `file:${join(app.folder, 'nowhere/dev.db')}` }),
      await startOf(app, { DATABASE_URL: `file:${join(app.folder, 'empty.db')}` }),
      await startOf(app, { PORT: new URL(app.server.url).port }),
      await startOf(app, { NODE_ENV: 'production' }),
    ]
    const symptoms = symptomsOf(app.folder)
    await app.close()
    expect(symptoms).toHaveLength(seen.length)
    for (const [i, texts] of symptoms.entries()) for (const text of texts) expect(seen[i]).toContain(text)
  })

  test.skipIf(!postgresIsUp)('on PostgreSQL, a database that is away, and tables that are not there', { timeout: 240_000 }, async () => {
    const app = await bootApp('troubles-postgresql', BLOG, 'postgresql')
    const away = await startOf(app, { DATABASE_URL: 'postgresql://postgres@127.0.0.1:1/nowhere' })
    await app.db.run('DROP TABLE "Author" CASCADE')
    const empty = await startOf(app, {})
    const [, , ofAway = [], ofEmpty = []] = symptomsOf(app.folder)
    await app.close()
    for (const text of ofAway) expect(away).toContain(text)
    for (const text of ofEmpty) expect(empty).toContain(text)
    expect([ofAway.length, ofEmpty.length]).toEqual([2, 1])
  })
})
