// Shows the real command watching a folder: what it says, what it writes, and what it outlives.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { command, folderWith, pathsIn, ssot, write } from './run-ssot.js'

const SCHEMA = `datasource db {
  provider = "sqlite"
}

model Author {
  id    Int    @id
  name  String
  posts Post[]
}

model Post {
  id       Int    @id
  title    String
  authorId Int
  author   Author @relation(fields: [authorId], references: [id])
}

model Tag {
  id Int @id
}
`
const ARGS = ['generate', '--watch', '--schema', 'schema.prisma', '--out', 'out', '--no-prisma-client']

/** Starts a watch that is over with the test. */
function watching(folder: string, args: readonly string[] = ARGS) {
  const { file, args: own, env } = command(args)
  const child = spawn(file, own, { cwd: folder, env })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  const waiting = new Set<() => void>()
  const take = (to: 'out' | 'err') => (chunk: Buffer) => {
    said[to] += chunk.toString()
    for (const look of waiting) look()
  }
  child.stdout.on('data', take('out'))
  child.stderr.on('data', take('err'))
  return {
    said,
    ended,
    stop: () => child.kill('SIGINT'),
    /** Waits for as many lines. */
    lines: (count: number) =>
      new Promise<readonly string[]>((resolve, reject) => {
        const look = () => {
          const lines = said.out.split('\n').slice(0, -1)
          if (lines.length < count) return
          waiting.delete(look)
          clearTimeout(timer)
          resolve(lines)
        }
        const timer = setTimeout(() => reject(new Error(`There were not ${count} lines:\n${said.out}${said.err}`)), 60_000)
        waiting.add(look)
        look()
      }),
  }
}

