import { setTimeout } from 'node:timers/promises'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { conditionalSchema } from '../src/conditional-schema.js'

let app: AppUnderTest
beforeAll(async () => {
  app = await bootApp('locked-file', conditionalSchema, 'sqlite')
  await app.db.run(`INSERT INTO "Page" ("title") VALUES ('there already')`)
})
afterAll(() => app.close())

test.each([
  ['reads', 'deferred'],
  ['writes', 'write'],
] as const)('a write waits for another process that %s the file of SQLite', async (by, mode) => {
  const other = createClient({ url: app.db.url })
  const lock = await other.transaction(mode)
  await lock.execute('SELECT * FROM "Page"')
  const reply = app.request('POST', '/api/pages', { title: `waits for one that ${by}` })
  // Long enough for the request to find the file locked.
  await setTimeout(400)
  expect((await lock.execute('SELECT * FROM "Page"')).rows.map(({ title }) => title)).not.toContain(`waits for one that ${by}`)
  await lock.rollback()
  other.close()
  const { status, text } = await reply
  expect(status, text).toBe(201)
})
