import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { noFilters, schemaInput } from '../src/engine-input.mjs'
import { openEngine, pushSchema } from '../src/index.mjs'
import { readMigrations } from '../src/migrations-folder.mjs'
import { blog } from './schemas.js'
import { tempFolder } from './temp-folder.js'

vi.setConfig({ testTimeout: 30_000 })

const cleanup: (() => unknown)[] = []
afterEach(async () => { for (const undo of cleanup.splice(0).reverse()) await undo() })

const project = (extra = '') => {
  const { folder, remove } = tempFolder()
  cleanup.push(remove)
  const open = async (more = extra) => {
    const engine = await openEngine({ files: blog('sqlite', more), url: 'file:./deep/dev.db', directory: folder })
    cleanup.push(() => engine.close())
    return engine
  }
  return { folder, open, migrations: path.join(folder, 'migrations') }
}

describe('SQLite', () => {
  it('pushes into a file whose folder does not exist yet, twice', async () => {
    const { folder, open } = project()
    const options = { files: blog('sqlite'), url: 'file:./deep/dev.db', directory: folder }
    expect(await pushSchema(options)).toEqual({ steps: 3, warnings: [], unexecutable: [] })
    expect(await pushSchema(options)).toEqual({ steps: 0, warnings: [], unexecutable: [] })
    expect(existsSync(path.join(folder, 'deep/dev.db'))).toBe(true)
    expect((await (await open()).introspect()).map((file) => file.path).sort()).toEqual(['post.prisma', 'schema.prisma'])
  })

  it('refuses to lose data unless forced', async () => {
    const { folder, open } = project('body String?')
    const engine = await open()
    await engine.push()
    await engine.execute(`INSERT INTO "User" VALUES (1, 'a;b'); INSERT INTO "Post" VALUES (1, 't', 'words', 1);`)
    await engine.close()
    const without = { files: blog('sqlite'), url: 'file:./deep/dev.db', directory: folder }
    await expect(pushSchema(without)).rejects.toThrow(/`body`.*1 non-null/)
    expect((await pushSchema({ ...without, force: true })).warnings).toHaveLength(1)
  })

  it('replays migrations of several statements, so a second one holds only what is new', async () => {
    const { open, migrations } = project()
    const first = await (await open()).migrate.dev({ folder: migrations, name: 'init' })
    expect(first.applied).toEqual([first.created])
    const second = await (await open('body String?')).migrate.dev({ folder: migrations, name: 'body' })
    expect(second.sql).toBe('-- AlterTable\nALTER TABLE "Post" ADD COLUMN "body" TEXT;\n')
    expect(readFileSync(path.join(migrations, second.created ?? '', 'migration.sql'), 'utf8')).toBe(second.sql)
  })

  it('develops on a fresh clone, where migrations exist but the database does not', async () => {
    const { open, migrations } = project()
    const { created } = await (await open()).migrate.dev({ folder: migrations, name: 'init' })
    const { folder, remove } = tempFolder()
    cleanup.push(remove)
    const clone = await openEngine({ files: blog('sqlite', 'body String?'), url: 'file:clone.db', directory: folder })
    cleanup.push(() => clone.close())
    const report = await clone.migrate.dev({ folder: migrations, name: 'body' })
    expect(report.applied).toEqual([created, report.created])
    expect(report.sql).not.toContain('CREATE TABLE')
  })

  it('creates a migration as its engine\'s first act', async () => {
    const { open, migrations } = project()
    const engine = await open()
    const schema = schemaInput(blog('sqlite'))
    const input = { draft: true, migrationName: 'init', migrationsList: readMigrations(migrations), schema, filters: noFilters }
    expect((await engine.call('createMigration', input)).migrationScript).toContain('CREATE TABLE "User"')
  })

  it('answers about a database that Migrate never saw, and leaves it so', async () => {
    const { open, migrations } = project()
    const engine = await open()
    await engine.migrate.dev({ folder: migrations, name: 'init' })
    await engine.reset()
    const before = await engine.migrate.status({ folder: migrations })
    expect(before.unapplied).toHaveLength(1)
    const input = { migrationsList: readMigrations(migrations), filters: noFilters, optInToShadowDatabase: false }
    expect((await engine.call('diagnoseMigrationHistory', input)).hasMigrationsTable).toBe(false)
  })

  it('resets to an empty database: another schema migrates from nothing', async () => {
    const { open, migrations } = project()
    const engine = await open()
    await engine.push()
    await engine.reset()
    expect(await engine.diff({ from: 'database', to: 'empty' })).toBe('')
    expect((await engine.migrate.dev({ folder: migrations, name: 'init' })).applied).toHaveLength(1)
  })

  it('reports drift instead of overwriting it', async () => {
    const { open, migrations } = project()
    const engine = await open()
    await engine.migrate.dev({ folder: migrations, name: 'init' })
    await engine.execute('CREATE TABLE "Stray" ("id" INTEGER PRIMARY KEY)')
    await expect(engine.migrate.dev({ folder: migrations, name: 'next' })).rejects.toThrow(/Drift detected[^]*Stray/)
  })
})