function filesOf(folder: string): Map<string, string> {
  return new Map(pathsIn(folder).filter((path) => statSync(join(folder, path)).isFile() && !path.startsWith('.ssot/cache')).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

describe('ssot generate --watch', { timeout: 120_000 }, () => {
  test('says one line for each change, writes only what it changes, and leaves what a run from nothing leaves', async () => {
    const folder = folderWith({ 'schema.prisma': SCHEMA })
    const watch = watching(folder)
    expect(await watch.lines(1)).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d watching: \d+ created\. \(\d+ ms\)$/)])
    const before = pathsIn(join(folder, 'out')).map((path) => [path, statSync(join(folder, 'out', path)).mtimeMs] as const)

    const changed = SCHEMA.replace('title    String', 'title    String\n  views    Int @default(0)')
    write(folder, 'schema.prisma', changed)
    expect((await watch.lines(2))[1]).toMatch(/^\d\d:\d\d:\d\d schema\.prisma: \d+ updated, \d+ kept\. \(\d+ ms\)$/)
    const touched = before.filter(([path, time]) => path.endsWith('.ts') && statSync(join(folder, 'out', path)).mtimeMs !== time).map(([path]) => path)
    expect(touched).toContain('src/gen/models/post/dto.ts')
    for (const path of touched) expect(readFileSync(join(folder, 'out', path), 'utf8'), path).toContain('views')

    watch.stop()
    expect(await watch.ended).toBe(0)
    expect(watch.said.err).toBe('')
    const clean = folderWith({ 'schema.prisma': changed })
    expect(ssot(clean, ARGS.filter((arg) => arg !== '--watch')).code).toBe(0)
    const [watched, fromNothing] = [folder, clean].map((home) => filesOf(join(home, 'out')))
    // The one page that is written once and shows the models.
    for (const files of [watched, fromNothing]) expect(files?.delete('README.md')).toBe(true)
    expect(watched).toEqual(fromNothing)
  })

  test('outlives a broken schema, and says what is wrong with it once', async () => {
    const folder = folderWith({ 'schema.prisma': SCHEMA })
    const watch = watching(folder)
    await watch.lines(1)
    const before = filesOf(join(folder, 'out'))
    write(folder, 'schema.prisma', `${SCHEMA}model Broken {\n`)
    expect((await watch.lines(2))[1]).toMatch(/ schema\.prisma: not generated\. \(\d+ ms\)$/)
    expect(watch.said.err).toContain('schema/syntax')
    expect(filesOf(join(folder, 'out'))).toEqual(before)
    write(folder, 'schema.prisma', `${SCHEMA}\nmodel Mended {\n  id Int @id\n}\n`)
    expect((await watch.lines(3))[2]).toMatch(/ created, .* updated, /)
    expect(existsSync(join(folder, 'out/src/gen/models/mended/dto.ts'))).toBe(true)
    expect(watch.said.err.match(/schema\/syntax/g)).toHaveLength(1)
  })

  test('follows a config that comes, changes and goes', async () => {
    const folder = folderWith({ 'schema.prisma': SCHEMA })
    const watch = watching(folder)
    await watch.lines(1)
    const config = (model: string) => `export default { models: { exclude: ['${model}'] } }\n`
    write(folder, 'ssot.config.ts', config('Tag'))
    await watch.lines(2)
    expect(existsSync(join(folder, 'out/src/gen/models/tag'))).toBe(false)
    write(folder, 'ssot.config.ts', config('Post'))
    await watch.lines(3)
    expect([existsSync(join(folder, 'out/src/gen/models/tag')), existsSync(join(folder, 'out/src/gen/models/post'))]).toEqual([true, false])
    rmSync(join(folder, 'ssot.config.ts'))
    await watch.lines(4)
    expect(existsSync(join(folder, 'out/src/gen/models/post'))).toBe(true)
  })

  test('keeps an edit that is made meanwhile', async () => {
    const folder = folderWith({ 'schema.prisma': SCHEMA })
    const watch = watching(folder)
    await watch.lines(1)
    const file = 'out/src/gen/models/post/service.ts'
    const edited = `${readFileSync(join(folder, file), 'utf8')}\nexport const mine = 1\n`
    write(folder, file, edited)
    write(folder, 'schema.prisma', SCHEMA.replace('title    String', 'title    String\n  views    Int @default(0)'))
    await watch.lines(2)
    expect(readFileSync(join(folder, file), 'utf8')).toContain('export const mine = 1')
  })

  test('ends when it is stopped while it generates, and what it was at is done', async () => {
    const folder = folderWith({ 'schema.prisma': SCHEMA })
    const watch = watching(folder)
    // The lock is taken before anything is generated.
    await vi.waitUntil(() => existsSync(join(folder, 'out/.ssot/cache')), { interval: 1, timeout: 20_000 })
    watch.stop()
    expect(await watch.ended).toBe(0)
    expect(watch.said.out).toMatch(/ watching: \d+ created\. \(\d+ ms\)\n$/)
    expect(ssot(folder, ['generate', '--check', ...ARGS.slice(2)])).toMatchObject({ code: 0 })
  })

  test('prints an object a line with --json', async () => {
    const folder = folderWith({ 'schema.prisma': SCHEMA })
    const watch = watching(folder, [...ARGS, '--json'])
    await watch.lines(1)
    write(folder, 'schema.prisma', SCHEMA.replace('title    String', 'title    String?'))
    const lines = (await watch.lines(2)).map((line) => JSON.parse(line) as { ok: boolean; files: { path: string; action: string }[] })
    expect(lines.map(({ ok }) => ok)).toEqual([true, true])
    expect(lines[1]?.files.filter(({ action }) => action !== 'keep').map(({ path }) => path)).toContain('src/gen/models/post/dto.ts')
  })

  test('does not go together with flags of a run that only looks', () => {
    const folder = folderWith({ 'schema.prisma': SCHEMA })
    const { code, err } = ssot(folder, [...ARGS, '--check'])
    expect(code).toBe(2)
    expect(err).toContain('cli/watch-with "--watch" and "--check" do not go together.')
  })
})
