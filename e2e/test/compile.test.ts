import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateProject, removeProject, ROOT } from '../src/project.js'

const corpus = process.env['SSOT_CORPUS']
const deep = process.env['SSOT_DEEP'] === '1'
const require = createRequire(import.meta.url)

/** Runs a tool in a project and returns what it says; empty when it has nothing to say. */
function say(folder: string, script: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}`.slice(0, 4000)
}

const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
const tsc7 = join(ROOT, 'tooling/typescript-7/node_modules/typescript/bin/tsc')
const eslint = join(dirname(require.resolve('eslint/package.json')), 'bin/eslint.js')
const madge = join(dirname(require.resolve('madge/package.json')), 'bin/cli.js')

const schemas: [name: string, path: string, large: boolean][] = [['blog', join(ROOT, 'examples/blog/prisma/schema.prisma'), false]]
const langfuse = corpus === undefined ? undefined : join(corpus, 'as-published/langfuse__langfuse__shared/schema.prisma')
if (langfuse !== undefined && existsSync(langfuse)) schemas.push(['langfuse', langfuse, true])
else console.warn('SSOT_CORPUS is not set: the schema of 71 models is not compiled.')

describe.each(schemas)('the output for %s', (name, schema, large) => {
  let folder: string
  beforeAll(() => {
    folder = generateProject(name, schema)
  })
  afterAll(() => removeProject(folder))

  test('has no type error under TypeScript 5.9', { timeout: 180_000 }, () => {
    expect(say(folder, tsc, ['--noEmit'])).toBe('')
  })

  test('has none under TypeScript 7', { timeout: 180_000 }, () => {
    expect(say(folder, tsc7, ['--noEmit'])).toBe('')
  })

  test('holds no any and no directive that silences a checker, and casts in few places', () => {
    const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.startsWith(join('gen', 'prisma')))
    const found = files.filter((path) => /\bas any\b|: any\b|<any>|@ts-/.test(readFileSync(join(folder, 'src', path), 'utf8')))
    expect(found).toEqual([])
    const casting = files.filter((path) => readFileSync(join(folder, 'src', path), 'utf8').includes('as unknown as'))
    expect(casting).toEqual([join('gen', 'runtime', 'api', 'door.ts')])
  })

  test.skipIf(large && !deep)('has nothing that typed linting reports', { timeout: 600_000 }, () => {
    expect(say(folder, eslint, ['.', '--max-warnings', '0'])).toBe('')
    // The linter does see faults: a floating promise is one.
    writeFileSync(join(folder, 'src/planted.ts'), 'export function planted() {\n  Promise.resolve(1)\n}\n')
    expect(say(folder, eslint, ['src/planted.ts'])).toContain('no-floating-promises')
  })

  test.skipIf(large && !deep)('has no import cycle', { timeout: 300_000 }, () => {
    expect(say(folder, madge, ['--circular', '--extensions', 'ts', '--ts-config', 'tsconfig.json', '--exclude', 'gen/prisma/', 'src'])).toBe('')
  })
})
