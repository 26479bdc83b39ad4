import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sameLine } from '../src/commands/why/same-line.js'
import { folderWith, ssot, write } from './run-ssot.js'

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 })

const SCHEMA = `datasource db {
  provider = "sqlite"
}

/// An article.
model Post {
  id      Int      @id
  /// @length(1, 80)
  title   String
  toString String
  author  User     @relation(fields: [ownerId], references: [id])
  ownerId Int
  kind    Kind
}

model User {
  id    Int    @id
  posts Post[]
}

enum Kind {
  LONG
  SHORT
}
`

const CONFIG = `import { defineConfig } from '@ssot-codegen/cli'
import { definePlugin, gitignore, pkg } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { client } from '@ssot-codegen/gen-client'
import { z } from 'zod'

const guard = definePlugin({
  name: 'guard',
  version: '2.0.0',
  doc: 'Lets few in',
  apiVersion: 1,
  core: '*',
  options: z.strictObject({ who: z.string().default('nobody').describe('Who may') }),
  *contribute() {
    yield gitignore('*.guard')
  },
  *amend({ operations }) {
    for (const { id } of operations) if (id === 'posts.get') yield { operation: id, guards: [pkg('guard-lib', '^1.0.0').value('fewOnly')], replies: [{ status: 401, doc: 'Not you.' }] }
  },
})

export default defineConfig({
  schema: 'prisma/schema.prisma',
  models: { User: { path: 'people' } },
  plugins: [api({ access: 'public' }), client(), guard({ who: 'us' })],
})
`

type Row = { readonly name: string; readonly line: number; readonly text: string; readonly annotations: { readonly text: string; readonly by: string }[] }
type Answer = {
  readonly [key: string]: unknown
  readonly from: readonly Row[] | string
  readonly line: { readonly number: number; readonly text: string } | null
  readonly plugins: { readonly name: string; readonly options: { readonly name: string; readonly value: unknown; readonly isDefault: boolean }[] }[]
}

type Reply = { readonly code: number; readonly answers: readonly Answer[]; readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly help?: string }[] }

let folder = ''
beforeAll(() => {
  folder = folderWith({ 'prisma/schema.prisma': SCHEMA, 'ssot.config.ts': CONFIG, 'notes.txt': 'mine\n' })
  // For zod, which the config imports.
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(folder, 'node_modules'))
  expect(ssot(folder, ['generate', '--no-prisma-client'])).toMatchObject({ code: 0 })
})

const ASK = fileURLToPath(new URL('./ask-why.ts', import.meta.url))

/** The replies to some questions; the words of each stand with blanks between them. */
function why(...questions: string[]): Reply[] {
  const args = ['--conditions=dev', '--import', import.meta.resolve('tsx'), ASK, folder, JSON.stringify(questions.map((words) => words.split(' ').filter(Boolean)))]
  const done = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  expect(done.stderr).toBe('')
  return JSON.parse(done.stdout) as Reply[]
}

