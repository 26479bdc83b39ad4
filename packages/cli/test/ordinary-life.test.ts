import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { folderWith, ssot, write, type Run } from './run-ssot.js'

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 })

const SCHEMA = 'datasource db {\n  provider = "sqlite"\n}\n\nmodel Post {\n  id    Int    @id\n  title String\n}\n'
const project = (files: { readonly [path: string]: string } = {}) => folderWith({ 'prisma/schema.prisma': SCHEMA, ...files })
type Said = { readonly ok: boolean; readonly diagnostics: readonly { readonly code: string; readonly help: string | null; readonly message: string }[] }
const said = ({ out }: Run) => JSON.parse(out) as Said
const codes = (run: Run) => said(run).diagnostics.map(({ code }) => code)

describe('the command line', () => {
  test('takes flags before the command as well as behind it', () => {
    const folder = project()
    const behind = ssot(folder, ['inspect', '--json', '--schema', 'prisma/schema.prisma'])
    const before = ssot(folder, ['--json', '--schema', 'prisma/schema.prisma', 'inspect'])
    const timeless = ({ out }: Run) => ({ ...(JSON.parse(out) as object), timings: {} })
    expect(timeless(before)).toEqual(timeless(behind))
    expect(ssot(join(folder, 'prisma'), ['--cwd', folder, 'plugins', 'list'])).toMatchObject({ code: 0 })
    expect(codes(ssot(folder, ['--json', 'genrate']))).toEqual(['cli/unknown-command'])
    expect(codes(ssot(folder, ['--chek', '--json', 'generate']))).toEqual(['cli/unknown-flag'])
  })

  test('says what follows a word that begins commands and is none', () => {
    const run = ssot(project(), ['plugins'])
    expect(run.code).toBe(2)
    expect(run.err).toContain('error cli/command-unfinished "ssot plugins" is the beginning of a command.')
    expect(run.err).toContain('fix: Write `ssot plugins list`, `ssot plugins add` or `ssot plugins new`.')
    expect(ssot(project(), ['plugins', 'lst']).err).toContain('Did you mean "plugins list"?')
  })

  test('says how the command line names a framework where plugins alone do not', () => {
    const run = ssot(project(), ['generate', '--plugins', 'openapi,client'])
    expect(run.code).toBe(2)
    expect(run.err).toContain('`--framework express`')
  })

  test('shows one thing at a time, and refuses to be asked for two', () => {
    const folder = project()
    expect(codes(ssot(folder, ['inspect', '--mermaid', '--indexes', '--json']))).toEqual(['cli/inspect-one'])
    expect(ssot(folder, ['inspect', 'Post', '--mermaid']).out).toMatch(/^erDiagram[^]+Post/)
    expect(codes(ssot(folder, ['inspect', 'Pots', '--mermaid', '--json']))).toContain('cli/unknown-model')
  })

  test('names a folder of --cwd that is not there', () => {
    const folder = project()
    for (const cwd of ['nope', 'prisma/schema.prisma', 'prisma/schema.prisma/x'])
      expect(ssot(folder, ['generate', '--cwd', cwd, '--json'])).toMatchObject({ code: 2, out: expect.stringContaining('cli/cwd-missing') as string })
  })
})

describe('a list of plugins that names none', () => {
  test.each([',', ' ', ' , '])('is a fault, and takes nothing away: "%s"', (list) => {
    const folder = project()
    expect(ssot(folder, ['generate', '--no-prisma-client']).code).toBe(0)
    const run = ssot(folder, ['generate', '--no-prisma-client', '--plugins', list, '--json'])
    expect(run.code).toBe(2)
    expect(codes(run)).toEqual(['cli/plugin-name'])
    expect(existsSync(join(folder, 'src/gen/models/post/dto.ts'))).toBe(true)
    expect(codes(ssot(folder, ['init', 'shop', '--yes', '--plugins', list, '--json']))).toEqual(['cli/plugin-name'])
  })

  test('none is alone where it is meant', () => {
    const folder = folderWith({})
    expect(codes(ssot(folder, ['init', 'shop', '--yes', '--plugins', 'none,openapi', '--json']))).toEqual(['cli/init-plugin'])
    expect(ssot(folder, ['init', 'shop', '--yes', '--no-prisma-client', '--plugins', 'none']).code).toBe(0)
  })
})

