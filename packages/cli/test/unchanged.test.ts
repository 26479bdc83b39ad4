import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderWith, pathsIn, ssot, write } from './run-ssot.js'

const SCHEMA = `datasource db {
  provider = "sqlite"
}

/// Something to read.
model Post {
  id    Int    @id @default(autoincrement())
  title String
}

view Total {
  n Int
}
`

const CONFIG = `import { api } from '@ssot-codegen/gen-api'
import { prefix } from './settings/prefix.js'
export default { schema: 'prisma', out: 'api', plugins: [api({ prefix, access: process.env.OPEN === '1' ? 'public' : 'unspecified' })] }
`

type Result = { ok: boolean; files: { path: string; action: string }[]; diagnostics: { code: string }[]; timings: { [phase: string]: number } }

/** A project whose first run is over, and what may be done to it. */
function project() {
  const home = folderWith({
    'prisma/schema.prisma': SCHEMA,
    'ssot.config.ts': CONFIG,
    'settings/prefix.ts': `export const prefix = '/v1'\n`,
  })
  const cache = join(home, '.cache')
  const at = (path: string) => join(home, path)
  const run = (args: readonly string[] = [], env: { readonly [name: string]: string } = {}) => {
    const { code, out, err } = ssot(home, ['generate', '--no-prisma-client', '--json', ...args], { SSOT_CACHE_DIR: cache, ...env })
    if (out === '') throw new Error(err)
    const result = JSON.parse(out) as Result
    return { code, result, replayed: 'unchanged' in result.timings, codes: result.diagnostics.map((d) => d.code) }
  }
  const first = run()
  if (first.code !== 0 || first.replayed) throw new Error(JSON.stringify(first))
  return { home, cache, at, run }
}

const POST = 'api/src/gen/models/post/dto.ts'

describe('a run after which nothing changed', () => {
  const { home, at, run, cache } = project()

  it('is not made again, and says the same', () => {
    const replay = run()
    const anew = run(['--no-cache'])
    expect(replay).toMatchObject({ code: 0, replayed: true })
    expect(anew).toMatchObject({ code: 0, replayed: false })
    expect({ ...replay.result, timings: 0 }).toEqual({ ...anew.result, timings: 0 })
    expect(replay.codes).toContain('api/list-only')
    expect(replay.result.files.every(({ action }) => action === 'keep')).toBe(true)
  })

  it('prints the same lines, with and without colours', () => {
    const args = ['generate', '--no-prisma-client']
    const shown = (more: readonly string[], env: { readonly [name: string]: string }) => {
      const { out, err } = ssot(home, [...args, ...more], { SSOT_CACHE_DIR: cache, ...env })
      return { out, err: err.replace(/^\S+ \d+ ms\n/gm, ''), replayed: err.includes('unchanged ') }
    }
    for (const env of [{}, { FORCE_COLOR: '1' }]) {
      const replay = shown([], env)
      expect(replay.replayed).toBe(true)
      expect(replay).toEqual({ ...shown(['--no-cache'], env), replayed: true })
    }
  })

  it('takes files for unchanged whose time alone is another, and what is the user’s for theirs', () => {
    utimesSync(at(POST), 0, 0)
    appendFileSync(at('api/src/server.ts'), '// mine\n')
    expect(run()).toMatchObject({ code: 0, replayed: true })
  })

  it('is made all the same for a check', () => {
    expect(run(['--check'])).toMatchObject({ code: 0, replayed: false })
  })
})

