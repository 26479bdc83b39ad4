import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { schemaEngineBinary } from '@ssot-codegen/prisma-offline'
import { afterAll, describe, expect, test } from 'vitest'
import { projectFolder, removeProject, ROOT, ssot, writeInto } from '../src/project.js'

const require = createRequire(import.meta.url)
const PRISMA = join(dirname(require.resolve('prisma/package.json')), 'build/index.js')

const CLIENT = `generator client {
  provider = "prisma-client"
  output   = "../src/gen/prisma"
}
`
const NOTES = `datasource db {
  provider = "sqlite"
}

model Note {
  id    Int    @id @default(autoincrement())
  title String
}
`
const generator = (...settings: readonly string[]) => `generator ssot {\n  provider = "ssot"\n${settings.map((line) => `  ${line}\n`).join('')}}\n`

// The command as a shell finds it, which notes each start.
const bin = mkdtempSync(join(tmpdir(), 'ssot-bin-'))
const starts = join(bin, 'starts')
writeFileSync(join(bin, 'ssot'), `#!/bin/sh\necho start >> ${starts}\nexec "${process.execPath}" --conditions=dev --import "${import.meta.resolve('tsx')}" "${join(ROOT, 'packages/cli/src/bin.ts')}" "$@"\n`)
chmodSync(join(bin, 'ssot'), 0o755)

const folders: string[] = []
afterAll(() => {
  folders.forEach(removeProject)
  rmSync(bin, { recursive: true })
})

function project(schema: string, files: { readonly [path: string]: string } = {}): string {
  const folder = projectFolder('under-prisma')
  folders.push(folder)
  writeInto(folder, 'prisma/schema.prisma', schema)
  writeInto(folder, 'prisma.config.ts', "import { defineConfig } from 'prisma/config'\n\nexport default defineConfig({ schema: 'prisma/schema.prisma' })\n")
  for (const [path, text] of Object.entries(files)) writeInto(folder, path, text)
  return folder
}

/** `prisma generate`, as a package script runs it. */
function prismaGenerate(folder: string): { code: number | null; printed: string; started: number } {
  rmSync(starts, { force: true })
  const env = { ...process.env, NO_COLOR: '1', PATH: `${bin}:${process.env['PATH'] ?? ''}`, PRISMA_SCHEMA_ENGINE_BINARY: schemaEngineBinary, SSOT_CACHE_DIR: join(bin, 'cache') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [PRISMA, 'generate', '--no-hints'], { cwd: folder, encoding: 'utf8', env })
  return { code: status, printed: stdout + stderr, started: existsSync(starts) ? readFileSync(starts, 'utf8').trim().split('\n').length : 0 }
}

/** The generated files with their texts, without Prisma's client. */
function outputOf(folder: string): { readonly [path: string]: string } {
  const paths = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8', withFileTypes: true })
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes('/src/gen/prisma/'))
  return Object.fromEntries(files.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]))
}

describe('generator ssot under prisma generate', { timeout: 120_000 }, () => {
  test('writes what `ssot generate` writes, once, and leaves the client to Prisma', () => {
    const folder = project(CLIENT + generator() + NOTES)
    const { code, printed, started } = prismaGenerate(folder)
    expect(code, printed).toBe(0)
    expect(printed).toMatch(/Generated SSOT Codegen to \. ?\/? in/)
    expect(printed).toMatch(/^\d+ created, /m)
    expect(started).toBe(1)
    expect(existsSync(join(folder, 'src/gen/prisma/client.ts'))).toBe(true)
    expect(existsSync(join(folder, 'src/gen/prisma/ssot-stamp.prisma'))).toBe(false)

    const twin = project(CLIENT + generator() + NOTES)
    expect(ssot(['generate', '--no-prisma-client'], twin).code).toBe(0)
    expect(outputOf(folder)).toEqual(outputOf(twin))
    expect(prismaGenerate(folder).printed).toMatch(/^\d+ kept\.$/m)
  })

  test('says what is wrong as `ssot generate` does, and writes nothing', () => {
    const folder = project(CLIENT + generator() + NOTES.replace('title String', '/// @length(1, 5)\n  views Int'))
    const { code, printed, started } = prismaGenerate(folder)
    expect([code, started]).toEqual([1, 1])
    expect(printed).toMatch(/^prisma\/schema\.prisma:\d+:\d+ error api\/annotation-misfit /m)
    expect(printed).toMatch(/^ {2}fix: /m)
    expect(printed).not.toMatch(/^\s+at /m)
    expect(existsSync(join(folder, 'src/app.ts'))).toBe(false)
  })

  test('takes the config of the project for a schema of several files', () => {
    const folder = project(CLIENT.replace('../src', '../../src') + generator(), {
      'ssot.config.ts': "import { defineConfig } from '@ssot-codegen/cli'\n\nexport default defineConfig({ framework: 'fastify', plugins: [] })\n",
      'prisma.config.ts': "import { defineConfig } from 'prisma/config'\n\nexport default defineConfig({ schema: 'prisma/schema' })\n",
      'prisma/schema/main.prisma': CLIENT.replace('../src', '../../src') + generator(),
      'prisma/schema/notes.prisma': NOTES,
    })
    rmSync(join(folder, 'prisma/schema.prisma'))
    const { code, printed } = prismaGenerate(folder)
    expect(code, printed).toBe(0)
    expect(existsSync(join(folder, 'src/gen/http/fastify/app.ts'))).toBe(true)
    expect(existsSync(join(folder, 'src/gen/http/express'))).toBe(false)
    expect(existsSync(join(folder, 'prisma/schema/src'))).toBe(false)
  })

  test('writes a project of its own where `output` says, with a client of its own, and is not started again for that', () => {
    const folder = project(generator('output = "../api"') + NOTES)
    const { code, printed, started } = prismaGenerate(folder)
    expect(code, printed).toBe(0)
    expect(started).toBe(1)
    for (const path of ['api/package.json', 'api/prisma/schema.prisma', 'api/src/gen/prisma/client.ts', 'api/src/gen/models/note/dto.ts']) expect(existsSync(join(folder, path)), path).toBe(true)
    expect(existsSync(join(folder, 'src'))).toBe(false)
  })

  test('refuses a setting that it does not know', () => {
    const { code, printed } = prismaGenerate(project(generator('confg = "x"') + NOTES))
    expect(code).toBe(1)
    expect(printed).toContain('Generator "ssot" has no setting "confg". Did you mean "config"?')
  })
})
