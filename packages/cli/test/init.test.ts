import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/args/commands.js'
import { DATABASES } from '../src/commands/init/choices.js'
import { withDevDependencies } from '../src/commands/init/dev-dependencies.js'
import { folderWith, pathsIn, ssot } from './run-ssot.js'

const SCHEMA = `generator client {
  provider = "prisma-client"
  output   = "../src/gen/prisma"
}

datasource db {
  provider = "postgresql"
}

model Note {
  id Int @id
}
`

const BIN = fileURLToPath(new URL('../src/bin.ts', import.meta.url))
const NO_CLIENT = '--no-prisma-client'
const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')

type Printed = { ok: boolean; files: { path: string; action: string; plugin: string }[]; next: string[]; diagnostics: { code: string; help: string }[] }
const jsonOf = (out: string) => JSON.parse(out) as Printed

describe('ssot init', () => {
  test('makes a project of an empty folder, which is up to date then', () => {
    const home = folderWith({})
    const { code, out } = ssot(home, ['init', 'shop', '--yes'])
    expect(code).toBe(0)
    expect(out).toMatch(
      /^create shop\/prisma\/schema\.prisma\ncreate shop\/ssot\.config\.ts\n\d+ created\.\n\nNext:\n {2}cd shop\n {2}npm install\n {2}cp \.env\.example \.env\n {2}npm run db:push\n {2}npm run dev\n$/,
    )
    expect(text(home, 'shop/ssot.config.ts')).toBe(`import { defineConfig } from '@ssot-codegen/cli'
import { express } from '@ssot-codegen/gen-express'
import { openapi } from '@ssot-codegen/gen-openapi'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  plugins: [express(), openapi()],
})
`)
    for (const path of ['package.json', 'src/server.ts', 'openapi.json', 'src/gen/prisma/client.ts']) expect(existsSync(join(home, 'shop', path)), path).toBe(true)
    const again = ssot(join(home, 'shop'), ['generate'])
    expect([again.code, again.err.replace(/^\w+ \d+ ms\n/gm, ''), again.out]).toEqual([0, '', expect.stringMatching(/^\d+ kept\.\n$/)])
  })

  test.each(DATABASES)('writes a schema for %s that nothing is to be said of', (database) => {
    const home = folderWith({})
    const run = ssot(home, ['init', '--framework', 'fastify', '--database', database, '--plugins', 'none', NO_CLIENT, '--json'])
    const { ok, files, next, diagnostics } = jsonOf(run.out)
    expect([run.code, ok]).toEqual([0, true])
    expect(diagnostics.map(({ code }) => code).filter((code) => code !== 'project/untested-database')).toEqual([])
    expect(files).toContainEqual({ path: 'prisma/schema.prisma', action: 'create', plugin: 'init' })
    expect(files.map(({ path }) => path)).toContain('src/gen/http/fastify/app.ts')
    expect(files.map(({ path }) => path)).not.toContain('openapi.json')
    expect(next).toEqual(['npm install', 'cp .env.example .env', 'npm run db:push', 'npm run dev'])
    expect(text(home, 'prisma/schema.prisma')).toContain(`provider = "${database}"`)
  })

  test('uses the schema that is there, and asks for no database', () => {
    const home = folderWith({ 'prisma/schema.prisma': SCHEMA })
    const run = ssot(home, ['init', '--framework', 'express', '--plugins', 'client,openapi', NO_CLIENT, '--json'])
    expect(run.code, run.out).toBe(0)
    expect(text(home, 'prisma/schema.prisma')).toBe(SCHEMA)
    expect(text(home, 'ssot.config.ts')).toContain('plugins: [express(), client(), openapi()]')
    expect(jsonOf(run.out).files.map(({ path }) => path)).toContain('src/gen/models/note/dto.ts')
  })

  test('uses a schema that is elsewhere', () => {
    const home = folderWith({ 'data/notes.prisma': SCHEMA })
    expect(ssot(home, ['init', 'api', '--schema', 'data/notes.prisma', '--yes', NO_CLIENT]).code).toBe(0)
    expect(text(home, 'api/ssot.config.ts')).toContain("schema: '../data/notes.prisma'")
    expect(text(home, 'api/prisma/schema.prisma')).toContain('model Note')
  })

  test('never writes over a project', () => {
    const config = 'export default {}\n'
    const home = folderWith({ 'ssot.config.mjs': config, 'prisma/schema.prisma': SCHEMA })
    const run = ssot(home, ['init', '--yes', '--json'])
    expect([run.code, jsonOf(run.out).diagnostics.map(({ code }) => code)]).toEqual([2, ['cli/init-done']])
    expect(pathsIn(home)).toEqual(['prisma', 'prisma/schema.prisma', 'ssot.config.mjs'])
  })

  test('starts no project between files of another one', () => {
    const home = folderWith({ 'src/server.ts': '// ours\n' })
    const run = ssot(home, ['init', '--yes', '--json'])
    const [found] = jsonOf(run.out).diagnostics
    expect([run.code, found?.code, found?.help]).toEqual([2, 'cli/init-taken', expect.stringContaining('ssot init <dir>')])
    expect(pathsIn(home)).toEqual(['src', 'src/server.ts'])
  })

  test('leaves nothing behind when the schema that is there has a fault', () => {
    const home = folderWith({ 'prisma/schema.prisma': SCHEMA.replace('@id', '@idd') })
    const run = ssot(home, ['init', '--yes', '--json'])
    expect([run.code, jsonOf(run.out).diagnostics.map(({ code }) => code)]).toEqual([2, expect.arrayContaining(['schema/unknown-attribute'])])
    expect(pathsIn(home)).toEqual(['prisma', 'prisma/schema.prisma'])
  })

  test('follows no link', () => {
    const elsewhere = folderWith({})
    const home = folderWith({})
    symlinkSync(elsewhere, join(home, 'prisma'))
    const run = ssot(home, ['init', '--yes', '--json'])
    expect([run.code, jsonOf(run.out).diagnostics.map(({ code }) => code)]).toEqual([2, ['cli/out-unusable']])
    expect([pathsIn(elsewhere), pathsIn(home)]).toEqual([[], ['prisma']])
  })

  test.each([
    ['what nobody can be asked for', ['--framework', 'express'], 'cli/init-answers', '--database, --plugins'],
    ['a framework that is misspelt', ['--framework', 'expres', '--yes'], 'cli/framework-unknown', 'Did you mean "express"?'],
    ['a database that is misspelt', ['--database', 'postgres', '--yes'], 'cli/database-unknown', 'Did you mean "postgresql"?'],
    ['a plugin that is misspelt', ['--plugins', 'opanapi', '--yes'], 'cli/init-plugin', 'Did you mean "openapi"?'],
    ['a schema that is not there', ['--schema', 'none.prisma', '--yes'], 'cli/schema-missing', '--schema'],
    ['two folders', ['a', 'b', '--yes'], 'cli/surplus-word', ''],
  ])('refuses %s', (_, args, code, help) => {
    const home = folderWith({})
    const run = ssot(home, ['init', ...args, '--json'])
    const [found] = jsonOf(run.out).diagnostics
    expect([run.code, found?.code, found?.help]).toEqual([2, code, expect.stringContaining(help)])
    expect(pathsIn(home)).toEqual([])
  })

  test('refuses a database for a schema that has one, and a file in the place of the folder', () => {
    const home = folderWith({ 'prisma/schema.prisma': SCHEMA, taken: '' })
    expect(ssot(home, ['init', '--database', 'sqlite', '--yes', '--json']).out).toContain('cli/database-given')
    expect(ssot(home, ['init', 'taken', '--yes', '--json']).out).toContain('cli/out-unusable')
  })

  test.each(COMMANDS.find(({ name }) => name === 'init')?.examples?.slice(1) ?? [])('the example of its help: %s', (line) => {
    expect(ssot(folderWith({}), [...line.split(' ').slice(1), NO_CLIENT]).code).toBe(0)
  })
})