describe('what changed is seen', () => {
  const changes: readonly [what: string, change: (p: ReturnType<typeof project>) => void, expected: object, env?: { readonly [name: string]: string }][] = [
    ['the schema', ({ at }) => appendFileSync(at('prisma/schema.prisma'), '\nmodel Tag {\n  id Int @id\n}\n'), { code: 0 }],
    ['a file that comes to the schema', ({ home }) => write(home, 'prisma/tags/tag.prisma', 'model Tag {\n  id Int @id\n}\n'), { code: 0 }],
    ['the config', ({ at }) => appendFileSync(at('ssot.config.ts'), '// nothing\n'), { code: 0 }],
    ['what the config imports', ({ at }) => writeFileSync(at('settings/prefix.ts'), `export const prefix = '/v2'\n`), { code: 0 }],
    ['a variable the config reads', () => undefined, { code: 0 }, { OPEN: '1' }],
    ['a lockfile that tells another package manager', ({ at }) => writeFileSync(at('api/yarn.lock'), ''), { code: 0 }],
    ['an edited file', ({ at }) => appendFileSync(at(POST), '// mine\n'), { code: 0 }],
    ['a deleted file', ({ at }) => rmSync(at(POST)), { code: 0 }],
    ['a deleted scaffold', ({ at }) => rmSync(at('api/src/server.ts')), { code: 0 }],
    ['an entry of a document', ({ at }) => writeFileSync(at('api/.gitignore'), ''), { code: 0 }],
    ['a file that nobody emits any more', ({ at }) => cpSync(at(POST), at('api/src/gen/models/old.ts')), { code: 0 }],
    ['a record that is not whole', ({ cache }) => truncateAll(join(cache, 'run')), { code: 0 }],
    ['a record that is none', ({ cache }) => writeAll(join(cache, 'run'), 'x\nnot json'), { code: 0 }],
  ]

  it.each(changes)('%s', (_, change, expected, env) => {
    const made = project()
    change(made)
    expect(made.run([], env)).toMatchObject({ replayed: false, ...expected })
    if (!('codes' in expected)) {
      expect(existsSync(made.at(POST)) && existsSync(made.at('api/src/server.ts'))).toBe(true)
      expect(existsSync(made.at('api/src/gen/models/old.ts'))).toBe(false)
      // What the second run came to is what holds from then on.
      expect(made.run([], env).replayed).toBe(true)
      expect(made.run(['--check'], env).code).toBe(0)
    }
  })

  it('a config that comes to be', () => {
    const home = folderWith({ 'schema.prisma': SCHEMA })
    const cache = join(home, '.cache')
    const run = () => ssot(home, ['generate', '--no-prisma-client', '--json'], { SSOT_CACHE_DIR: cache }).out
    run()
    expect(run()).toContain('"unchanged"')
    write(home, 'ssot.config.js', `export default { models: { Post: { path: 'articles' } } }`)
    expect(run()).toContain('src/gen/http/express/routes/articles.ts')
    expect(run()).toContain('"unchanged"')
    write(home, 'ssot.config.ts', `export default {}`)
    expect(run()).toContain('src/gen/http/express/routes/posts.ts')
  })

  it('a plugin of the user’s', () => {
    const made = project()
    const plugin = (text: string) => `import { definePlugin, ts } from '@ssot-codegen/core'
      import * as z from '${import.meta.resolve('zod')}'
      export const note = definePlugin({ name: 'note', version: '1.0.0', doc: 'Notes', apiVersion: 1, core: '*', options: z.strictObject({}),
        *emit() { yield { kind: 'code', path: 'src/gen/note.ts', reads: 'nothing', code: () => ts\`export const note = '${text}'\` } } })`
    mkdirSync(made.at('note'))
    write(made.home, 'note/package.json', '{ "name": "note", "version": "1.0.0", "type": "module", "exports": "./index.js" }')
    write(made.home, 'note/index.ts', plugin('one'))
    write(made.home, 'ssot.config.ts', CONFIG.replace('import', `import { note } from './note/index.js'\nimport`).replace('plugins: [', 'plugins: [note(), '))
    const first = made.run()
    expect(first, JSON.stringify(first.result.diagnostics)).toMatchObject({ code: 0, replayed: false })
    expect(made.run().replayed).toBe(true)
    write(made.home, 'note/index.ts', plugin('two'))
    expect(made.run()).toMatchObject({ code: 0, replayed: false })
    expect(readFileSync(made.at('api/src/gen/note.ts'), 'utf8')).toContain(`'two'`)
  })

  it('a config that looks at the whole environment is read every time', () => {
    const made = project()
    write(made.home, 'ssot.config.ts', CONFIG.replace('export default', 'export const all = Object.keys(process.env)\nexport default'))
    made.run()
    expect(made.run()).toMatchObject({ code: 0, replayed: false })
  })
})

