// What a client can send, or find in a table, that MariaDB takes otherwise than the API means it.
import { createConnection, type Connection } from 'mariadb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mysqlSessions } from '../../packages/gen-project/runtime/mysql-session.js'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { isMissing } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

const schema = `
datasource db {
  provider = "mysql"
}

model Price {
  id     Decimal  @id @db.Decimal(40, 10)
  amount Decimal? @db.Decimal(40, 10)
}

model Visit {
  who  Int
  at   DateTime @default(now()) @db.DateTime(0)
  note String
  @@id([who, at])
}

model Essay {
  id    Int    @id @default(autoincrement())
  text  String @db.Text
  latin String @db.VarChar(50)
  three String @db.VarChar(50)
  topic   Topic? @relation(fields: [topicId], references: [id])
  topicId Int?
}

model Topic {
  id     Int     @id @default(autoincrement())
  name   String  @unique
  essays Essay[]
}

/// @bulk
model Word {
  id    String @id
  uses  Use[]
}

/// @bulk
model Use {
  id     Int    @id
  word   Word   @relation(fields: [wordId], references: [id])
  wordId String
}

model Seat {
  id   Int    @id @default(autoincrement())
  row  String @map("the row")
  seat String @map("a.seat")
  code String
  /// @hidden
  salt String @default("s")

  @@unique([row, seat], map: "one guest each")
  @@unique([code])
  @@unique([salt], map: "so hidden")
  @@map("the seats")
}
`

const tables = `
  CREATE TABLE Price (id DECIMAL(40, 10) NOT NULL, amount DECIMAL(40, 10), PRIMARY KEY (id));
  CREATE TABLE Visit (who INTEGER NOT NULL, at DATETIME(0) NOT NULL DEFAULT CURRENT_TIMESTAMP(0), note VARCHAR(191) NOT NULL, PRIMARY KEY (who, at));
  CREATE TABLE Essay (id INTEGER NOT NULL AUTO_INCREMENT, text TEXT NOT NULL, latin VARCHAR(50) CHARACTER SET latin1 NOT NULL, three VARCHAR(50) CHARACTER SET utf8mb3 NOT NULL, topicId INTEGER, PRIMARY KEY (id));
  CREATE TABLE Topic (id INTEGER NOT NULL AUTO_INCREMENT, name VARCHAR(191) CHARACTER SET utf8mb3 NOT NULL, PRIMARY KEY (id), UNIQUE INDEX Topic_name_key (name));
  CREATE TABLE Word (id VARCHAR(191) NOT NULL, PRIMARY KEY (id));
  CREATE TABLE \`Use\` (id INTEGER NOT NULL, wordId VARCHAR(191) NOT NULL, PRIMARY KEY (id), CONSTRAINT Use_wordId_fkey FOREIGN KEY (wordId) REFERENCES Word (id));
  CREATE TABLE \`the seats\` (id INTEGER NOT NULL AUTO_INCREMENT, \`the row\` VARCHAR(191) NOT NULL, \`a.seat\` VARCHAR(191) NOT NULL, code VARCHAR(191) NOT NULL, salt VARCHAR(191) NOT NULL DEFAULT 's',
    PRIMARY KEY (id), UNIQUE INDEX \`one guest each\` (\`the row\`, \`a.seat\`), UNIQUE INDEX \`the seats_code_key\` (code), UNIQUE INDEX \`so hidden\` (salt));
`

