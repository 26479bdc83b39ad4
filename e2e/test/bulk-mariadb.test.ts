// MySQL returns nothing of what it writes, limits statements in its own way, and takes no filter of a table on the table that is written.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { isMissing } from '../src/leaves-out.js'

const schema = `
datasource db {
  provider = "mysql"
}

/// @bulk
model Shelf {
  id    Int    @id
  label String
  items Item[]
}

/// @bulk
model Item {
  id      String @id
  name    String @unique
  amount  Int    @default(1)
  /// @version
  rev     Int    @default(1)
  shelf   Shelf? @relation(fields: [shelfId], references: [id])
  shelfId Int?
  whole   Item?  @relation("whole", fields: [wholeId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  wholeId String?
  parts   Item[] @relation("whole")
}
`

const tables = `
  CREATE TABLE Shelf (id INTEGER NOT NULL, label VARCHAR(191) NOT NULL, PRIMARY KEY (id));
  CREATE TABLE Item (id VARCHAR(191) NOT NULL, name VARCHAR(191) NOT NULL, amount INTEGER NOT NULL DEFAULT 1, rev INTEGER NOT NULL DEFAULT 1, shelfId INTEGER, wholeId VARCHAR(191),
    PRIMARY KEY (id), UNIQUE INDEX Item_name_key (name), CONSTRAINT Item_shelfId_fkey FOREIGN KEY (shelfId) REFERENCES Shelf (id));
`

if (!isMissing('mysql')) {
  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp('bulk-mariadb', schema, 'mysql', { script: tables })
  })
  afterAll(() => app.close())

  test('many records are made, changed and deleted at once, up to the cap, and all or none', async () => {
    const list = (prefix: string) => Array.from({ length: 1000 }, (_, i) => ({ id: `${prefix}${i}`, name: `${prefix}${i}`, ...(i % 2 && { amount: i }) }))
    expect(await app.request('POST', '/api/items/bulk', list('a'))).toMatchObject({ status: 201, body: { count: 1000 } })
    const clash = await app.request('POST', '/api/items/bulk', [{ id: 'x', name: 'x' }, { id: 'y', name: 'a7' }])
    expect(clash).toMatchObject({ status: 409, body: { errors: [{ pointer: '', code: 'unique' }] } })
    expect(await app.request('POST', '/api/items/bulk', [{ id: 'x', name: 'x', shelfId: 9 }])).toMatchObject({ status: 409 })
    expect(await app.db.count('Item')).toBe(1000)
    expect(await app.request('PATCH', '/api/items?where[name][startsWith]=a', { amount: 0 })).toMatchObject({ status: 200, body: { count: 1000 } })
    // What is as it was already is counted all the same.
    expect(await app.request('PATCH', '/api/items?where[name][startsWith]=a', { amount: 0 })).toMatchObject({ status: 200, body: { count: 1000 } })
    expect(await app.db.count('Item', { amount: 0, rev: 3 })).toBe(1000)
    expect((await app.request('PUT', '/api/items/one', { name: 'a more' })).status).toBe(201)
    for (const [method, body] of [['PATCH', { amount: 1 }], ['DELETE', undefined]] as const) {
      expect(await app.request(method, '/api/items?where[name][startsWith]=a', body)).toMatchObject({ status: 400, body: { errors: [{ code: 'too-many-records' }] } })
    }
    expect(await app.db.count('Item')).toBe(1001)
    expect(await app.db.count('Item', { amount: 0 })).toBe(1000)
    expect(await app.request('DELETE', '/api/items?where[amount]=0')).toMatchObject({ status: 200, body: { count: 1000 } })
    expect(await app.db.count('Item')).toBe(1)
  })

  test('a filter may lead along relations, and back', async () => {
    await app.request('POST', '/api/shelves/bulk', [{ id: 1, label: 'top' }, { id: 2, label: 'low' }])
    await app.request('POST', '/api/items/bulk', [{ id: 'p', name: 'p', shelfId: 1 }, { id: 'q', name: 'q', shelfId: 2 }])
    expect(await app.request('PATCH', '/api/items?where[shelf][label]=top', { amount: 5 })).toMatchObject({ status: 200, body: { count: 1 } })
    expect(await app.request('PATCH', '/api/items?where[shelf][items][some][amount]=5', { amount: 6 })).toMatchObject({ status: 200, body: { count: 1 } })
    expect(await app.db.count('Item', { id: 'p', amount: 6 })).toBe(1)
    await app.request('POST', '/api/items/bulk', Array.from({ length: 250 }, (_, i) => ({ id: `part ${i}`, name: `part ${i}`, wholeId: 'p' })))
    expect(await app.request('PATCH', '/api/items?where[whole][id]=p', { amount: 8 })).toMatchObject({ status: 200, body: { count: 250 } })
    expect(await app.request('PATCH', '/api/items?where[parts][some][amount]=8', { amount: 9 })).toMatchObject({ status: 200, body: { count: 1 } })
    expect([await app.db.count('Item', { amount: 8, rev: 2 }), await app.db.count('Item', { amount: 9, id: 'p' })]).toEqual([250, 1])
    expect(await app.request('DELETE', '/api/items?where[whole][amount]=9')).toMatchObject({ status: 200, body: { count: 250 } })
    expect((await app.request('DELETE', '/api/shelves?where[items][none][id]=p')).status).toBe(409)
    expect(await app.request('DELETE', '/api/items?where[shelf][items][some][amount]=1')).toMatchObject({ status: 200, body: { count: 1 } })
    expect(await app.request('DELETE', '/api/shelves?where[items][none][id]=p')).toMatchObject({ status: 200, body: { count: 1 } })
  })

  test('one of many makes a record, and the others change it', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => app.request('PUT', '/api/items/new', { name: 'new', amount: i })))
    expect(answers.filter(({ status }) => status !== 200 && status !== 201).map(({ text }) => text)).toEqual([])
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(await app.db.count('Item', { id: 'new', rev: 40 })).toBe(1)
  })
}
