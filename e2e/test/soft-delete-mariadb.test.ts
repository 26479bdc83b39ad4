import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { expectProblem } from '../src/record-contract.js'
import { mariadbIsUp } from '../src/services.js'

const schema = `
datasource db {
  provider = "sqlite"
}

/// @softDelete
/// @expose(list, get, create, update, delete, restore, purge)
model Owner {
  id        Int       @id @default(autoincrement())
  name      String    @unique
  /// @version
  rev       Int       @default(1)
  deletedAt DateTime?
  things    Thing[]
}

model Thing {
  id      Int    @id @default(autoincrement())
  name    String
  owner   Owner  @relation(fields: [ownerId], references: [id])
  ownerId Int
}
`
const TABLES = `
CREATE TABLE Owner (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(191) NOT NULL UNIQUE, rev INT NOT NULL DEFAULT 1, deletedAt DATETIME(3));
CREATE TABLE Thing (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(191) NOT NULL, ownerId INT NOT NULL, FOREIGN KEY (ownerId) REFERENCES Owner (id));
`

// It returns nothing of what it wrote, so Prisma looks before and after.
describe.runIf(mariadbIsUp)('soft deletion on MariaDB', () => {
  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)
  const rows = () => app.db.rows('SELECT "name", "rev", "deletedAt" FROM "Owner" ORDER BY "id"')
  beforeAll(async () => {
    app = await bootApp('soft-mariadb', schema, 'mysql', { script: TABLES })
  })
  afterAll(() => app.close())

  test('a record is deleted, restored and purged', async () => {
    const made = await request('POST', '/api/owners', { name: 'Ada' })
    const at = made.headers.get('location') ?? ''
    const thing = await request('POST', '/api/things', { name: 'pen', ownerId: (made.body as { id: number }).id })
    expect((await request('DELETE', at)).status).toBe(204)
    expect(await rows()).toMatchObject([{ name: 'Ada', rev: 2, deletedAt: expect.stringContaining('20') as string }])
    for (const method of ['GET', 'DELETE']) expectProblem(await request(method, at), 404, 'not-found')
    expectProblem(await request('PATCH', at, { name: 'x' }), 404, 'not-found')
    expect((await request('GET', thing.headers.get('location') ?? '')).body).toMatchObject({ name: 'pen', owner: null })
    for (const [where, found] of [[{ owner: { name: 'Ada' } }, 0], [{ NOT: { owner: { name: 'Ada' } } }, 1], [{ owner: null }, 1], [{ NOT: { owner: null } }, 0]] as const) {
      expect((await request('POST', '/api/things/search', { where })).body).toMatchObject({ meta: { total: found } })
    }
    const taken = await request('POST', '/api/owners', { name: 'Ada' })
    expectProblem(taken, 409, 'unique-conflict')
    expect(taken.text).not.toContain('deleted')
    expect(await request('POST', `${at}/restore`)).toMatchObject({ status: 200, body: { name: 'Ada', rev: 3 } })
    expectProblem(await request('POST', `${at}/restore`), 404, 'not-found')
    expect(await rows()).toEqual([{ name: 'Ada', rev: 3, deletedAt: null }])
    expectProblem(await request('DELETE', `${at}/purge`), 409, 'foreign-key')
    await request('DELETE', thing.headers.get('location') ?? '')
    expect((await request('DELETE', `${at}/purge`)).status).toBe(204)
    expect(await rows()).toEqual([])
  })

  test('of many who delete a record at once one does, by its state and without', async () => {
    for (const [name, headers] of [['state', true], ['none', false]] as const) {
      const made = await request('POST', '/api/owners', { name })
      const at = made.headers.get('location') ?? ''
      const answers = await Promise.all(Array.from({ length: 10 }, () => request('DELETE', at, undefined, headers ? { 'if-match': made.headers.get('etag') ?? '' } : {})))
      expect(answers.map(({ status }) => status).sort(), name).toEqual([204, ...Array<number>(9).fill(404)])
      expect(await app.db.rows(`SELECT "rev" FROM "Owner" WHERE "name" = '${name}'`)).toEqual([{ rev: 2 }])
    }
  })
})
