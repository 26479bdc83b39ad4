import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { syntaxErrors } from '@ssot-codegen/core/testing'
import { describe, expect, test, vi } from 'vitest'
import { pluginScaffold } from '../src/commands/plugins/scaffold.js'
import { folderWith, pathsIn, ssot } from './run-ssot.js'

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 })

type Listed = { readonly plugins: readonly { readonly name: string; readonly package: string; readonly emits: readonly string[]; readonly active: boolean }[] }

// That the package builds and passes its tests where it is installed, `pnpm test:packed` shows; its own tests run with ours, as `templates/plugin/test`.
describe('ssot plugins new', () => {
  test('writes the package of a plugin, which is listed before its first edit', () => {
    const folder = folderWith({ 'package.json': '{ "devDependencies": { "ssot-plugin-audit-log": "file:ssot-plugin-audit-log" } }' })
    const plugin = join(folder, 'ssot-plugin-audit-log')
    expect(ssot(folder, ['plugins', 'new', 'audit-log', '--dry-run'])).toMatchObject({ code: 0, out: expect.stringContaining('would be created') as string })
    expect(pathsIn(folder)).toEqual(['package.json'])
    expect(ssot(folder, ['plugins', 'new', 'audit-log'])).toMatchObject({ code: 0, out: expect.stringContaining('cd ssot-plugin-audit-log\n') as string })
    expect(pathsIn(plugin)).toEqual(expect.arrayContaining(['.gitignore', 'package.json', 'src/plugin.ts', 'test/plugin.test.ts']))
    const texts = pathsIn(plugin).filter((path) => /\.\w+$/.test(path)).map((path) => readFileSync(join(plugin, path), 'utf8'))
    expect(texts.join('\n')).not.toMatch(/hello/i)

    const listed = (cwd: string) => (JSON.parse(ssot(cwd, ['plugins', 'list', '--json']).out) as Listed).plugins.find(({ name }) => name === 'audit-log')
    expect(listed(plugin)).toMatchObject({ package: 'ssot-plugin-audit-log', emits: ['src/gen/audit-log/models.ts'], active: false })
  })

  test('does not touch what is there', () => {
    const folder = folderWith({ 'ssot-plugin-mine/note.txt': 'mine' })
    expect(ssot(folder, ['plugins', 'new', 'mine'])).toMatchObject({ code: 2, err: expect.stringContaining('cli/out-unusable') as string })
    symlinkSync(folderWith({}), join(folder, 'link'))
    expect(ssot(folder, ['plugins', 'new', 'other', 'link']).code).toBe(2)
    expect(pathsIn(folder)).toEqual(['link', 'ssot-plugin-mine', 'ssot-plugin-mine/note.txt'])
  })

  test.each(['Audit Log', '-x', '../x', 'a--b', 'api', ''])('refuses the name "%s"', (name) => {
    const folder = folderWith({})
    expect(ssot(folder, ['plugins', 'new', name]).code).toBe(2)
    expect(pathsIn(folder)).toEqual([])
  })

  test.each(['z', 'delete', 'from', 'generate', 'test', 'constructor', 'a1-b2'])('a plugin may be called "%s"', (name) => {
    for (const [path, text] of pluginScaffold(name)) if (path.endsWith('.ts')) expect([path, syntaxErrors(text)]).toEqual([path, []])
    const plugin = pluginScaffold(name).get('src/plugin.ts') ?? ''
    const [, constant] = /export const (\w+) = definePlugin/.exec(plugin) ?? []
    expect(plugin.match(new RegExp(`import [^;\\n]*\\b${constant ?? '?'}\\b`))).toBeNull()
  })
})
