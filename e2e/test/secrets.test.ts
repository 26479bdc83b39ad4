import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type Answer, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

/** Values that must come back to nobody, each in a column whose name says secret. */
const CANARY = 'canary-of-secrets'

const SCHEMA = `
generator client {
  provider = "prisma-client"
}

datasource db {
  provider = "sqlite"
}

model Account {
  id           Int       @id @default(autoincrement())
  email        String    @unique
  passwordHash String
  pin          String?
  mfaSecret    Bytes?
  credentials  Json?
  apiKey       String    @unique
  sessionToken String    @default(uuid())
  tokenCount   Int       @default(0)
  /// @expose
  shareToken   String?
  visits       Visit[]
}

model Visit {
  id      Int     @id @default(autoincrement())
  page    String
  account Account @relation(fields: [by], references: [apiKey])
  by      String
}

model VerificationToken {
  identifier String
  token      String @unique

  @@id([identifier, token])
}
`

const BASE64 = Buffer.from(CANARY).toString('base64')
const WRITEONLY = { passwordHash: CANARY, pin: CANARY, mfaSecret: BASE64, credentials: { of: CANARY }, apiKey: CANARY }
const KEPT = [...Object.keys(WRITEONLY), 'sessionToken']

describe.each<Provider>(['sqlite', 'postgresql'])('secrets by name on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)
  beforeAll(async () => {
    app = await bootApp('secrets', SCHEMA, provider, { env: { LOG_LEVEL: 'debug' } })
  }, 240_000)
  afterAll(async () => {
    await app?.close()
  })

  test('are taken from a body, stored, and never echoed', async () => {
    const made = await request('POST', '/api/accounts', { email: 'ada@example.com', shareToken: 'shared', ...WRITEONLY })
    expect(made).toMatchObject({ status: 201, body: { email: 'ada@example.com', shareToken: 'shared', tokenCount: 0 } })
    const visit = await request('POST', '/api/visits', { page: '/', by: CANARY })
    expect(visit).toMatchObject({ status: 201 })
    const changed = await request('PATCH', '/api/accounts/1', { pin: `${CANARY}-2` })
    expect(changed).toMatchObject({ status: 200 })
    const [row] = await app.db.rows('SELECT "passwordHash", "pin", "apiKey", "sessionToken" FROM "Account"')
    expect(row).toMatchObject({ passwordHash: CANARY, pin: `${CANARY}-2`, apiKey: CANARY, sessionToken: expect.stringMatching(/^[0-9a-f-]{36}$/) as string })
    const read = await Promise.all(['/api/accounts', '/api/accounts/1?include=visits', '/api/visits?include=account', '/api/visits/1', '/api/accounts?orderBy=-email&take=1'].map((path) => request('GET', path)))
    for (const { status, text, headers } of [made, visit, changed, ...read]) {
      expect([200, 201], text).toContain(status)
      expect(text + JSON.stringify([...headers])).not.toMatch(/canary/)
      for (const name of [...KEPT, 'by']) expect(text).not.toContain(`"${name}"`)
      expect(text).not.toContain(String(row?.['sessionToken']))
    }
  })

  test.each(KEPT)('%s cannot be asked for, and is spoken of like a field that is not there', async (name) => {
    const asked = [`where[${name}]=x`, `where[${name}][contains]=c`, `where[${name}][isNull]=true`, `orderBy=${name}`, `select=${name}`]
    for (const query of asked) {
      const answer = await request('GET', `/api/accounts?${query}`)
      expectProblem(answer, 400, 'invalid-query')
      const unknown = await request('GET', `/api/accounts?${query.replace(name, 'nothing')}`)
      const plain = ({ text }: Answer) => text.replace(/urn:[^"]*/, '').replaceAll(name, 'nothing')
      expect(plain(answer)).toBe(plain(unknown))
    }
    expectProblem(await request('GET', `/api/visits?where[account][${name}]=x`), 400, 'invalid-query')
    expectProblem(await request('GET', `/api/visits?orderBy[account][${name}]=asc`), 400, 'invalid-query')
  })

  test('one that the server makes is in no body', async () => {
    expectProblem(await request('PATCH', '/api/accounts/1', { sessionToken: 'mine' }), 400, 'invalid-body')
  })

  test('a conflict over one does not name it', async () => {
    const { text } = await request('POST', '/api/accounts', { email: 'eve@example.com', passwordHash: 'x', apiKey: CANARY })
    expect(text).toContain('unique-conflict')
    expect(text).not.toMatch(/apiKey|canary/)
  })

  test('what is exposed is read, filtered, sorted and selected', async () => {
    for (const query of ['where[shareToken]=shared', 'orderBy=shareToken', 'select=shareToken', 'where[tokenCount]=0']) {
      const { status, text } = await request('GET', `/api/accounts?${query}`)
      expect([status, text]).toEqual([200, expect.stringContaining('"shareToken":"shared"')])
    }
  })

  test('a key with a secret part stands in no path: records are listed without it', async () => {
    await app.db.run(`INSERT INTO "VerificationToken" ("identifier", "token") VALUES ('ada', '${CANARY}')`)
    expect(await request('GET', '/api/verification-tokens')).toMatchObject({ status: 200, body: { data: [{ identifier: 'ada' }] } })
    expect((await request('GET', '/api/verification-tokens/ada/x')).status).toBe(404)
    expect((await request('POST', '/api/verification-tokens', { identifier: 'x', token: 'y' })).status).toBe(405)
  })

  test('the log has none of them', () => {
    expect(app.server.log()).toContain('"operation":"accounts.create"')
    expect(app.server.log()).not.toMatch(/canary/)
  })
})
