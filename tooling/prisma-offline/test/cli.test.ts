import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { schemaEngineBinary } from '../src/index.mjs'
import type { Provider } from '../src/contract.mjs'
import { cliProject, prismaCli, type Ran } from './cli.js'
import { freshDatabase, onServer, postgresMissing } from './postgres.js'
import { tempFolder } from './temp-folder.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 }) // a dozen processes of a second each, more on a busy machine

const cleanup: (() => unknown)[] = []
afterAll(async () => { for (const undo of cleanup.splice(0).reverse()) await undo() })

const newFolder = () => {
  const { folder, remove } = tempFolder()
  cleanup.push(remove)
  return folder
}

const newUrl = async (provider: Provider) => {
  if (provider === 'sqlite') return 'file:./data/dev.db'
  const fresh = await freshDatabase()
  cleanup.push(fresh.drop)
  return fresh.url
}

const makeFile = (file: string): void => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
}

const expectOk = ({ code, output }: Ran, ...lines: readonly string[]) => {
  for (const line of lines) expect(output).toContain(line)
  expect(code, output).toBe(0)
}

for (const provider of ['sqlite', 'postgresql'] as const) {
  describe.skipIf(provider === 'postgresql' && postgresMissing)(`prisma, with the stand-in, on ${provider}`, () => {
    const start = async (migrationsOf?: string) => {
      const { folder, write } = cliProject({ folder: newFolder(), provider, ...(migrationsOf && { migrationsOf }) })
      const url = await newUrl(provider)
      return { folder, write, run: (...args: string[]) => prismaCli({ folder, url, args }) }
    }

    it('db push, db execute, db pull --print', async () => {
      const { folder, run } = await start()
      expectOk(await run('db', 'push'), 'Your database is now in sync with your Prisma schema')
      const table = `CREATE TABLE "Extra" ("id" INTEGER PRIMARY KEY, "note" TEXT DEFAULT 'a;b')`
      writeFileSync(path.join(folder, 'more.sql'), `${table}; INSERT INTO "Extra" ("id") VALUES (1);`)
      expectOk(await run('db', 'execute', '--file', 'more.sql'), 'Script executed successfully')
      expectOk(await run('db', 'pull', '--print'), 'model Extra {', '@default("a;b")')
    })

    it('migrate dev, diff; then on another database status, deploy, reset --force', async () => {
      const { folder, write, run } = await start()
      expectOk(await run('migrate', 'dev', '--name', 'init'), 'Your database is now in sync with your schema')
      write('body String?')
      const diff = await run('migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--script')
      expectOk(diff, '-- AlterTable\nALTER TABLE "Post" ADD COLUMN')
      const names = readdirSync(path.join(folder, 'prisma/migrations')).filter((name) => name.endsWith('_init'))
      expect(names).toHaveLength(1)

      const other = await start(folder)
      if (provider === 'sqlite') makeFile(path.join(other.folder, 'data/dev.db')) // status makes none, and would say P1003
      const status = await other.run('migrate', 'status')
      expect(status.output).toContain(`have not yet been applied:\n${names[0] ?? ''}`)
      expect(status.code).toBe(1)
      expectOk(await other.run('migrate', 'deploy'), 'All migrations have been successfully applied')
      expectOk(await other.run('migrate', 'reset', '--force'), 'Database reset successful', names[0] ?? '')
    })
  })
}

describe.skipIf(postgresMissing)('a PostgreSQL database that does not exist', () => {
  it('is created, whatever its name', async () => {
    const { folder } = cliProject({ folder: newFolder(), provider: 'postgresql' })
    const { name, url, drop } = await freshDatabase()
    const odd = `${name} "odd" 'name'`
    cleanup.push(drop, () => onServer(`DROP DATABASE IF EXISTS "${odd.replaceAll('"', '""')}"`))
    const target = url.replace(/[^/]*$/, encodeURIComponent(odd))
    expectOk(await prismaCli({ folder, url: target, args: ['db', 'push'] }), 'PostgreSQL database', 'created at')
    expect(await onServer(`SELECT count(*)::int FROM pg_database WHERE datname = '${odd.replaceAll("'", "''")}'`)).toEqual([[1]])
  })
})

describe('the stand-in alone', () => {
  const talk = ({ url, ...request }: { url: string; method: string; params: object }) =>
    new Promise<{ code: number | null; answers: unknown[] }>((resolve) => {
      const options = ['--datasource', JSON.stringify({ url })]
      const child = spawn(schemaEngineBinary, options, { cwd: newFolder(), stdio: ['pipe', 'pipe', 'ignore'] })
      let out = ''
      child.stdout.on('data', (text: Buffer) => { out += text.toString() })
      child.on('close', (code) => resolve({ code, answers: out.trim().split('\n').map((line): unknown => JSON.parse(line)) }))
      child.stdin.end(`${JSON.stringify({ jsonrpc: '2.0', id: 1, ...request })}\n`)
    })

  it('answers, and ends with its input', async () => {
    const params = { datasourceType: { tag: 'url', url: '' }, script: 'SELECT 1' }
    expect(await talk({ url: 'file:./dev.db', method: 'dbExecute', params }))
      .toEqual({ code: 0, answers: [{ jsonrpc: '2.0', id: 1, result: null }] })
  }, 30_000)

  it('answers a method that it does not have with an error', async () => {
    const { answers } = await talk({ url: 'file:./dev.db', method: 'constructor', params: {} })
    const message = 'The schema engine has no method "constructor".'
    expect(answers).toMatchObject([{ id: 1, error: { data: { message, is_panic: false } } }])
  }, 30_000)
})
