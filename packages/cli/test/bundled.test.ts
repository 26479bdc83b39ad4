import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bundledExports, loadRuntimeFolder } from '../src/plugins/bundled.js'
import { folderWith, ssot } from './run-ssot.js'

const EXPRESS = '@ssot-codegen/gen-express'
const SCHEMA = 'datasource db {\n  provider = "sqlite"\n}\nmodel A {\n  id Int @id\n}\n'

const manifest = (version: string) => JSON.stringify({ name: EXPRESS, version, type: 'module', main: 'index.js' })

describe('a generator that is built in', () => {
  it('is used where nothing is installed, and where the same copy is', () => {
    const home = folderWith({})
    expect(bundledExports(EXPRESS, home)).toHaveProperty('express')
    mkdirSync(join(home, 'node_modules/@ssot-codegen'), { recursive: true })
    symlinkSync(fileURLToPath(new URL('../../gen-express', import.meta.url)), join(home, 'node_modules', EXPRESS))
    expect(bundledExports(EXPRESS, home)).toHaveProperty('express')
  })

  it('gives way to the copy that the project has installed', () => {
    const home = folderWith({
      [`node_modules/${EXPRESS}/package.json`]: manifest('0.1.0'),
      [`node_modules/${EXPRESS}/index.js`]: `export const express = () => { throw new Error('theirs') }`,
      'schema.prisma': SCHEMA,
      'empty.mjs': 'export default {}',
      'ssot.config.ts': `import { express } from '${EXPRESS}'\nexport default { plugins: [express()] }`,
    })
    expect(bundledExports(EXPRESS, join(home, 'below'))).toBeUndefined()
    const run = (args: readonly string[]) => ssot(home, ['generate', '--dry-run', ...args])
    expect(run([])).toMatchObject({ code: 2, err: expect.stringContaining('cannot be loaded: theirs') as string })
    expect(run(['--config', 'empty.mjs'])).toMatchObject({ code: 2, err: expect.stringContaining('cli/plugin-not-one') as string })
  })

  it('has its runtime files where its own package is', () => {
    const files = (url: string) => loadRuntimeFolder(new URL(url)).files.map(({ path }) => path)
    expect(files(`ssot:/${EXPRESS}/runtime/`)).toEqual(files(new URL('../../gen-express/runtime/', import.meta.url).href))
    expect(() => files('ssot:/@ssot-codegen/gen-gone/runtime/')).toThrow('is not installed')
  })
})
