import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

const MADE: { readonly [P in Provider]?: string } = { sqlite: '(lower(hex(randomblob(16))))', postgresql: 'md5(random()::text)' }

/** Models of which the API does less than everything, each for another reason. */
const schemaFor = (provider: Provider) => `
generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

datasource db {
  provider = "sqlite"
}

/// Everything is made by the database.
model Ticket {
  id Int @id @default(autoincrement())
}

model Stamp {
  id      Int      @id @default(autoincrement())
  touched DateTime @updatedAt
  /// @readonly
  at      DateTime @default(now())
  /// @hidden
  count   Int      @default(3)
}

model Made {
  id    String  @id @default(dbgenerated("${MADE[provider] ?? ''}"))
  label String?
}

/// A key and nothing else.
model Pair {
  a Int
  b Int

  @@id([a, b])
}

model Placed {
  id    Int                    @id @default(autoincrement())
  label String
  spot  Unsupported("polygon")
}

model Sealed {
  id    Int    @id @default(autoincrement())
  label String
  /// @hidden
  seal  String
}

model Signed {
  id   Int    @id
  /// @readonly
  sign String
}

/// @hidden
model Ghost {
  id      Int     @id
  haunted Haunt[]
}

/// It cannot be without a model that is not shown.
model Haunt {
  id      Int    @id @default(autoincrement())
  ghost   Ghost  @relation(fields: [ghostId], references: [id])
  ghostId Int
}

view Total {
  label String @unique
  many  Int
}

view Loose {
  label String?
}
`

const VIEWS = 'CREATE VIEW "Total" AS SELECT "label", 1 AS "many" FROM "Made"; CREATE VIEW "Loose" AS SELECT "label" FROM "Made";'

describe.each<Provider>(['sqlite', 'postgresql'])('models of which the API does less on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp(`reach-${provider}`, schemaFor(provider), provider, { script: VIEWS })
  })
  afterAll(() => app.close())

  const allowed = async (path: string) => {
    const refused = await app.request('PUT', `/api/${path}`, {})
    expectProblem(refused, 405, 'method-not-allowed')
    return refused.headers.get('allow')?.split(', ').sort()
  }

  test.each([['tickets', 'Ticket'], ['stamps', 'Stamp'], ['mades', 'Made']])('%s are made of nothing', async (path, table) => {
    const made = await app.request('POST', `/api/${path}`, {})
    expect(made.status, made.text).toBe(201)
    expect(await app.db.count(table)).toBe(1)
    expect(await app.request('GET', made.headers.get('location') ?? '')).toMatchObject({ status: 200, body: made.body })
    for (const body of ['', 'null', '[]', '{"id":7}', '{"count":7}', '{"__proto__":null}']) {
      expectProblem(await app.request('POST', `/api/${path}`, body), 400, 'invalid-body')
    }
    expect(await app.db.count(table)).toBe(1)
  })

  test.each(['tickets/1', 'stamps/1', 'pairs/1/2'])('nothing of %s can be changed, so there is no PATCH', async (path) => {
    await app.request('POST', '/api/pairs', { a: 1, b: 2 })
    expect((await app.request('GET', `/api/${path}`)).status).toBe(200)
    expect(await allowed(path)).toEqual(['DELETE', 'GET', 'HEAD'])
    expectProblem(await app.request('PATCH', `/api/${path}`, {}), 405, 'method-not-allowed')
  })

  test.each([
    ['placeds', `INSERT INTO "Placed" ("label", "spot") VALUES ('old', '((0,0),(1,1))')`],
    ['sealeds', `INSERT INTO "Sealed" ("label", "seal") VALUES ('old', 'wax')`],
  ])('no request can make one of %s, but change and remove what is there', async (path, row) => {
    await app.db.rows(row)
    expect(await allowed(path)).toEqual(['GET', 'HEAD'])
    expectProblem(await app.request('POST', `/api/${path}`, { label: 'new' }), 405, 'method-not-allowed')
    expect(await app.request('PATCH', `/api/${path}/1`, { label: 'new' })).toMatchObject({ status: 200, body: { label: 'new' } })
    expect((await app.request('DELETE', `/api/${path}/1`)).status).toBe(204)
  })

  test('one whose only field is read only is read and removed', async () => {
    await app.db.rows(`INSERT INTO "Signed" VALUES (1, 'x')`)
    expect(await allowed('signeds')).toEqual(['GET', 'HEAD'])
    expect(await allowed('signeds/1')).toEqual(['DELETE', 'GET', 'HEAD'])
  })

  test('a relation to what is not shown is written by its key, and is not there otherwise', async () => {
    await app.db.rows('INSERT INTO "Ghost" VALUES (1)')
    const made = await app.request('POST', '/api/haunts', { ghostId: 1 })
    expect(made).toMatchObject({ status: 201, body: { ghostId: 1 } })
    expect((await app.request('GET', made.headers.get('location') ?? '')).body).toEqual(made.body)
    expectProblem(await app.request('POST', '/api/haunts', { ghostId: 2 }), 409, 'foreign-key')
    expectProblem(await app.request('GET', '/api/haunts?include=ghost'), 400, 'invalid-query')
    expectProblem(await app.request('GET', '/api/ghosts'), 404, 'not-found')
  })

  test('a view is read, by its unique where it has one', async () => {
    await app.request('POST', '/api/mades', { label: 'seen' })
    expect((await app.request('GET', '/api/totals/seen')).body).toEqual({ label: 'seen', many: 1 })
    expect(await allowed('totals')).toEqual(['GET', 'HEAD'])
    expect(await allowed('totals/seen')).toEqual(['GET', 'HEAD'])
    expect((await app.request('GET', '/api/looses')).body).toMatchObject({ data: expect.arrayContaining([{ label: 'seen' }]) as unknown })
    expect(await allowed('looses')).toEqual(['GET', 'HEAD'])
    expectProblem(await app.request('GET', '/api/looses/seen'), 404, 'not-found')
  })
})
