import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { COMMANDS } from '../src/args/commands.js'
import { command, folderWith, ssot } from './run-ssot.js'

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 })

const SCHEMA = `datasource db {
  provider = "sqlite"
}

generator client {
  provider = "prisma-client"
  output   = "../src/gen/prisma"
}

model Post {
  id    Int    @id
  title String
}
`

const BIN = fileURLToPath(new URL('../bin/ssot.cjs', import.meta.url))
let project = ''
let path = ''
beforeAll(() => {
  project = folderWith({ 'prisma/schema.prisma': SCHEMA })
  expect(ssot(project, ['generate', '--no-prisma-client'])).toMatchObject({ code: 0 })
  path = folderWith({ ssot: `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n` })
  chmodSync(join(path, 'ssot'), 0o755)
})

describe('help', () => {
  test('of a command is the same in three ways, and every command has examples of itself', () => {
    for (const command of COMMANDS) expect(command.examples?.every((line) => line === `ssot ${command.name}` || line.startsWith(`ssot ${command.name} `)), command.name).toBe(true)
    const helped = ssot(project, ['help', 'plugins', 'add'])
    expect(helped).toMatchObject({ code: 0, err: '' })
    expect(helped.out).toContain('Usage: ssot plugins add <name or package> [flags]\n')
    expect(helped.out).toContain('  --cwd <dir>')
    expect(helped.out).toContain('Examples:\n  ssot plugins add client --dry-run\n')
    expect(ssot(project, ['plugins', 'add', '--help'])).toEqual(helped)
    expect(ssot(project, ['plugins', 'add', 'x', '-h'])).toEqual(helped)
  })

  test('of nothing is that of all, of a group that of its commands', () => {
    const all = ssot(project, ['help'])
    for (const { name } of COMMANDS) expect(all.out).toContain(`\n  ${name}`)
    expect(ssot(project, [])).toEqual(all)
    const group = ssot(project, ['plugins', '--help'])
    expect(group.out.split('\n').map((line) => line.trim().split(/ {2,}/)[0])).toEqual(['Commands:', 'plugins list', 'plugins add <name or package>', 'plugins new <name> [dir]', ''])
  })

  test.each([
    [['insepct'], 'inspect'],
    [['help', 'insepct'], 'inspect'],
    [['plugin', 'list'], 'plugins list'],
    [['plugins', 'ad'], 'plugins add'],
  ])('%j is told the nearest command there is', (words, nearest) => {
    expect(ssot(project, words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`Did you mean "${nearest}"?`) as string })
  })
})

describe('colours', () => {
  const colored = (env: { readonly [name: string]: string }) => {
    const { out, err } = ssot(project, ['nothing'], env)
    return [out, err].some((text) => text.includes('\u001b['))
  }

  test('are for terminals, unless they are asked for; NO_COLOR is the last word', () => {
    expect([{}, { FORCE_COLOR: '1' }, { FORCE_COLOR: '0' }, { NO_COLOR: '', FORCE_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '1' }].map(colored)).toEqual([false, true, false, true, false])
  })
})

test('--cwd is where a command runs, whichever it is', () => {
  const elsewhere = folderWith({})
  const of = (words: string[]) => ssot(elsewhere, [...words, '--cwd', project, '--json'])
  expect(JSON.parse(of(['inspect']).out)).toMatchObject({ models: [{ name: 'Post' }] })
  expect(JSON.parse(of(['why', 'posts.list']).out)).toMatchObject({ answers: [{ id: 'posts.list' }] })
  expect(JSON.parse(of(['generate', '--check', '--no-prisma-client']).out)).toMatchObject({ ok: true })
})

describe('an example of help does what it says', () => {
  // What asks at a terminal is run at one in init.test.ts, what does not end by itself in watch.test.ts.
  const examples = COMMANDS.flatMap(({ examples: lines = [] }) => lines).filter((line) => line !== 'ssot init' && !line.includes('--watch'))

  test.each(examples)('%s', (line) => {
    const folder = folderWith({})
    const { env } = command([])
    const run = (script: string) => spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', env: { ...env, PATH: `${path}:${process.env['PATH'] ?? ''}` } })
    if (!line.startsWith('ssot init')) cpSync(project, folder, { recursive: true })
    if (line.startsWith('ssot plan')) {
      const commit = 'git add -A && git -c user.name=a -c user.email=a@example.com commit -qm all'
      expect(run(`cp prisma/schema.prisma old.prisma && git init -qb main && ${commit}`).status).toBe(0)
      if (line.includes('Post.title=headline')) run("sed -i.bak 's/title String/headline String/' prisma/schema.prisma")
    }
    const done = run(line)
    expect(done.stderr).not.toMatch(/^\S* ?error cli\//m)
    // A project that has nothing installed is in no good health, and that is what this command is to say.
    expect(line.startsWith('ssot doctor') ? [0, 2] : [0]).toContain(done.status)
  })
})
