// Shows that a process which generates again and again, and remembers, says what a process says that has just been started.
import { createMemory, generate, parseSchema, type Host } from '@ssot-codegen/core'
import { fixture } from '@ssot-codegen/fixtures'
import { api } from '@ssot-codegen/gen-api'
import { client } from '@ssot-codegen/gen-client'
import { contract } from '@ssot-codegen/gen-contract'
import { express } from '@ssot-codegen/gen-express'
import { fastify } from '@ssot-codegen/gen-fastify'
import { openapi } from '@ssot-codegen/gen-openapi'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { describe, expect, test } from 'vitest'
import { shareOf } from '../src/output/share.js'
import { editSchema } from '../src/schema-edits/edit-schema.js'
import { randomFrom } from '../src/schema-edits/random.js'
import { deep } from '../src/third.js'

const plugins = [project(), api({ access: 'public' }), express(), fastify(), openapi(), client(), contract()]
const folders = new Map<string, ReturnType<typeof loadRuntime>>()
const runtime: NonNullable<Host['runtime']> = (url) => {
  const known = folders.get(url.href) ?? loadRuntime(url)
  folders.set(url.href, known)
  return known
}
const EDITS = Number(process.env['SSOT_EDITS'] ?? (deep ? 350 : 20))
const isInShare = shareOf(process.env['SSOT_SHARE'])

describe.each(['shop', 'relations', 'key-shapes'].filter((_, i) => isInShare(i)))('the schema %s', (name) => {
  test(`generated again after each of ${EDITS} edits, is what a first run makes`, { timeout: 60_000 + EDITS * 10_000 }, () => {
    const [start = { path: '', text: '' }] = fixture(name).files
    const pick = randomFrom(name)
    const memory = createMemory()
    let kept = start.text
    let generated = 0
    for (let count = 0; generated < EDITS; count++) {
      expect(count, 'most edits can be generated').toBeLessThan(50 + 5 * EDITS)
      const text = editSchema(kept, pick, count)
      const parsed = parseSchema([{ path: start.path, text }])
      if (!parsed.schema) continue
      const again = generate(parsed.schema, plugins, { runtime, memory })
      const first = generate(parsed.schema, plugins, { runtime })
      expect(again.diagnostics).toEqual(first.diagnostics)
      expect(again.documents).toEqual(first.documents)
      expect(again.files.map(({ path, source, mode }) => ({ path, source, mode }))).toEqual(first.files.map(({ path, source, mode }) => ({ path, source, mode })))
      for (const [i, file] of again.files.entries()) if (file.text !== first.files[i]?.text) expect(file.text, `${file.path} after\n${text}`).toBe(first.files[i]?.text)
      const isRefused = again.diagnostics.some(({ severity }) => severity === 'error')
      if (!isRefused) generated++
      // What cannot be generated is mended by who made it so; and a schema that only grows is no one's.
      kept = isRefused || text.length > start.text.length * 1.5 ? start.text : text
    }
  })
})

// One change each that shows in files of models which did not change themselves.
const RELATED = `datasource db {
  provider = "sqlite"
}

model Author {
  id    Int    @id
  email String @unique
  name  String
  posts Post[]
}

model Post {
  id       Int    @id
  authorId Int
  author   Author @relation(fields: [authorId], references: [id])
}

model Alone {
  id Int @id
}
`
test.each<[string, (text: string) => string, path: string]>([
  ['a foreign key that requests may not write', (text) => text.replace('  authorId Int', '  /// @readonly\n  authorId Int'), 'src/gen/models/author/dto.ts'],
  ['a relation that may lead nowhere', (text) => text.replace('authorId Int\n', 'authorId Int?\n').replace('Author @relation', 'Author? @relation'), 'src/gen/models/author/model.ts'],
  ['a record that can be deleted softly', (text) => text.replace('  name  String', '  name  String\n  /// @softDelete\n  gone DateTime?'), 'src/gen/models/post/model.ts'],
])('%s is seen where it is used', (_, edit, path) => {
  const memory = createMemory()
  const made = (text: string, host: Host) => generate(parseSchema([{ path: 'schema.prisma', text }]).schema ?? expect.unreachable(), plugins, { runtime, ...host })
  const texts = ({ files }: ReturnType<typeof made>) => new Map(files.map((file) => [file.path, file.text]))
  const before = made(RELATED, { memory })
  const again = made(edit(RELATED), { memory })
  expect(texts(again)).toEqual(texts(made(edit(RELATED), {})))
  expect(texts(again).get(path)).not.toBe(texts(before).get(path))
  // And what has nothing to do with it is the very file of before.
  for (const alone of ['src/gen/models/alone/dto.ts', 'src/gen/client/resources/alones.ts', 'src/gen/runtime/api/json.ts', 'src/gen/client/index.ts']) {
    expect(before.files.map((file) => file.path)).toContain(alone)
    expect(again.files.find((file) => file.path === alone)).toBe(before.files.find((file) => file.path === alone))
  }
})

test('a name that two things want goes to the one that asks first, as in a first run', () => {
  const memory = createMemory()
  const texts = ['', SECOND, KIND, SECOND + KIND, SECOND, ''].map((more) => TWO_OF_A_NAME.replace('  note String?\n', `  note String?\n${more}`))
  const described = (text: string, host: Host) => {
    const { schema } = parseSchema([{ path: 'schema.prisma', text }])
    return generate(schema ?? expect.unreachable(), plugins, { runtime, ...host }).files.find(({ path }) => path === 'openapi.json')?.text
  }
  const again = texts.map((text) => described(text, { memory }))
  expect(again).toEqual(texts.map((text) => described(text, {})))
  expect(new Set(again.map((text) => /"IntFilter_2": \{[^]{60}/.exec(text ?? '')?.[0])).size, 'it is not always the same').toBeGreaterThan(1)
})

const SECOND = '  second Int @default(1)\n'
const KIND = '  kind IntFilter @default(LOW)\n'
// The filter of an Int, and the enum.
const TWO_OF_A_NAME = `datasource db {
  provider = "sqlite"
}

enum IntFilter {
  LOW
  HIGH
}

model Beta {
  id   String    @id
  kind IntFilter
  size Int
}

model Zeta {
  id   String  @id
  note String?
}
`
