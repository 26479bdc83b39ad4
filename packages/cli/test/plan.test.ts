import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { committed } from './git-folder.js'
import { folderWith, pathsIn, ssot, write } from './run-ssot.js'

const OFFLINE = fileURLToPath(new URL('../../../tooling/prisma-offline/', import.meta.url))
const ENGINE = { PRISMA_SCHEMA_ENGINE_BINARY: join(OFFLINE, 'bin/schema-engine.mjs') }

const SCHEMA = `datasource db {
  provider = "postgresql"
}

model Author {
  id    Int    @id @default(autoincrement())
  name  String
  /// @hidden
  grudge String?
}

model Post {
  id    Int     @id @default(autoincrement())
  title String
  note  String?
}
`

type Planned = {
  ok: boolean
  from: string
  api: { id: string; severity: string; operation: string; operationId: string; pointer: string; message: string }[]
  database: { steps: { sql: string; risk: string }[]; unavailable?: string }
  renames: string[]
  candidates: string[]
  files: { path: string; action: string; edited: boolean }[]
  diagnostics: { code: string; severity: string; message: string; help: string | null }[]
}

const jsonOf = (out: string) => JSON.parse(out) as Planned

/** A repository whose last commit holds the schema, with Prisma where a project has it. */
function repository(): string {
  const folder = folderWith({ 'prisma/schema.prisma': SCHEMA })
  committed(folder)
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(OFFLINE, 'node_modules/prisma'), join(folder, 'node_modules/prisma'))
  return folder
}

