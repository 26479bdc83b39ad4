import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openEngine } from '../src/index.mjs'
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
    cleanup.push(engine.close)
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

  it('runs scripts whose statements hold semicolons', async () => {
    const { open, name } = await database()
    const engine = await open()
    await engine.execute(`CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$; CREATE TABLE t AS SELECT 'a;b' AS x;`)
    expect(await onServer('SELECT two(), x FROM t', name)).toEqual([[2, 'a;b']])
  })

  it('migrates, and leaves neither shadow databases nor connections behind', async () => {
    const { open, others } = await database()
    const folder = migrationsFolder()
    const before = await open()
    const first = await before.migrate.dev({ folder, name: 'init' })
    expect(first.applied).toEqual([first.created])
    await before.close() // it holds the advisory lock
    const engine = await open('body String?')
    expect((await engine.migrate.dev({ folder, name: 'body' })).sql).toBe('-- AlterTable\nALTER TABLE "Post" ADD COLUMN     "body" TEXT;\n')
    expect((await engine.migrate.status({ folder })).unapplied).toEqual([])
    await engine.close()
    expect(await others()).toEqual([])
  })

  it('works in the schema that the url names', async () => {
    const { open, name } = await database()
    const engine = await open('', '?schema=my%20app')
    await engine.migrate.dev({ folder: migrationsFolder(), name: 'init' })
    expect(await onServer(`SELECT table_schema FROM information_schema.tables WHERE table_name = 'Post'`, name)).toEqual([['my app']])
  })
})
