import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { command, folderWith, pathsIn, ssot, write } from './run-ssot.js'

const schema = (views: string) => `datasource db {
  provider = "sqlite"
}

model Post {
  id    Int    @id @default(autoincrement())
  title String
  views ${views}
}
`

const FILE = 'src/gen/models/post/dto.ts'
const BESIDE = '.ssot/conflicts/src/gen/models/post/dto.ts'
const ARGS = ['generate', '--schema', 'a/schema.prisma', '--out', 'out', '--no-prisma-client']

type Report = { ok: boolean; files: { path: string; action: string; diff?: string | null }[]; diagnostics: { code: string; help: string | null }[] }

/** A project whose `views` was edited where the schema changes it, and whose end was edited where nothing does. */
function edited() {
  const home = folderWith({ 'a/schema.prisma': schema('Int') })
  const at = (path: string) => join(home, 'out', path)
  const run = (...more: string[]) => ssot(home, [...ARGS, ...more])
  const json = (...more: string[]) => JSON.parse(run('--json', ...more).out) as Report
  const edit = (from: string | RegExp, to: string) => writeFileSync(at(FILE), readFileSync(at(FILE), 'utf8').replace(from, to))
  const turn = (views: string) => write(home, 'a/schema.prisma', schema(views))
  const text = () => readFileSync(at(FILE), 'utf8')
  if (run().code !== 0) throw new Error('The first run failed.')
  return { home, at, run, json, edit, turn, text }
}

describe('an edit of a generated file', () => {
  it('is merged, is news once, and is fresh', () => {
    const { run, json, turn, text, at } = edited()
    appendFileSync(at(FILE), '// mine\n')
    turn('String')
    const merged = json()
    expect(merged.files).toContainEqual(expect.objectContaining({ path: FILE, action: 'merge' }))
    expect(merged.diagnostics.map(({ code }) => code)).toContain('output/merged')
    expect(text()).toMatch(/views: string[^]*\/\/ mine\n$/)
    for (let i = 0; i < 2; i++) expect(run()).toMatchObject({ code: 0, err: expect.not.stringContaining('merged') as string })
    expect(run('--check')).toMatchObject({ code: 0, out: 'The output is fresh.\n' })
  })

  it('that is in conflict stays, exits with 2, and ends as it is told to', () => {
    const { home, run, json, edit, turn, text, at } = edited()
    edit('  views: number', '  views: bigint')
    turn('String')
    const own = text()
    for (const more of [['--dry-run'], ['--check'], [], []]) {
      const { code, err } = run(...more)
      expect(code, more.join()).toBe(2)
      expect(err).toContain(`warning output/conflict "${FILE}" stays as it was edited`)
      expect(text()).toBe(own)
    }
    expect(readFileSync(at(BESIDE), 'utf8')).toContain('  views: string\n')
    expect(readFileSync(at('src/gen/models/post/schema.ts'), 'utf8')).toContain('z.string()')
    expect(json().ok).toBe(false)

    expect(run('--resolve', 'mine')).toMatchObject({ code: 2, err: expect.stringContaining('cli/resolve-how') as string })
    expect(run('--resolve', 'ours', 'src/gen/models/post/dot.ts').err).toContain('Did you mean "src/gen/models/post/dto.ts"?')
    expect(run(FILE)).toMatchObject({ code: 2, err: expect.stringContaining('cli/surplus-word') as string })
    expect(text()).toBe(own)

    // The file is named from where the command runs, too.
    expect(run('--resolve', 'markers', `out/${FILE}`).code).toBe(0)
    expect(text()).toContain('<<<<<<< yours\n  views: bigint\n=======\n  views: string\n>>>>>>> generated\n')
    expect(run()).toMatchObject({ code: 2, err: expect.stringContaining('output/markers') as string })
    expect(run('--resolve', 'ours', FILE).code).toBe(0)
    expect(text()).not.toMatch(/bigint|<<<</)
    expect(run('--check').code).toBe(0)
    expect(pathsIn(join(home, 'out/.ssot'))).toEqual(['.gitignore', 'cache', 'cache/generated', 'manifest.json'])
  })
})

describe('--diff', () => {
  it('shows every line that changes, as it is safe to print, and writes nothing', () => {
    const { home, run, json, turn } = edited()
    expect(run('--diff')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ would be kept\.\n$/) as string })
    turn('String // \u202e')
    const before = pathsIn(home)
    const { code, out } = run('--diff')
    expect(code).toBe(0)
    expect(out).toContain(`--- a/${FILE}\n+++ b/${FILE}\n@@ `)
    expect(out).toContain('\n-  views: number\n+  views: string\n')
    expect(out).not.toMatch(/[\u001b\u202e]/)
    expect(out).not.toContain('.ssot/')
    const colored = ssot(home, [...ARGS, '--diff'], { FORCE_COLOR: '1' }).out
    expect(colored).toContain('\u001b[32m+  views: string\u001b[39m')
    expect(ssot(home, [...ARGS, '--diff'], { FORCE_COLOR: '1', NO_COLOR: '1' }).out).toBe(out)
    const { files } = json('--diff')
    expect(files.find(({ path }) => path === FILE)?.diff).toContain('+  views: string')
    expect(files.filter(({ action }) => action === 'keep').every(({ diff }) => diff === null)).toBe(true)
    expect(run('--diff', '--check').code).toBe(3)
    expect(pathsIn(home)).toEqual(before)
  })

  it('leads from an edit in conflict to what is generated', () => {
    const { run, edit, turn } = edited()
    edit('  views: number', '  views: bigint')
    turn('String')
    for (let i = 0; i < 2; i++) {
      expect(run('--diff')).toMatchObject({ code: 2, out: expect.stringContaining('\n-  views: bigint\n+  views: string\n') as string })
      run()
    }
  })
})

describe('two runs at once', () => {
  it('both end well, and the output is whole', { timeout: 120_000 }, async () => {
    const { home, turn, run } = edited()
    turn('String')
    const bin = new URL('../src/bin.ts', import.meta.url).pathname
    const start = () =>
      new Promise<number | null>((resolve) => {
        spawn(process.execPath, ['--conditions=dev', '--import', import.meta.resolve('tsx'), bin, ...ARGS, '--no-cache'], { cwd: home, env: command([]).env, stdio: 'ignore' }).once('close', resolve)
      })
    expect(await Promise.all([start(), start(), start()])).toEqual([0, 0, 0])
    expect(run('--check').code).toBe(0)
    expect(existsSync(join(home, 'out/.ssot/cache/lock'))).toBe(false)
  })

  it('one waits for a while and then says who is there', { timeout: 120_000 }, () => {
    const { at, run, turn, home } = edited()
    turn('String')
    const before = pathsIn(home)
    // This process is alive, and holds the lock for all that another one can see.
    writeFileSync(at('.ssot/cache/lock'), JSON.stringify({ process: process.pid, host: hostname() }))
    const { code, err } = run()
    expect(code).toBe(2)
    expect(err).toContain(`Process ${process.pid} writes here, too: waiting for it.\n`)
    expect(err).toContain(`error cli/locked Another run writes to "out": process ${process.pid}.`)
    expect(pathsIn(home)).toEqual([...before, 'out/.ssot/cache/lock'].sort())
    expect(run('--check').code).toBe(3)
  })
})