// Prisma starts several processes, each of which takes its time where others are at work.
describe('ssot plan', { timeout: 180_000 }, () => {
  test('compares with the last commit, prints one page, and writes nothing', () => {
    const folder = repository()
    const before = pathsIn(folder).filter((path) => !path.startsWith('node_modules') && !path.startsWith('.git'))
    write(folder, 'prisma/schema.prisma', SCHEMA.replace('  note  String?\n', '').replace('  name  String', '  name  String @db.VarChar(20)'))
    const { code, out } = ssot(folder, ['plan'], ENGINE)
    expect(code).toBe(0)
    expect(out).toMatch(/^# What changes since `HEAD`\n/)
    expect(out).toContain('| Database | 2 steps: 1 destructive, 1 locking |')
    expect(out).toContain('- Replies no longer have "PostRead.note". `response-property-removed` in `GET /api/posts`')
    expect(out).toContain('```sql\nALTER TABLE "Post" DROP COLUMN "note";\n```')
    expect(out).toContain('SELECT "name" FROM "Author" WHERE char_length("name") > 20;')
    expect(out).toContain('- update `src/gen/models/post/dto.ts`')
    expect(pathsIn(folder).filter((path) => !path.startsWith('node_modules') && !path.startsWith('.git'))).toEqual(before)
  })

  test('as JSON: each change with operation and pointer, each step with its risk; nothing hidden is in the part about the API', () => {
    const folder = repository()
    write(folder, 'prisma/schema.prisma', SCHEMA.replace('  grudge String?', '  resentment Int?').replace('  note  String?', '  note  String'))
    const planned = jsonOf(ssot(folder, ['plan', '--json'], ENGINE).out)
    expect(planned.ok).toBe(true)
    expect(planned.api).toContainEqual({
      id: 'request-property-became-required',
      severity: 'breaking',
      operation: 'POST /api/posts',
      operationId: 'posts.create',
      pointer: 'PostCreate/note',
      message: 'Requests without "PostCreate.note" are refused: it is required now.',
    })
    expect(planned.database.steps.map(({ risk }) => risk)).toEqual(['destructive', 'safe', 'locking', 'locking'])
    expect(JSON.stringify(planned.api)).not.toMatch(/grudge|resentment/)
    expect(planned.files).toContainEqual({ path: 'src/gen/models/post/dto.ts', action: 'update', edited: false })
  })

  test('fails on what it is told to fail on, and shows the page all the same', () => {
    const folder = repository()
    write(folder, 'prisma/schema.prisma', SCHEMA.replace('  note  String?\n', ''))
    const run = ssot(folder, ['plan', '--fail-on', 'breaking,destructive', '--json'], ENGINE)
    expect(run.code).toBe(2)
    expect(jsonOf(run.out).diagnostics.at(-1)).toMatchObject({ code: 'plan/refused', message: expect.stringMatching(/^The plan has \d+ breaking changes of the API, 1 destructive step\.$/) as string })
    expect(jsonOf(run.out).database.steps.map(({ sql }) => sql)).toEqual(['ALTER TABLE "Post" DROP COLUMN "note";'])
    expect(ssot(folder, ['plan', '--fail-on', 'locking'], ENGINE).code).toBe(0)
    const unknown = ssot(folder, ['plan', '--fail-on', 'warnings', '--json'], ENGINE)
    expect([unknown.code, jsonOf(unknown.out).diagnostics[0]?.code]).toEqual([2, 'plan/fail-on'])
  })

  test('in a pipe what may have been renamed is listed, with how to say so; said, it keeps what it holds', () => {
    const folder = repository()
    write(folder, 'prisma/schema.prisma', SCHEMA.replaceAll('Post', 'Article').replace('  title String', '  headline String'))
    const asked = jsonOf(ssot(folder, ['plan', '--json'], ENGINE).out)
    expect(asked.candidates).toEqual(['Post=Article', 'Post.title=headline'])
    expect(asked.diagnostics.at(-1)).toMatchObject({ code: 'plan/rename-possible', help: 'If it was renamed, add: --rename "Post=Article, Post.title=headline"' })
    expect(asked.database.steps.map(({ risk }) => risk)).toContain('destructive')
    const said = ssot(folder, ['plan', '--rename', 'Post=Article, Post.title=headline', '--sql', 'out.sql', '--markdown', 'out.md'], ENGINE)
    expect([said.code, said.out]).toEqual([0, 'wrote out.md\nwrote out.sql\n'])
    const sql = readFileSync(join(folder, 'out.sql'), 'utf8')
    expect(sql).toContain('ALTER TABLE "Post" RENAME TO "Article";\n')
    expect(sql).toContain('ALTER TABLE "Article" RENAME COLUMN "title" TO "headline";\n')
    expect(sql).not.toMatch(/DROP|destructive/)
    expect(readFileSync(join(folder, 'out.md'), 'utf8')).toContain('The operation is at POST /api/articles and no longer at POST /api/posts.')
  })

  test('refuses a rename that fits neither schema', () => {
    const folder = folderWith({ 'prisma/schema.prisma': SCHEMA, 'old.prisma': SCHEMA })
    const run = ssot(folder, ['plan', '--from', 'old.prisma', '--rename', 'Post.title=note', '--json'], ENGINE)
    expect([run.code, jsonOf(run.out).diagnostics.map(({ code, message }) => [code, message])]).toEqual([2, [['plan/rename', '"Post.title=note" is no rename: "Post" had "note" before.']]])
  })

  test('where the engine cannot be had, the page says so and has all the rest', () => {
    const folder = folderWith({ 'prisma/schema.prisma': SCHEMA, 'old.prisma': SCHEMA.replace('  title String\n', '') })
    const run = ssot(folder, ['plan', '--from', 'old.prisma'])
    expect(run.code).toBe(0)
    expect(run.err).toContain('plan/engine')
    expect(run.out).toContain('Prisma could not be asked what changes in the database: the package "prisma" is not installed in the project.')
    expect(run.out).toContain('new-required-request-property')
  })

  test('what the config says of a model counts for its old name as well; a file that cannot be written is reported', () => {
    const folder = repository()
    write(folder, 'ssot.config.ts', `export default { models: { Article: { fields: { title: { hidden: true } } } } }\n`)
    write(folder, 'prisma/schema.prisma', SCHEMA.replaceAll('Post', 'Article').replace('  title String', '  title String?'))
    const run = ssot(folder, ['plan', '--rename', 'Post=Article', '--json', '--sql', 'no/such/folder.sql'], ENGINE)
    const planned = jsonOf(run.out)
    expect(JSON.stringify(planned.api)).not.toContain('title')
    expect([run.code, planned.diagnostics.map(({ code }) => code)]).toEqual([2, ['plan/unwritable']])
    expect(existsSync(join(folder, 'no'))).toBe(false)
  })
})
