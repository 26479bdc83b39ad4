// Where the schema is, as a project of Prisma 7 says it: in a config that is read and not run.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { schemaOf } from '../src/project/find-schema.js'

/** A folder with `db/models`, `db/schema.prisma` and these files. */
function folderWith(files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-prisma-config-'))
  mkdirSync(join(folder, 'db/models'), { recursive: true })
  writeFileSync(join(folder, 'db/schema.prisma'), '')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const config = (inside: string) => `import 'dotenv/config'\nimport path from 'node:path'\nimport { defineConfig, env } from 'prisma/config'\n\nexport default defineConfig({\n${inside}\n})\n`

test.each([
  ["  schema: 'db/models',", 'db/models'],
  ['  earlyAccess: true,\n  schema: "./db/schema.prisma", // schema: "elsewhere"', 'db/schema.prisma'],
  ["  // schema: 'db/schema.prisma',\n  /* schema: 'db' */\n  schema: `db/models`", 'db/models'],
  ["  schema: path.join('db', 'models'),\n  migrations: { path: path.join('db', 'migrations') },", 'db/models'],
  ["  schema: resolve(import.meta.dirname, 'db', 'schema.prisma'),", 'db/schema.prisma'],
  ["  schema: join(\n    __dirname,\n    'db',\n  ),", 'db'],
  ["  schema: 'gone/schema.prisma',", undefined],
  ['  schema: `${root}/db`,', undefined],
  ["  schema: path.join(root, 'db'),", undefined],
  ['  schema: process.env.SCHEMA,', undefined],
  ["  datasource: { url: env('DATABASE_URL') },", undefined],
  ["  tables: { external: ['schema: db'] },", undefined],
])('the config with %j names %j', (inside, schema) => {
  expect(schemaOf(folderWith({ 'prisma.config.ts': config(inside) }))).toBe(schema)
})

test('the config goes before the manifest, which is read where the config names none', () => {
  const manifest = JSON.stringify({ prisma: { schema: 'db/schema.prisma' } })
  expect(schemaOf(folderWith({ 'package.json': manifest, 'prisma.config.mjs': config("  schema: 'db/models',") }))).toBe('db/models')
  expect(schemaOf(folderWith({ 'package.json': manifest, 'prisma.config.mjs': config('') }))).toBe('db/schema.prisma')
  expect(schemaOf(folderWith({}))).toBeUndefined()
})
