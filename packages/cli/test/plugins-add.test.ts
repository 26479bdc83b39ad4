import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { folderWith, pathsIn, ssot, write } from './run-ssot.js'

// Each test starts the command several times.
vi.setConfig({ testTimeout: 120_000 })

const CONFIG = `import { defineConfig } from '@ssot-codegen/cli'
import { api } from '@ssot-codegen/gen-api'

export default defineConfig({
  // who may
  plugins: [api({ access: 'public' })],
})
`
const ADDED = CONFIG.replace("gen-api'\n", "gen-api'\nimport { client } from '@ssot-codegen/gen-client'\n").replace("'public' })]", "'public' }), client()]")
const text = (folder: string) => readFileSync(join(folder, 'ssot.config.ts'), 'utf8')
const jsonOf = (out: string) => JSON.parse(out) as { files: unknown[]; diagnostics: { code: string; help: string }[] }

describe('ssot plugins add', () => {
  test('shows how the config changes, changes it, and once it has the plugin says so', () => {
    const folder = folderWith({ 'ssot.config.ts': CONFIG })
    const dry = ssot(folder, ['plugins', 'add', 'client', '--dry-run'])
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining("+import { client } from '@ssot-codegen/gen-client'\n") as string })
    expect(text(folder)).toBe(CONFIG)

    const done = ssot(folder, ['plugins', 'add', 'client'])
    expect(done.out).toBe(dry.out.replace('would be updated', 'updated'))
    expect(done.err).toContain('npm install --save-dev @ssot-codegen/gen-client`')
    expect(text(folder)).toBe(ADDED)

    expect(jsonOf(ssot(folder, ['plugins', 'add', 'client', '--json']).out)).toMatchObject({ files: [{ path: 'ssot.config.ts', action: 'keep' }], diagnostics: [] })
    expect(text(folder)).toBe(ADDED)
    expect(pathsIn(folder)).toEqual(['ssot.config.ts'])
  })

  test('makes a config where there is none, which runs what ran before', () => {
    const folder = folderWith({ 'prisma/schema.prisma': 'datasource db {\n  provider = "sqlite"\n}\nmodel A {\n  id Int @id\n}\n' })
    const plugins = () => (JSON.parse(ssot(folder, ['plugins', 'list', '--json']).out) as { plugins: { name: string; active: boolean }[] }).plugins.filter((p) => p.active).map((p) => p.name)
    const before = plugins()
    expect(ssot(folder, ['plugins', 'add', 'client']).code).toBe(0)
    expect(plugins()).toEqual([...before, 'client'].sort())
  })

  test('a config that it cannot change for sure stays as it is, and what to add is told', () => {
    const odd = 'const list = () => []\nexport default { plugins: list() }\n'
    const folder = folderWith({ 'ssot.config.ts': odd })
    const { code, out } = ssot(folder, ['plugins', 'add', 'client', '--json'])
    expect(code).toBe(2)
    expect(jsonOf(out).diagnostics).toMatchObject([{ code: 'cli/config-by-hand', help: expect.stringContaining("import { client } from '@ssot-codegen/gen-client'") as string }])
    expect(text(folder)).toBe(odd)
  })

  test('what is not installed is told with the command that installs it, by the package manager of the project', () => {
    const folder = folderWith({ 'ssot.config.ts': CONFIG, 'pnpm-lock.yaml': '' })
    const fault = (name: string) => jsonOf(ssot(folder, ['plugins', 'add', name, '--json']).out).diagnostics[0]
    expect(fault('ssot-plugin-zebra')).toMatchObject({ code: 'cli/plugin-not-installed', help: expect.stringContaining('pnpm add --save-dev ssot-plugin-zebra') as string })
    expect(fault('@acme/zebra')?.help).toContain('pnpm add --save-dev @acme/zebra')
    expect(fault('clint')).toMatchObject({ code: 'cli/plugin-not-installed', help: 'Did you mean "client"?' })
    const unheard = fault('foo')
    expect(unheard).toMatchObject({ code: 'cli/plugin-not-installed', message: 'Plugin "foo" is not installed: there is no package @ssot-codegen/gen-foo, nor ssot-plugin-foo, nor foo.' })
    expect(unheard?.help).toMatch(/^Ours are "api", .+ name it by its package\.$/)
    expect(jsonOf(ssot(folder, ['plugins', 'add', '--json']).out).diagnostics).toMatchObject([{ code: 'cli/plugin-unnamed' }])
    expect(text(folder)).toBe(CONFIG)
  })

  test('no link is followed', () => {
    const elsewhere = folderWith({ 'real.ts': CONFIG })
    const folder = folderWith({})
    symlinkSync(join(elsewhere, 'real.ts'), join(folder, 'ssot.config.ts'))
    expect(ssot(folder, ['plugins', 'add', 'client'])).toMatchObject({ code: 2, err: expect.stringContaining('symbolic link') as string })
    write(folder, 'unrelated.txt', '')
    expect(readFileSync(join(elsewhere, 'real.ts'), 'utf8')).toBe(CONFIG)
  })
})
