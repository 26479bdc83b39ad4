import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openEngine } from '../src/index.mjs'
import { writeMigration } from '../src/migrations-folder.mjs'
import { freshDatabase, onServer, postgresMissing } from './postgres.js'
import { blog } from './schemas.js'
import { tempFolder } from './temp-folder.js'

vi.setConfig({ testTimeout: 30_000 })

const cleanup: (() => unknown)[] = []
afterEach(async () => { for (const undo of cleanup.splice(0).reverse()) await undo() })

const database = async () => {
  const fresh = await freshDatabase()
  cleanup.push(fresh.drop)
  const open = async (extra = '', query = '') => {
    const engine = await openEngine({ files: blog('postgresql', extra), url: fresh.url + query })
    cleanup.push(() => engine.close())
    return engine
  }
  return { ...fresh, open }
}

const migrationsFolder = () => {
  const { folder, remove } = tempFolder()
  cleanup.push(remove)
  return path.join(folder, 'migrations')
}

describe.skipIf(postgresMissing)('PostgreSQL', () => {
  it('reads the system catalog: pushes twice, introspects, resets', async () => {
    const { open } = await database()
    const engine = await open('tags String[]')
    expect((await engine.push()).steps).toBeGreaterThan(0)
    expect((await engine.push()).steps).toBe(0)
    expect((await engine.introspect()).map((file) => file.text).join('')).toContain('tags     String[]')
    await engine.reset()
    expect(await engine.diff({ from: 'database', to: 'empty' })).toBe('')
  })

  it('does not hold the process by the one-minute watchdog over its lock', async () => {
    const watchdogs = vi.spyOn(globalThis, 'setTimeout')
    cleanup.push(() => watchdogs.mockRestore())
    const { open } = await database()
    const engine = await open()
    const armed = () => watchdogs.mock.results.filter((_, at) => watchdogs.mock.calls[at]?.[1] === 60_000)
      .map(({ value }) => value as NodeJS.Timeout)
    for (let pushes = 0; pushes < 100 && armed().length === 0; pushes++) await engine.push() // the engine tosses a coin each time
    expect(armed().map((timer) => timer.hasRef())).toEqual([false])
  })

  it('runs scripts and migrations whose statements hold semicolons', async () => {
    const { open, name } = await database()
    const engine = await open()
    await engine.execute(`CREATE TABLE one AS SELECT 'a;b' AS x; CREATE TABLE more AS SELECT 3 AS y;`)
    const folder = migrationsFolder()
    const two = 'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;'
    await engine.reset()
    writeMigration(folder, {
      connectorType: 'postgresql', generatedMigrationName: '20250101000000_two', migrationScript: two, extension: 'sql',
    })
    await engine.migrate.deploy({ folder })
    expect(await onServer('SELECT two()', name)).toEqual([[2]])
  })

  it('migrates, and leaves neither shadow databases nor connections behind', async () => {
    const { open, others } = await database()
    const folder = migrationsFolder()
    const before = await open()
    const first = await before.migrate.dev({ folder, name: 'init' })
    expect(first.applied).toEqual([first.created])
    await before.close() // it holds the advisory lock
    const engine = await open('body String?')
    const second = await engine.migrate.dev({ folder, name: 'body' })
    expect(second.sql).toBe('-- AlterTable\nALTER TABLE "Post" ADD COLUMN     "body" TEXT;\n')
    expect((await engine.migrate.status({ folder })).unapplied).toEqual([])
    await engine.close()
    expect(await others()).toEqual([])
  })

  it('works in the schema that the url names', async () => {
    const { open, name } = await database()
    const engine = await open('', '?schema=my%20app')
    await engine.migrate.dev({ folder: migrationsFolder(), name: 'init' })
    const found = await onServer(`SELECT table_schema FROM information_schema.tables WHERE table_name = 'Post'`, name)
    expect(found).toEqual([['my app']])
  })
})