if (!isMissing('mysql')) {
  let app: AppUnderTest
  let other: Connection
  beforeAll(async () => {
    app = await bootApp('hostile-mariadb', schema, 'mysql', { script: tables })
    const { hostname: host, port, username: user, pathname } = new URL(app.db.url)
    other = await createConnection({ host, port: Number(port), user, database: pathname.slice(1) })
  })
  afterAll(async () => {
    await other.end()
    await app.close()
  })
  const data = async (path: string) => ((await app.request('GET', path)).body as { data: Record<string, unknown>[] }).data

  test('decimals are told apart to the last digit: as keys, in lists, along a walk', async () => {
    const ids = ['1', '2', '3'].map((digit) => `12345678901234567890.${digit}`)
    for (const id of ids) expect(await app.request('POST', '/api/prices', { id, amount: id })).toMatchObject({ status: 201, body: { id, amount: id } })
    const [, second = ''] = ids
    for (const filter of [`where[amount][in]=${second},1.5`, `where[id][in]=${second},1.5`, `where[amount]=${second}`, `where[amount][notIn]=${ids[0]},${ids[2]}`]) {
      expect(await data(`/api/prices?${filter}`), filter).toEqual([{ id: second, amount: second }])
    }
    expect(await app.request('PATCH', `/api/prices/${second}`, { amount: '0.0000000001' })).toMatchObject({ status: 200, body: { amount: '0.0000000001' } })
    expect((await app.request('DELETE', `/api/prices/${second}`)).status).toBe(204)
    expect(await app.db.rows('SELECT "id", "amount" FROM "Price" ORDER BY "id"')).toEqual([ids[0], ids[2]].map((id) => ({ id: `${id}000000000`, amount: `${id}000000000` })))
  })

  test('a moment that is part of a key and coarser than its default has to be said', async () => {
    const refused = await app.request('POST', '/api/visits', { who: 1, note: 'x' })
    expectProblem(refused, 400, 'invalid-body')
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/at' }] })
    expect(await app.request('POST', '/api/visits', { who: 1, note: 'x', at: '2025-01-31T12:00:00Z' })).toMatchObject({ status: 201 })
    expect(await app.db.count('Visit')).toBe(1)
  })

  test('a walk by long texts that begin alike meets each once', async () => {
    const texts = ['c', 'a', 'b', 'd'].map((end) => 'p'.repeat(1500) + end)
    for (const text of ['', 'P', ...texts, 'p'.repeat(130), 'q']) expect((await app.request('POST', '/api/essays', { text, latin: 'é', three: '日' })).status).toBe(201)
    for (const order of ['text', '-text', 'text,-id', '-latin,text', '-text,three']) {
      const walked: unknown[] = []
      for (let cursor: string | null = ''; cursor !== null && walked.length < 20; ) {
        const page = (await app.request('GET', `/api/essays?select=id&take=2&orderBy=${order}${cursor && `&cursor=${cursor}`}`)).body as { data: unknown[]; meta: { nextCursor: string | null } }
        walked.push(...page.data)
        cursor = page.meta.nextCursor
      }
      expect(walked, order).toEqual(await data(`/api/essays?select=id&orderBy=${order}`))
    }
  })

  test('a search for characters that a column has not is refused', async () => {
    for (const field of ['latin', 'three']) {
      for (const operator of ['', '[not]', '[in]', '[gte]', '[contains]', '[startsWith]']) {
        expectProblem(await app.request('GET', `/api/essays?where[${field}]${operator}=${encodeURIComponent('👍')}`), 400, 'invalid-query')
      }
      expectProblem(await app.request('POST', '/api/essays', { text: '👍', latin: 'é', three: '日', [field]: '👍' }), 400, 'invalid-body')
    }
    const named = { text: 'x', latin: 'x', three: 'x', topic: { connect: { name: '👍' } } }
    expectProblem(await app.request('POST', '/api/essays', named), 400, 'invalid-body')
  })

  test('a foreign key in other letters leads to the record that the database finds', async () => {
    for (const id of ['Ada', 'Bob']) expect((await app.request('POST', '/api/words', { id })).status).toBe(201)
    const one = { id: 1, wordId: 'ADA' }
    expect(await app.request('POST', '/api/uses', one)).toMatchObject({ status: 201, body: { wordId: 'Ada' } })
    expect(await app.request('GET', '/api/uses/1')).toMatchObject({ body: { word: { id: 'Ada' } } })
    expect(await app.request('PATCH', '/api/uses/1', { wordId: 'bob ' })).toMatchObject({ status: 200, body: { wordId: 'Bob' } })
    expect(await app.request('POST', '/api/uses/bulk', [{ id: 2, wordId: 'ada' }, { id: 3, wordId: 'BOB' }, { id: 4, wordId: 'ada' }])).toMatchObject({ status: 201 })
    expect(await app.request('PATCH', '/api/uses?where[id]=4', { wordId: 'BOB' })).toMatchObject({ status: 200 })
    expect((await data('/api/uses?include=word')).map(({ word }) => (word as { id: string }).id)).toEqual(['Bob', 'Ada', 'Bob', 'Bob'])
    for (const wordId of ['Cleo', '👍'.repeat(200)]) {
      const refused = await app.request('POST', '/api/uses', { id: 5, wordId })
      expect(refused, wordId).toMatchObject({ status: wordId === 'Cleo' ? 409 : 400, body: { errors: [{ pointer: '/wordId' }] } })
    }
  })

  test('a taken unique is named whatever its index is called, and no value bends it', async () => {
    expect((await app.request('POST', '/api/seats', { row: "a' for key 'so hidden'", seat: "' for key 'PRIMARY'", code: '👍'.repeat(191) })).status).toBe(201)
    await app.db.run("UPDATE `the seats` SET salt = 'other'")
    for (const [values, fields] of [
      [{ row: "A' for key 'so hidden'", seat: "' for key 'PRIMARY'", code: 'new' }, ['row', 'seat']],
      [{ row: 'new', seat: 'new', code: '👍'.repeat(191) }, ['code']],
    ] as const) {
      const refused = await app.request('POST', '/api/seats', values)
      expectProblem(refused, 409, 'unique-conflict')
      expect(refused.body).toMatchObject({ errors: fields.map((field) => ({ pointer: `/${field}`, code: 'unique' })) })
    }
    await app.db.run("UPDATE `the seats` SET salt = 's'")
    const hidden = await app.request('POST', '/api/seats', { row: 'new', seat: 'new', code: 'new' })
    expectProblem(hidden, 409, 'unique-conflict')
    expect(hidden.text).not.toMatch(/salt|hidden/)
  })

  test('sessions begin alike, however the server is set', async () => {
    await other.query("SET sql_mode = 'NO_BACKSLASH_ESCAPES,HIGH_NOT_PRECEDENCE'")
    await other.query(new URL(mysqlSessions(app.db.url, 1500)).searchParams.get('initSql') ?? '')
    expect(await other.query('SELECT @@sql_mode AS mode, @@max_statement_time AS seconds')).toEqual([
      { mode: 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', seconds: 1.5 },
    ])
  })

  test.each(['KILL QUERY', 'KILL'])('%s of what works for a request is 503', async (kill) => {
    const made = await app.request('POST', '/api/essays', { text: 'x', latin: 'x', three: 'x' })
    const at = made.headers.get('location') ?? ''
    await other.query('BEGIN')
    await other.query('UPDATE Essay SET text = ? WHERE id = ?', ['locked', (made.body as { id: number }).id])
    const waits = app.request('PATCH', at, { text: 'y' })
    const busy = 'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID() AND info LIKE ?'
    await expect.poll(async () => {
      const rows = await other.query<{ id: number }[]>(busy, ['UPDATE%'])
      for (const { id } of rows) await other.query(`${kill} ${id}`)
      return rows.length
    }).toBeGreaterThan(0)
    expectProblem(await waits, 503, 'unavailable')
    await other.query('ROLLBACK')
    expect(await app.request('PATCH', at, { text: 'z' })).toMatchObject({ status: 200, body: { text: 'z' } })
  })
}
