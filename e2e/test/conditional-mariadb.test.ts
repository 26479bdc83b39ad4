// MySQL returns nothing of what it writes, and Prisma reads there before it updates one record: conditions have to hold all the same.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { isMissing } from '../src/leaves-out.js'

const schema = `
datasource db {
  provider = "mysql"
}

model Page {
  id   Int    @id @default(autoincrement())
  name String
  /// @version
  rev  Int    @default(1)
}

model Note {
  id        Int      @id @default(autoincrement())
  name      String
  updatedAt DateTime @updatedAt
}

model Thing {
  id     Int    @id @default(autoincrement())
  name   String
  weight Float  @default(0.1)
}
`

const tables = `
  CREATE TABLE Page (id INTEGER NOT NULL AUTO_INCREMENT, name VARCHAR(191) NOT NULL, rev INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (id));
  CREATE TABLE Note (id INTEGER NOT NULL AUTO_INCREMENT, name VARCHAR(191) NOT NULL, updatedAt DATETIME(3) NOT NULL, PRIMARY KEY (id));
  CREATE TABLE Thing (id INTEGER NOT NULL AUTO_INCREMENT, name VARCHAR(191) NOT NULL, weight DOUBLE NOT NULL DEFAULT 0.1, PRIMARY KEY (id));
`

if (!isMissing('mysql')) {
  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp('conditional-mariadb', schema, 'mysql', { script: tables })
  })
  afterAll(() => app.close())

  test.each([['Page', '/api/pages'], ['Note', '/api/notes'], ['Thing', '/api/things']])('of many who write one state of a %s, one succeeds', async (table, path) => {
    const made = await app.request('POST', path, { name: 'start' })
    const at = made.headers.get('location') ?? ''
    const etag = { 'if-match': made.headers.get('etag') ?? '' }
    expect((await app.request('GET', at, undefined, { 'if-none-match': (await app.request('GET', at)).headers.get('etag') ?? '' })).status).toBe(304)
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => app.request('PATCH', at, { name: `writer ${i}` }, etag)))
    const won = answers.filter(({ status }) => status === 200)
    expect(answers.filter(({ status }) => status !== 200 && status !== 412).map(({ text }) => text)).toEqual([])
    expect(won).toHaveLength(1)
    expect(await app.db.count(table, { name: (won[0]?.body as { name: string }).name, ...(table === 'Page' && { rev: 2 }) })).toBe(1)
    expect((await app.request('DELETE', at, undefined, etag)).status).toBe(412)
    expect((await app.request('DELETE', at, undefined, { 'if-match': won[0]?.headers.get('etag') ?? '' })).status).toBe(204)
    expect(await app.db.count(table)).toBe(0)
  })
}