/** The answers to some questions that have one each. */
const ask = (...questions: string[]) =>
  why(...questions).map(({ answers, diagnostics }) => {
    expect([answers.length, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([1, []])
    return answers[0] as Answer
  })
const names = ({ from }: Answer) => (typeof from === 'string' ? from : from.map(({ name, line }) => `${name} ${line}`))
const DTO = 'src/gen/models/post/dto.ts'
const linesOf = (path: string) => readFileSync(join(folder, path), 'utf8').split('\n')
const lineWith = (path: string, text: string) => linesOf(path).findIndex((line) => line.includes(text)) + 1

describe('ssot why', () => {
  test('a line leads to the field it is made from, with what is said of the field', () => {
    const [answer] = ask(`${DTO}:${lineWith(DTO, 'title: string')}`)
    expect(answer).toMatchObject({ kind: 'file', role: 'managed', edited: false, line: { text: '  title: string' } })
    expect(answer?.from).toMatchObject([{ kind: 'field', name: 'Post.title', file: 'prisma/schema.prisma', line: 9, column: 3, text: 'title   String', annotations: [{ text: '@length(1, 80)', by: 'schema' }] }])
    expect(answer?.plugins).toMatchObject([{ name: 'api', options: [{ name: 'prefix', value: '/api', isDefault: true }, { name: 'access', value: 'public', isDefault: false }] }])
  })

  test('so it is in every file that says something of fields, models and enums', () => {
    const places = [
      ['src/gen/models/post/schema.ts', 'ownerId', 'Post.ownerId 12'],
      ['src/gen/models/post/model.ts', 'author: {', 'Post.author 11'],
      ['src/gen/models/post/model.ts', 'toString: {', 'Post.toString 10'],
      ['src/gen/models/enums.ts', 'export type Kind', 'Kind 21'],
      ['src/gen/models/registry.ts', 'User:', 'User 16'],
      ['src/gen/client/resources/posts.ts', 'ownerId', 'Post.ownerId 12'],
    ] as const
    const found = ask(...places.map(([path, text]) => `${path}:${lineWith(path, text)}`))
    expect(found.map(names)).toEqual(places.map(([, , name]) => [name]))
  })

  test('a line that no part of the schema has a part in, and a whole file, lead to what the file is made from', () => {
    expect(ask(`${DTO}:${lineWith(DTO, 'What a new record')}`, `./${DTO}`, 'src/gen/models/registry.ts').map(names)).toEqual([['Post 6'], ['Post 6'], 'schema'])
  })

  test('what the config says of a model is told from what the schema says', () => {
    expect(ask('src/gen/models/user/dto.ts')[0]?.from).toMatchObject([{ name: 'User', annotations: [{ text: '@path("people")', by: 'config' }] }])
  })

  test('an operation leads to its model, its handler, and who states and amends it', () => {
    const [byId, ...others] = ask('posts.get', 'GET /api/posts/17?take=1', 'head /api/posts/17/', 'GET /api/posts/count')
    expect(byId).toMatchObject({
      kind: 'operation',
      method: 'GET',
      path: '/api/posts/:id',
      handler: { name: 'postController.get', file: 'src/gen/models/post/controller.ts' },
      from: [{ name: 'Post', line: 6 }],
      plugins: [{ name: 'api' }, { name: 'guard', options: [{ name: 'who', value: 'us', isDefault: false }] }],
      amendments: [{ plugin: 'guard', adds: ['guard fewOnly', 'reply 401'] }],
    })
    expect(others).toMatchObject([byId, byId, { id: 'posts.count', amendments: [] }])
    expect(why('/api/posts')[0]?.answers.map(({ id }) => id)).toEqual(['posts.create', 'posts.list'])
  })

  test('a controller names the operations it handles, a file of a runtime who imports it', () => {
    const [controller, door] = ask('src/gen/models/post/controller.ts', 'src/gen/runtime/api/door.ts')
    expect(controller?.['operations']).toContain('posts.get')
    expect(door).toMatchObject({ from: 'nothing', importedBy: expect.arrayContaining(['src/gen/runtime/api/list.ts']) as unknown })
  })

  test('a line of a document leads to the entry, and a document to all of them', () => {
    const [script, ignored, variable, dependency, whole] = ask(
      `package.json:${lineWith('package.json', '"db:push"')}`,
      `.gitignore:${lineWith('.gitignore', '*.guard')}`,
      `.env.example:${lineWith('.env.example', 'PORT=')}`,
      `package.json:${lineWith('package.json', '"pino"')}`,
      'package.json',
    )
    expect(script).toMatchObject({ role: 'document', entries: [{ key: 'scripts.db:push', plugin: 'project' }] })
    expect(ignored).toMatchObject({ entries: [{ key: '*.guard', plugin: 'guard' }], plugins: [{ name: 'guard' }] })
    expect(variable).toMatchObject({ entries: [{ key: 'PORT', plugin: 'project' }] })
    expect(dependency).toMatchObject({ entries: [{ key: 'dependencies.pino' }], importedBy: expect.arrayContaining(['src/gen/runtime/project/logger.ts']) as unknown })
    expect(whole?.['entries']).toEqual(expect.arrayContaining([{ key: 'scripts.dev', plugin: 'project' }, { key: 'dependencies.zod', plugin: 'core' }]))
  })

  test('an edited file still leads to where its lines come from; its own lines lead to the file', () => {
    const text = readFileSync(join(folder, DTO), 'utf8')
    try {
      write(folder, DTO, text.replace('  title: string', '  // mine\n\n  title: string'))
      const [kept, added, header] = ask(`${DTO}:${lineWith(DTO, 'title: string')}`, `${DTO}:${lineWith(DTO, '// mine')}`, `${DTO}:2`)
      expect(kept).toMatchObject({ edited: false, from: [{ name: 'Post.title' }] })
      expect(added).toMatchObject({ edited: true, from: [{ name: 'Post' }] })
      expect(header).toMatchObject({ edited: false })
    } finally {
      write(folder, DTO, text)
    }
  })

  test('what nothing generates is told as such, and what is not written yet has its reasons', () => {
    rmSync(join(folder, 'src/gen/models/user/schema.ts'))
    const [own, scaffold, state, absent] = ask('notes.txt', 'src/server.ts', '.ssot/manifest.json', 'src/gen/models/user/schema.ts')
    expect(own).toMatchObject({ role: 'own', from: 'nothing' })
    expect(scaffold).toMatchObject({ role: 'scaffold', plugins: [{ name: 'project' }] })
    expect(state).toMatchObject({ role: 'state' })
    expect(absent).toMatchObject({ role: 'managed', from: [{ name: 'User' }] })
  })

  test('what is not there is a diagnostic with the nearest that is', () => {
    const replies = why('posts.gett', 'DELETE /api/nothing', 'src/gen/models/post/dot.ts', `${DTO}:9000`, `${DTO}:0`, '', '../../../etc/passwd')
    expect(replies.map(({ code, answers }) => [code, answers])).toEqual(replies.map(() => [2, []]))
    expect(replies.map(({ diagnostics }) => diagnostics.at(-1))).toMatchObject([
      { code: 'cli/unknown-subject', help: 'Did you mean "posts.get"?' },
      { code: 'cli/unknown-subject' },
      { code: 'cli/unknown-subject', help: `Did you mean "${DTO}"?` },
      { code: 'cli/unknown-line', message: `"${DTO}" has no line 9000.` },
      { code: 'cli/unknown-line' },
      { code: 'cli/subject-unnamed' },
      { code: 'cli/unknown-subject' },
    ])
  })

  test('people read it as lines, programs as one object', () => {
    const question = `${DTO}:${lineWith(DTO, 'title: string')}`
    const { code, out } = ssot(folder, ['why', question])
    expect(code).toBe(0)
    expect(out).toContain('  from    field Post.title  prisma/schema.prisma:9:3\n          title   String\n          @length(1, 80)\n')
    expect(JSON.parse(ssot(folder, ['why', question, '--json']).out)).toMatchObject({ ok: true, answers: [{ line: { text: '  title: string' } }] })
    expect(ssot(folder, ['why', 'a', 'b', 'c']).err).toContain('cli/surplus-word')
  })
})

test('a line is found again where lines came before it, and is not where it is gone', async () => {
  const generated = ['a', 'b', 'c']
  expect(await sameLine(['head', 'a', 'mine', 'b', 'c'], generated, 4)).toBe(2)
  expect(await sameLine(['head', 'a', 'mine', 'b', 'c'], generated, 3)).toBeUndefined()
  expect(await sameLine(['a', 'c'], generated, 2)).toBe(3)
  expect(await sameLine([], generated, 1)).toBeUndefined()
})