// `script` of util-linux is the terminal.
describe.skipIf(process.platform !== 'linux')('at a terminal', () => {
  test('asks for what no flag says', { timeout: 60_000 }, async () => {
    const home = folderWith({})
    const shown = await typed(home, ['init', NO_CLIENT], [
      ['What shall serve the API?', '\u001b[B\r'],
      ['Which database?', '\u001b[B\r'],
      ['What shall be generated besides?', '\r'],
    ])
    expect(shown).not.toContain('\u001b[3')
    const config = text(home, 'ssot.config.ts')
    expect(config).toContain('plugins: [fastify(), openapi()]')
    expect(text(home, 'prisma/schema.prisma')).toContain('provider = "postgresql"')
  })

  test('writes nothing when the questions are called off', { timeout: 60_000 }, async () => {
    const home = folderWith({})
    const shown = await typed(home, ['init', NO_CLIENT], [['What shall serve the API?', '\u0003']])
    expect(shown).toContain('cli/init-cancelled')
    expect(pathsIn(home)).toEqual([])
  })
})

describe('development dependencies', () => {
  test('are named in order, and those that are there stay', () => {
    const before = '{\n  "name": "a",\n  "devDependencies": {\n    "tsx": "^4"\n  },\n  "dependencies": { "@ssot-codegen/gen-api": "1.0.0" }\n}\n'
    const after = withDevDependencies(before, { '@ssot-codegen/cli': '^1.0.0', '@ssot-codegen/gen-api': '^2.0.0', tsx: '^9' })
    expect(after).toBe(before.replace('"tsx": "^4"', '"@ssot-codegen/cli": "^1.0.0",\n    "tsx": "^4"'))
    expect(withDevDependencies(after, { tsx: '^9' })).toBe(after)
  })
})

/** Runs the command at a terminal; each answer is typed once its question is shown. Returns all that was shown. */
function typed(cwd: string, args: readonly string[], answers: readonly (readonly [question: string, keys: string])[]): Promise<string> {
  mkdirSync(cwd, { recursive: true })
  const command = [process.execPath, '--conditions=dev', '--import', import.meta.resolve('tsx'), BIN, ...args].join(' ')
  const child = spawn('script', ['-qefc', `stty cols 120 rows 40; ${command}`, '/dev/null'], { cwd, env: { ...process.env, NO_COLOR: '1', TERM: 'xterm' } })
  let shown = ''
  const open = [...answers]
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
    const [next] = open
    if (next && shown.includes(next[0])) {
      open.shift()
      child.stdin.write(next[1])
    }
  })
  return new Promise((done) => child.once('exit', () => done(shown)))
}