describe('what the system refuses is no bug of ours', () => {
  test.each([
    ['generate', '--out', 'file'],
    ['generate', '--out', 'file/below'],
    ['generate', '--schema', 'loop'],
    ['generate', '--out', 'nowhere'],
    ['generate', '--out', 'a'.repeat(300)],
    ['init', 'file/below', '--yes'],
  ])('%s %s %s', (...args) => {
    const folder = project({ file: '' })
    symlinkSync('loop', join(folder, 'loop'))
    symlinkSync('gone/below', join(folder, 'nowhere'))
    const run = ssot(folder, [...args, '--json'])
    expect(run).toMatchObject({ code: 2, err: '' })
    expect(codes(run)).toEqual([args[2] === 'file' ? 'output/root' : 'cli/disk-refused'])
    const plain = ssot(folder, args)
    expect(plain.code).toBe(2)
    expect(plain.err).not.toMatch(/bug|stack/)
  })

  // There each new folder is refused as if the one above were not there.
  test.skipIf(!existsSync('/proc/self'))('a folder in /proc', () => {
    const folder = project()
    for (const out of ['/proc/x', '/proc/x/y']) expect(codes(ssot(folder, ['generate', '--out', out, '--no-prisma-client', '--json']))).toEqual(['cli/disk-refused'])
    expect(codes(ssot(folder, ['plugins', 'new', 'hello', '/proc/x/y', '--json']))).toEqual(['cli/out-unusable'])
  })

  // Nothing is kept from whoever is root.
  test.skipIf(process.getuid?.() === 0)('a folder that may not be read', () => {
    const folder = project()
    chmodSync(join(folder, 'prisma'), 0)
    const run = ssot(folder, ['generate', '--json'])
    chmodSync(join(folder, 'prisma'), 0o755)
    expect(run.code).toBe(2)
    expect(codes(run)).toEqual(['cli/disk-refused'])
  })
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is named', () => {
  const folder = project()
  expect(ssot(folder, ['generate', '--no-prisma-client']).code).toBe(0)
  write(folder, 'prisma/schema.prisma', SCHEMA.replace('title', 'name'))
  chmodSync(join(folder, 'src/gen/models/post'), 0o555)
  const run = ssot(folder, ['generate', '--no-prisma-client', '--json'])
  chmodSync(join(folder, 'src/gen/models/post'), 0o755)
  expect(codes(run)).toEqual(['cli/schema-generator', 'cli/out-unusable'])
  expect(said(run).diagnostics[1]?.message).toContain('"src/gen/models/post/')
})

describe('a config', () => {
  test('that prints leaves standard output to results', () => {
    const folder = project({ 'ssot.config.ts': "console.log('read .env')\nconsole.info('and more')\nexport default {}\n" })
    const run = ssot(folder, ['inspect', '--json'])
    expect(said(run)).toMatchObject({ ok: true })
    expect(run.err).toContain('read .env\nand more\n')
    expect(ssot(folder, ['inspect', '--mermaid']).out).toMatch(/^erDiagram/)
  })

  test('that leaves something open does not hold up the command, nor cuts short what it says', () => {
    const folder = project({ 'ssot.config.ts': 'setInterval(() => undefined, 1000)\nexport default {}\n' })
    const run = ssot(folder, ['inspect', '--json'])
    expect(run.code).toBe(0)
    expect(said(run)).toMatchObject({ ok: true })
    expect(ssot(folder, ['generate', '--check', '--no-prisma-client']).code).toBe(3)
  })

  test.each([
    ['ends the process', 'process.exit(0)\n', /"ssot\.config\.ts" ended the process/],
    ['ends it later', 'setTimeout(() => process.exit(0), 1)\nawait new Promise((resolve) => setTimeout(resolve, 20_000))\n', /"ssot\.config\.ts" ended the process/],
    ['waits for what never comes', 'await new Promise(() => undefined)\n', /The process ended before/],
  ])('that %s is an error', (_, line, says) => {
    const folder = project({ 'ssot.config.ts': `${line}export default {}\n` })
    const run = ssot(folder, ['generate', '--no-prisma-client', '--json'])
    expect(run.code).toBe(2)
    expect(said(run)).toMatchObject({ ok: false, files: [], diagnostics: [{ code: 'cli/ended-early', message: expect.stringMatching(says) as string }] })
    expect(ssot(folder, ['generate', '--no-prisma-client'])).toMatchObject({ code: 2, err: expect.stringMatching(says) as string })
  })

  test('that is there and cannot be read is told as what it is', () => {
    const fault = (args: readonly string[], make: (path: string) => void) => {
      const folder = project()
      make(join(folder, 'ssot.config.ts'))
      const run = ssot(folder, ['inspect', ...args, '--json'])
      expect(codes(run)).toEqual(['cli/config-missing'])
      return said(run).diagnostics[0]
    }
    const own = { help: 'Make it a file that you may read, or take it away.' }
    expect(fault([], (path) => mkdirSync(path))).toMatchObject({ ...own, message: 'The config "ssot.config.ts" cannot be read: it is a folder.' })
    expect(fault([], (path) => symlinkSync('gone', path))).toMatchObject({ ...own, message: expect.stringContaining('a link that leads nowhere') as string })
    // Nothing is kept from whoever is root.
    if (process.getuid?.() !== 0) expect(fault([], (path) => writeFileSync(path, '', { mode: 0 }))).toMatchObject({ ...own, message: expect.stringContaining('you may not read it') as string })
    expect(fault(['--config', 'no.ts'], () => undefined)).toMatchObject({ help: expect.stringContaining('--config') as string, message: 'The config "no.ts" cannot be read: there is no such file.' })
  })

  test.each(['ssot.config.cjs', 'ssot.config.cts', 'ssot.config.json'])('called %s is not left aside in silence', (name) => {
    const folder = project({ [name]: 'module.exports = {}\n' })
    const run = ssot(folder, ['inspect', '--json'])
    expect(run.code).toBe(2)
    expect(codes(run)).toEqual(['cli/config-name'])
    write(folder, 'ssot.config.ts', 'export default {}\n')
    expect(ssot(folder, ['inspect', '--json']).code).toBe(0)
  })
})