describe('a cache that cannot be used', () => {
  const places: readonly [what: string, path: (home: string) => string][] = [
    ['where the system lets nobody make a folder', () => '/proc/x'],
    ['where a file is', (home) => join(home, 'schema.prisma')],
    ['below a file', (home) => join(home, 'schema.prisma/cache')],
    ['whose name is too long', () => 'x'.repeat(300)],
  ]

  it.each(places)('%s: the run goes on without', (_, path) => {
    const home = folderWith({ 'schema.prisma': SCHEMA })
    const { code, err } = ssot(home, ['generate', '--no-prisma-client', '--out', 'api'], { SSOT_CACHE_DIR: path(home) })
    expect(code, err).toBe(0)
    expect(existsSync(join(home, 'api/src/gen/models/post/dto.ts'))).toBe(true)
  })

  it('is none of the project’s where the variable is empty', () => {
    const home = folderWith({ 'schema.prisma': SCHEMA })
    ssot(home, ['generate', '--no-prisma-client', '--out', 'api'], { SSOT_CACHE_DIR: '', XDG_CACHE_HOME: join(home, 'users') })
    for (const kind of ['run', 'schema', 'module']) expect(readdirSync(home)).not.toContain(kind)
  })
})

describe('any run', () => {
  it('comes to what a run without a cache comes to', { timeout: 300_000 }, () => {
    const paths = ['prisma/schema.prisma', 'settings/prefix.ts', POST, 'api/src/gen/models/total/dto.ts', 'api/package.json', 'api/src/app.ts']
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), path: fc.constantFrom(...paths) }),
      fc.record({ kind: fc.constant('delete' as const), path: fc.constantFrom(...paths.slice(2)) }),
      fc.record({ kind: fc.constant('field' as const), name: fc.stringMatching(/^[a-z]{1,6}$/) }),
      fc.record({ kind: fc.constant('nothing' as const) }),
    )
    type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never
    const cached = project()
    const clean = project()
    const apply = ({ at }: ReturnType<typeof project>, change: Edit) => {
      if (change.kind === 'append' && existsSync(at(change.path))) appendFileSync(at(change.path), '\n')
      if (change.kind === 'delete') rmSync(at(change.path), { force: true })
      if (change.kind === 'field') {
        const text = readFileSync(at('prisma/schema.prisma'), 'utf8')
        writeFileSync(at('prisma/schema.prisma'), text.replace('  title String', `  title String\n  ${change.name} Int?`))
      }
    }
    fc.assert(
      fc.property(edit, (change) => {
        for (const side of [cached, clean]) apply(side, change)
        const [one, other] = [cached.run(), clean.run(['--no-cache'])]
        expect({ ...one.result, timings: 0 }).toEqual({ ...other.result, timings: 0 })
        expect(one.code).toBe(other.code)
        expect(contents(cached.at('api'))).toEqual(contents(clean.at('api')))
      }),
      { numRuns: Number(process.env['SSOT_CACHED_RUNS'] ?? 5), endOnFailure: true },
    )
  })
})

function contents(folder: string): [string, string][] {
  return pathsIn(folder).filter((path) => statSync(join(folder, path)).isFile()).map((path) => [path, readFileSync(join(folder, path), 'utf8')])
}

function truncateAll(folder: string): void {
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8').slice(0, -20))
}

function writeAll(folder: string, text: string): void {
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), text)
}
