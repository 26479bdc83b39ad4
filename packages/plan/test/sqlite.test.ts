import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '@ssot-codegen/prisma-offline'
import { afterAll, expect, test } from 'vitest'
import { engineFiles, stepsBetween } from './migration-fixtures.js'

const folder = mkdtempSync(join(tmpdir(), 'ssot-plan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const BEFORE = `datasource db {
  provider = "sqlite"
}

model Post {
  id    Int    @id @default(autoincrement())
  title String @unique
  note  String?
  tags  Tag[]

  @@index([note])
}

model Tag {
  id    Int    @id @default(autoincrement())
  posts Post[]
}
`

test('renames on SQLite lead to the new schema and keep the tables', async () => {
  const after = BEFORE.replaceAll('Post', 'Entry').replace('  title String', '  headline String')
  const steps = await stepsBetween(BEFORE, after, 'Post=Entry, Post.title=headline')
  expect(steps.map(({ risk }) => risk)).not.toContain('destructive')
  const url = `file:${join(folder, 'test.db')}`
  const old = await openEngine({ files: engineFiles(BEFORE), url })
  await old.push()
  await old.execute(`INSERT INTO "Post" ("title") VALUES ('one'); INSERT INTO "Tag" DEFAULT VALUES; INSERT INTO "Tag" DEFAULT VALUES; INSERT INTO "_PostToTag" VALUES (1, 1);`)
  await old.execute(steps.map(({ sql }) => sql).join('\n'))
  await old.close()
  const files = engineFiles(after)
  const now = await openEngine({ files, url })
  expect(await now.diff({ from: 'database', to: { files } })).toBe('')
  // Would fail if the rows were gone.
  await now.execute(`INSERT INTO "_EntryToTag" SELECT 1 / count(*), 2 FROM "Entry" WHERE "headline" = 'one';`)
  await now.close()
})

test('a table that is made anew tells what it loses and what has to be decided', async () => {
  const lost = await stepsBetween(BEFORE, BEFORE.replace('  note  String?\n', '').replace('\n  @@index([note])\n', '\n'))
  expect(lost.at(-1)).toMatchObject({ risk: 'destructive', why: 'The tables are made anew without Post.note.' })
  const demanded = await stepsBetween(BEFORE, BEFORE.replace('  note  String?', '  rank  Int\n  note  String?'))
  expect(demanded.at(-1)).toMatchObject({ risk: 'locking', decide: expect.stringContaining('Post.rank') as string })
})