describe('what to do next can be typed as it stands', () => {
  test.each([
    ['my plugin', "cd 'my plugin'"],
    ['-x', 'cd ./-x'],
  ])('in a folder called "%s"', (name, line) => {
    const folder = folderWith({})
    expect(ssot(folder, ['plugins', 'new', 'hello', `./${name}`]).out).toContain(`  ${line}\n`)
    expect(ssot(folder, ['init', `./${name}2`, '--yes', '--no-prisma-client']).out).toContain(`  ${line.replace(/'?$/, (end) => `2${end}`)}\n`)
  })

  test('help does not name what the command does not take', () => {
    const folder = project()
    expect(said(ssot(folder, ['plugins', 'new', '--json'])).diagnostics[0]?.help).toContain('ssot plugins new audit-log')
    mkdirSync(join(folder, 'ssot-plugin-hello/there'), { recursive: true })
    expect(said(ssot(folder, ['plugins', 'new', 'hello', '--json'])).diagnostics[0]?.help).not.toContain('--out')
  })
})

describe('an application that was there before', () => {
  const APP = 'import express from "express";\n\nexport function makeApp() {\n\tconst app = express();\n\tapp.use(express.json());\n\treturn app;\n}\n'
  const MANIFEST = '{ "name": "app", "type": "module", "dependencies": { "express": "^5.0.0" } }\n'
  const quick = ['--yes', '--no-prisma-client']

  test('is shown with its tabs as blanks, and is asked for in words that hold', () => {
    const folder = project({ 'src/app.ts': APP, 'package.json': MANIFEST })
    const { out } = ssot(folder, ['init', ...quick])
    expect(out).toContain('+    6    app.use(generatedApi());')
    expect(out).not.toContain('\\u{9}')
    const asked = said(ssot(folder, ['init', '--undo', '--json']))
    expect(asked.diagnostics).toMatchObject([{ code: 'cli/init-answers', help: 'Agree with --yes.' }])
    expect(ssot(folder, ['init', '--undo', '--yes']).out).not.toContain('\\u{9}')
  })

  test.each([
    ['index.js', "const express = require('express')\nconst app = express()\napp.listen(3000)\n"],
    ['src/app.ts', "import express = require('express')\n\nconst app = express()\napp.listen(3000)\n"],
  ])('is refused for what it is where it is CommonJS: %s', (path, text) => {
    const folder = project({ [path]: text, 'package.json': MANIFEST.replace('"type": "module", ', '') })
    for (const more of [[], ['--app', path]]) {
      const run = ssot(folder, ['init', ...quick, ...more, '--json'])
      expect(run.code).toBe(2)
      expect(said(run).diagnostics).toMatchObject([{ code: 'cli/adopt-modules', message: expect.stringContaining(`"${path}" cannot import generated code`) as string }])
    }
  })

  test('is seen though its package.json begins with a byte-order mark', () => {
    const folder = project({ 'src/app.ts': APP, 'package.json': `\uFEFF${MANIFEST}` })
    expect(ssot(folder, ['init', ...quick])).toMatchObject({ code: 0, out: expect.stringContaining('create src/generated-api.ts') as string })
    expect(ssot(folder, ['generate', '--check', '--no-prisma-client']).code).toBe(0)
  })
})
